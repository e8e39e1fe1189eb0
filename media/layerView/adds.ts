import type { Edge, LayerStack, Range, Step } from "../../server/protocol";

/** Where copied or mounted files come from. */
export type Source = { stage: number } | { image: string };

/** What a step puts into its layer, as far as its text says. Paths stand as written, variables unexpanded. */
export type Added =
  | { kind: "run"; mounts: Source[] }
  /** `from` absent: the build context. `inline`: files whose text stands in the Dockerfile itself (heredocs). */
  | { kind: "copy"; from?: Source; paths: string[]; inline: number }
  | { kind: "add"; paths: string[]; inline: number; remote: boolean }
  | { kind: "workdir"; path: string }
  | { kind: "other" };

/** What a step puts into its layer. Stages and images it takes files from are read off the model's edges, not off the text. */
export function addedBy(step: Step, stack: LayerStack): Added {
  const args = argumentsOf(step);
  const paths = args.slice(0, -1).filter((path) => !path.startsWith("<<"));
  const inline = args.slice(0, -1).length - paths.length;
  switch (step.instruction) {
    case "RUN":
      return { kind: "run", mounts: sources(stack.edges, step.range, "mount") };
    case "COPY": {
      const [from] = sources(stack.edges, step.range, "copy");
      return { kind: "copy", ...(from && { from }), paths, inline };
    }
    case "ADD":
      return { kind: "add", paths, inline, remote: paths.length > 0 && paths.every(isRemote) };
    case "WORKDIR":
      return { kind: "workdir", path: args.join(" ") };
    default:
      return { kind: "other" };
  }
}

/** The instruction's words after keyword and flags; those of the JSON form without their quotes. */
export function argumentsOf(step: Step): string[] {
  const text = step.text.replace(/^\S+\s*/, "").replace(/^(?:--\S+\s+)+/, "");
  if (text.startsWith("[")) {
    try {
      const words: unknown = JSON.parse(text);
      if (Array.isArray(words)) return words.map(String);
    } catch {
      // The builder, too, takes broken JSON for plain words.
    }
  }
  return text.split(/\s+/).filter(Boolean);
}

function sources(edges: Edge[], range: Range, kind: Edge["kind"]): Source[] {
  const found = new Map<number | string, Source>();
  for (const { from, kind: its, range: where } of edges) {
    if (its !== kind || !within(where, range)) continue;
    found.set(from, typeof from === "number" ? { stage: from } : { image: from });
  }
  return [...found.values()];
}

/** `outer` holds all of `inner`. */
export function within(inner: Range, outer: Range): boolean {
  const before = (a: Range["start"], b: Range["start"]) =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
  return before(outer.start, inner.start) && before(inner.end, outer.end);
}

/** The sources are the build context as a whole, less what .dockerignore leaves out. */
export function isContext(paths: string[]): boolean {
  return paths.length === 1 && /^\.?\/?$/.test(paths[0] ?? "");
}

/** ADD's sources that BuildKit fetches: HTTP(S) and Git. */
function isRemote(path: string): boolean {
  return /^(https?|git|ssh):\/\/|^git@/i.test(path);
}
