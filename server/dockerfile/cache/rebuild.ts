import { parseReference } from "../../images/reference";
import type { RebuildReason, StepFate } from "../../protocol";
import type { Input } from "../build/operation";
import { selector } from "../build/operation";
import type { Command, StageNode } from "../build/stages";
import type { IgnorePatterns } from "../check/dockerignore";
import type { Evaluation } from "../evaluate";
import { isSelected } from "./selection";

/** What changed between two builds besides the file and its arguments. */
export interface Changes {
  /** Relative to the build context, `/` between names. */
  files: readonly string[];
  /** References of images that are others now; whether their layers are is not known. */
  images: readonly string[];
  /** What the build context leaves out, in both builds. */
  ignore?: IgnorePatterns;
}

/**
 * What counts for the cache, written so that equal texts mean equal content. `exact` is equal only when it is surely the same;
 * `loose` is equal when it may be the same, because only running tells.
 */
interface Key {
  exact: string;
  loose: string;
}

interface Keyed {
  command: Command;
  key: Key;
  below: Key;
  inputs: Input[];
  inputKeys: Key[];
}

/**
 * Which steps the second build takes from the cache of the first. `reused` and `rebuilt` are certain for the builder's own cache with
 * nothing pruned; `depends` is for what only running it can tell.
 */
export function rebuild(before: Evaluation, after: Evaluation, changes: Changes): StepFate[] {
  const keys = new Keys();
  const others = otherImages(before, after, changes);
  const first = keyOperations(before, keys, { others });
  const second = keyOperations(after, keys, { others, changes });
  const exact = new Set(first.map(({ key }) => key.exact));
  const loose = new Set(first.map(({ key }) => key.loose));
  const looseRoots = new Set(first.map(({ below }) => below.loose));
  const fateOf = ({ key }: Keyed): StepFate["fate"] =>
    exact.has(key.exact) ? "reused" : loose.has(key.loose) ? "depends" : "rebuilt";
  const fates = new Map(second.map((keyed) => [keyed.key, fateOf(keyed)]));
  const lastOf = new Map<string, StepFate["fate"]>();
  return second.map((keyed) => {
    const fate = fates.get(keyed.key)!;
    const stepBelow = lastOf.get(keyed.below.exact);
    lastOf.set(keyed.key.exact, fate);
    const { step, onbuild } = keyed.command;
    const because = reasonOf(keyed, fate, stepBelow, changes, looseRoots);
    return { step, fate, because, ...(onbuild ? { onbuild } : {}) };
  });
}

function reasonOf(
  { below, inputs, inputKeys }: Keyed,
  fate: StepFate["fate"],
  stepBelow: StepFate["fate"] | undefined,
  changes: Changes,
  looseRoots: ReadonlySet<string>,
): RebuildReason {
  if (fate === "reused") return { kind: "unchanged" };
  if (stepBelow === fate) return { kind: "below" };
  const files = changedFiles(inputs, changes);
  if (files.length > 0) return { kind: "files", files };
  const ignoreFile = changes.files.find(isIgnoreFile);
  const mayTakeOthers = inputs.some((input) => input.kind === "context" && takesMany(input.pattern));
  if (fate === "depends" && ignoreFile && mayTakeOthers) return { kind: "files", files: [ignoreFile] };
  if (fate === "rebuilt") return { kind: looseRoots.has(below.loose) ? "definition" : "below" };
  const source = inputs.find((input, at) => input.kind !== "context" && inputKeys[at]!.exact !== inputKeys[at]!.loose);
  if (source?.kind === "remote") return { kind: "remote", source: source.source };
  if (source?.kind === "stage") return { kind: "source", name: source.node.name ?? source.node.baseName };
  return stepBelow ? { kind: "below" } : { kind: "image" };
}

function changedFiles(inputs: readonly Input[], { files, ignore }: Changes): string[] {
  return files.filter((file) =>
    inputs.some((input) => input.kind === "context" && isSelected(input, selector(file), ignore)),
  );
}

/** Gives equal texts equal short names, so that a key does not grow with the number of steps below it. */
class Keys {
  readonly #names = new Map<string, string>();

  name(text: string): string {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const name = `#${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }

  join(parts: readonly Key[], definition: string): Key {
    const own = this.name(definition);
    return {
      exact: this.name(JSON.stringify([own, ...parts.map((part) => part.exact)])),
      loose: this.name(JSON.stringify([own, ...parts.map((part) => part.loose)])),
    };
  }
}

/** Changed images whose layers nobody knows: what is known of them is the same for both builds, so it is not about both. */
function otherImages(before: Evaluation, after: Evaluation, { images }: Changes): Set<string> {
  const known = (evaluation: Evaluation, reference: string) => JSON.stringify(evaluation.options.image(reference));
  return new Set(
    images.map(fullReference).filter((reference) => {
      const now = known(after, reference);
      return now === undefined || now === known(before, reference);
    }),
  );
}

/** All operations of the stages that are built, bases and sources before what uses them. */
function keyOperations(
  { built, options }: Evaluation,
  keys: Keys,
  { others, changes }: { others: ReadonlySet<string>; changes?: Changes },
): Keyed[] {
  const roots = new Map<StageNode, Key>();
  const keyed: Keyed[] = [];
  const same = (text: string): Key => ({ exact: text, loose: text });

  const imageKey = (node: StageNode): Key => {
    if (node.baseName === "scratch") return same("scratch");
    const reference = fullReference(node.baseName);
    const layers = options.image(reference)?.rootfs?.diff_ids;
    if (others.has(reference)) {
      return { exact: `${changes ? "other " : ""}image ${reference}`, loose: `image ${reference}` };
    }
    return same(layers ? `layers ${layers.join(" ")}` : `image ${reference}`);
  };
  const rootOf = (node: StageNode): Key => roots.get(node) ?? imageKey(node);

  const inputKey = (input: Input): Key => {
    if (input.kind === "remote") {
      return input.pinned
        ? same(`remote ${input.source}`)
        : { exact: `remote ${keys.name(`${Math.random()}`)}`, loose: "remote" };
    }
    if (input.kind === "stage") return { exact: `${rootOf(input.node).exact} ${input.path}`, loose: "source" };
    const selection = JSON.stringify([input.pattern, input.exclude]);
    const changed = changes?.files.filter((file) => isSelected(input, selector(file), changes.ignore)) ?? [];
    if (changed.length > 0) return same(`changed context ${selection}`);
    const mayChange = changes?.files.some((file) => isIgnoreFile(file) && takesMany(input.pattern));
    return { exact: `${mayChange ? "perhaps changed " : ""}context ${selection}`, loose: "context" };
  };

  for (const [node, state] of built.states) {
    if (!built.reachable.has(node)) continue;
    let root = node.base ? rootOf(node.base) : imageKey(node);
    for (const { command, describe } of state.operations) {
      const { key, variables, inputs } = describe();
      const below = root;
      const inputKeys = inputs.map(inputKey);
      // All variables in force are a long text, and many steps have the same.
      const definition = JSON.stringify([key, variables && keys.name(variables.text())]);
      root = keys.join([below, ...inputKeys], definition);
      keyed.push({ command, key: root, below, inputs, inputKeys });
    }
    roots.set(node, root);
  }
  return keyed;
}

function fullReference(name: string): string {
  const reference = parseReference(name);
  return "error" in reference ? name : reference.full;
}

/** A change of it may change which files a folder or pattern takes in. */
function isIgnoreFile(file: string): boolean {
  return file === ".dockerignore" || file.endsWith(".dockerignore");
}

function takesMany(pattern: string): boolean {
  return pattern === "" || /[*?[]/.test(pattern) || !/\.[^/]+$/.test(pattern);
}
