import { type CancellationToken, l10n, type QuickPickItem, window } from "vscode";
import type { LayerStack, OciImage } from "../../../server/protocol";
import { engineCommand } from "../../settings";
import {
  type BuiltEntry,
  type BuiltImage,
  type Container,
  type ListedImage,
  readContainers,
  readHistory,
  readIds,
  readImage,
  readImages,
} from "./answers";
import type { Built } from "./compareImage";

/**
 * Runs the container command line of this machine with arguments that only read, and gives its standard output. Rejects with an
 * error whose message can be shown. `command` comes from the setting `strata.engine.command`, which a workspace cannot set.
 */
export type RunEngine = (command: string, args: string[], token: CancellationToken) => Promise<string>;

/** The engine of this machine, asked through its command line: contexts, remote hosts and rootless engines come with it. */
export class Engine {
  constructor(private readonly runEngine: RunEngine) {}

  async images(token: CancellationToken): Promise<ListedImage[]> {
    return readImages(await this.run(["image", "ls", "--format", "json"], token));
  }

  /** What there is to know of an image that was built from the file, with the base image if the engine has that too. */
  async built(name: string, stack: LayerStack, token: CancellationToken): Promise<Built | undefined> {
    const image = await this.image(name, token);
    if (!image) return undefined;
    const { reference } = stack.image.base;
    const [history, base, containers] = await Promise.all([
      this.history(name, token),
      reference === undefined ? undefined : this.history(reference, token).catch(() => undefined),
      this.containers(image.id, token),
    ]);
    return { name, image, history, containers, ...(base && { base }) };
  }

  /** The base images of the file that the engine has, as the model takes them. */
  async bases(stack: LayerStack, token: CancellationToken): Promise<Record<string, OciImage>> {
    const references = [...new Set(stack.stages.map(({ base }) => base.reference))].filter(
      (name) => name !== undefined,
    );
    const found = await Promise.all(
      references.map(async (name) => [name, (await this.image(name, token))?.image] as const),
    );
    return Object.fromEntries(found.filter((entry): entry is [string, OciImage] => entry[1] !== undefined));
  }

  /** Undefined: the engine has no such image. */
  private async image(name: string, token: CancellationToken): Promise<BuiltImage | undefined> {
    try {
      return readImage(await this.run(["image", "inspect", name], token));
    } catch {
      return undefined;
    }
  }

  private async history(name: string, token: CancellationToken): Promise<BuiltEntry[]> {
    return readHistory(
      await this.run(["image", "history", "--no-trunc", "--human=false", "--format", "json", name], token),
    );
  }

  private async containers(image: string, token: CancellationToken): Promise<Container[]> {
    const ids = readIds(
      await this.run(["ps", "--all", "--quiet", "--no-trunc", "--filter", `ancestor=${image}`], token),
    );
    if (ids.length === 0) return [];
    return readContainers(await this.run(["container", "inspect", "--size", ...ids.slice(0, 50)], token));
  }

  private run(args: string[], token: CancellationToken): Promise<string> {
    return this.runEngine(engineCommand(), args, token);
  }
}

/** Lets the reader choose the image that was built from the file; those that are called like its folder come first. */
export async function pickImage(images: ListedImage[], folder: string | undefined): Promise<string | undefined> {
  const wanted = folder?.toLowerCase();
  const likely = (name: string) => wanted !== undefined && name.toLowerCase().includes(wanted);
  const items = images.map(({ name, id, created }): QuickPickItem => {
    const short = id.replace(/^sha256:/, "").slice(0, 12);
    return { label: name, description: [short, created].filter(Boolean).join(" · ") };
  });
  const sorted = items.sort(
    (a, b) => Number(likely(b.label)) - Number(likely(a.label)) || a.label.localeCompare(b.label),
  );
  const picked = await window.showQuickPick(sorted, {
    placeHolder: l10n.t("The image that was built from this file"),
    matchOnDescription: true,
  });
  return picked?.label;
}
