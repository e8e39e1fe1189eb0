import { parseReference } from "../../images/reference";
import type { Range } from "../../protocol";
import type { Analysis } from "../analysis";
import { sourceFlags } from "./stageOccurrences";

/** An image's name in the file and the address of its page. */
export interface ImageLink {
  range: Range;
  target: string;
}

/** Links of the images that a file names: in FROM, COPY --from, RUN --mount and `# syntax=`. Variables count with their values. */
export function links({ dockerfile, stack }: Analysis): ImageLink[] {
  const found: ImageLink[] = [];
  const link = (range: Range, reference: string | undefined): void => {
    const target = reference === undefined ? undefined : imagePage(reference);
    if (target !== undefined) found.push({ range, target });
  };
  const syntax = dockerfile.directives.find(({ name }) => name === "syntax");
  if (syntax) link(syntax.valueRange, dockerfile.frontend.reference);

  const images = new Map<string, string>();
  for (const { from, range } of stack.edges) if (typeof from === "string") images.set(JSON.stringify(range), from);
  for (const [step, instruction] of dockerfile.instructions.entries()) {
    const [base] = instruction.args;
    if (instruction.name === "FROM" && base) link(base.range, stack.stages[stack.steps[step]!.stage]?.base.reference);
    for (const { said, named } of sourceFlags(instruction)) link(named, images.get(JSON.stringify(said)));
  }
  return found;
}

/** The page of an image in its registry; undefined where the registry's addresses do not follow from the name. */
export function imagePage(name: string): string | undefined {
  if (name === "scratch") return undefined;
  const reference = parseReference(name);
  if ("error" in reference) return undefined;
  const { domain, path } = reference;
  const parts = path.split("/");
  switch (domain) {
    case "docker.io":
      if (parts.length !== 2) return undefined;
      return `https://hub.docker.com/${parts[0] === "library" ? `_/${parts[1]}` : `r/${path}`}`;
    case "ghcr.io":
      // The registry sends a browser on to the package's page, which differs between people and organizations.
      return parts.length === 2 ? `https://ghcr.io/${path}` : undefined;
    case "quay.io":
      return parts.length === 2 ? `https://quay.io/repository/${path}` : undefined;
    case "mcr.microsoft.com":
      return `https://mcr.microsoft.com/artifact/mar/${path}`;
    default:
      return undefined;
  }
}
