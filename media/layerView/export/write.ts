import type { ExportFormat, Snapshot } from "../messages";
import { currentPalette, measureWith } from "./look";
import { markdownOf } from "./markdown";
import { mermaidOf } from "./mermaid";
import { pictureOf } from "./picture";
import { pngOf } from "./png";
import { projectPictureOf } from "./projectPicture";
import { projectMarkdownOf, projectMermaidOf } from "./projectText";

/** What is shown, as text or as the bytes of a PNG in base64. Rejects when nothing is, or it cannot be drawn. */
export async function writeAs(snapshot: Snapshot | undefined, format: ExportFormat): Promise<string> {
  if (!snapshot) throw new Error("nothing is shown");
  if (format === "markdown") return snapshot.kind === "compose" ? projectMarkdownOf(snapshot) : markdownOf(snapshot);
  if (format === "mermaid") return snapshot.kind === "compose" ? projectMermaidOf(snapshot) : mermaidOf(snapshot);
  const palette = currentPalette();
  const measure = measureWith(palette);
  const svg =
    snapshot.kind === "compose" ? projectPictureOf(snapshot, palette, measure) : pictureOf(snapshot, palette, measure);
  return format === "svg" ? svg : pngOf(svg);
}
