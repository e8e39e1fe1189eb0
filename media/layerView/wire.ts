import type { StepFate } from "../../server/protocol";
import type { DockerfileSnapshot, PackedSnapshot, Piece, Snapshot } from "./messages";

type ListName = keyof NonNullable<PackedSnapshot["lists"]>;
type Stack = DockerfileSnapshot["stack"];

/** A Dockerfile's snapshot without its long lists. */
type Rest = Omit<DockerfileSnapshot, "stack" | "whatIf" | "active"> & {
  stack: Omit<Stack, "steps" | "image"> & { image: Omit<Stack["image"], "history"> };
  whatIf?: Omit<NonNullable<DockerfileSnapshot["whatIf"]>, "steps">;
};

/** The editor's end: gives snapshots the form in which they travel to one page. */
export class Packer {
  private number = 0;
  /** By list: the text of each item of the last snapshot. */
  private last: Partial<Record<ListName, string[]>> = {};

  /** For a page that has the last one. */
  next(snapshot: Snapshot): PackedSnapshot {
    return this.pack(snapshot, this.last);
  }

  /** For a page that has none, or misses one. */
  whole(snapshot: Snapshot): PackedSnapshot {
    return this.pack(snapshot, {});
  }

  private pack({ active, ...snapshot }: Snapshot, last: Partial<Record<ListName, string[]>>): PackedSnapshot {
    const after = this.number++;
    const message = {
      type: "snapshot" as const,
      number: this.number,
      ...(last === this.last && { after }),
      ...(active !== undefined && { active }),
    };
    if (snapshot.kind === "compose") {
      this.last = {};
      return { ...message, rest: JSON.stringify(snapshot) };
    }
    const { stack, whatIf, ...others } = snapshot;
    const { steps, image, ...otherStack } = stack;
    const { history, ...otherImage } = image;
    const { steps: fates = [], ...otherWhatIf } = whatIf ?? {};
    const rest: Rest = {
      ...others,
      stack: { ...otherStack, image: otherImage },
      ...(whatIf && { whatIf: otherWhatIf as NonNullable<Rest["whatIf"]> }),
    };
    const texts = { steps: textsOf(steps), history: textsOf(history), fates: textsOf(fates) };
    this.last = texts;
    const lists = {
      steps: piece(texts.steps, last.steps),
      history: piece(texts.history, last.history),
      fates: piece(texts.fates, last.fates),
    };
    return { ...message, rest: JSON.stringify(rest), lists };
  }
}

/** The page's end. What did not change is the same object as in the last snapshot. */
export class Unpacker {
  private number = 0;
  private readonly last: Partial<Record<ListName, unknown[]>> = {};

  /** Undefined: it goes on from a snapshot that this page does not have. */
  unpack({ number, after, rest, lists, active }: PackedSnapshot): Snapshot | undefined {
    if (after !== undefined && after !== this.number) return undefined;
    this.number = number;
    const cursor = active === undefined ? {} : { active };
    if (!lists) return { ...JSON.parse(rest), ...cursor };
    const { stack, whatIf, ...others } = JSON.parse(rest) as Rest;
    const steps = this.items<Stack["steps"][number]>("steps", lists.steps);
    const history = this.items<Stack["image"]["history"][number]>("history", lists.history);
    const fates = this.items<StepFate>("fates", lists.fates);
    return {
      ...others,
      stack: { ...stack, steps, image: { ...stack.image, history } },
      ...(whatIf && { whatIf: { ...whatIf, steps: fates } }),
      ...cursor,
    };
  }

  private items<T>(name: ListName, { start, end, items }: Piece): T[] {
    const last = (this.last[name] ?? []) as T[];
    const read = [...last.slice(0, start), ...(JSON.parse(items) as T[]), ...last.slice(last.length - end)];
    this.last[name] = read;
    return read;
  }
}

function textsOf(items: readonly unknown[]): string[] {
  return items.map((item) => JSON.stringify(item));
}

/** What stands between the items that are the same at the start and at the end. */
function piece(texts: readonly string[], last: readonly string[] = []): Piece {
  const most = Math.min(texts.length, last.length);
  let start = 0;
  while (start < most && texts[start] === last[start]) start++;
  let end = 0;
  while (end < most - start && texts.at(-1 - end) === last.at(-1 - end)) end++;
  return { start, end, items: `[${texts.slice(start, texts.length - end).join(",")}]` };
}
