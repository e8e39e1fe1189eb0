import { spotInTree } from "../read/inTree";
import type { ComposeFile } from "../read/parse";
import type { Mark } from "../read/tree";
import { get, type Path, type Value } from "../read/yaml";
import { isExtension } from "./keys";

/** How many extensions deep an anchor's use is followed. */
const deepest = 5;

/** The aliases that stand for this very value. */
export function aliasesOf({ marks }: ComposeFile, value: Value | undefined): Mark[] {
  return value ? marks.filter((mark) => mark.kind === "alias" && mark.value === value) : [];
}

/** The anchor that an alias means: the last of its name above it. */
export function anchorOf({ marks }: ComposeFile, alias: Mark): Mark | undefined {
  return marks.findLast((mark) => mark.kind === "anchor" && mark.value !== undefined && mark.value === alias.value);
}

/** The path of the key whose value an alias is, or into which it is merged. */
export function pathOfAlias(compose: ComposeFile, alias: Mark): Path {
  const document = compose.documents.find(({ end }) => alias.start < end) ?? compose.documents.at(-1);
  const path = document?.root ? (spotInTree(compose, document.root, alias.start)?.path ?? []) : [];
  const merge = path.indexOf("<<");
  return merge < 0 ? path : path.slice(0, merge);
}

/**
 * Where Compose reads what stands under an `x-` key: the path at the first alias of the innermost anchor around it. A path without an
 * `x-` key is itself; undefined when nobody uses it.
 */
export function pathInUse(compose: ComposeFile, path: Path, depth = 0): Path | undefined {
  if (!path.some((_, at) => isExtension(path.slice(0, at + 1)))) return path;
  if (depth >= deepest) return undefined;
  const values = valuesAlong(compose, path);
  for (let at = path.length - 1; at > 0; at--) {
    const [alias] = aliasesOf(compose, values[at]);
    const used = alias && pathInUse(compose, [...pathOfAlias(compose, alias), ...path.slice(at)], depth + 1);
    if (used) return used;
  }
  return undefined;
}

/** The value at each prefix of the path, the empty one first. */
function valuesAlong({ root }: ComposeFile, path: Path): (Value | undefined)[] {
  const values: (Value | undefined)[] = [root];
  for (const step of path) {
    const value = values.at(-1);
    values.push(childOf(value, step));
  }
  return values;
}

function childOf(value: Value | undefined, step: string | number): Value | undefined {
  if (typeof step === "string") return get(value, step);
  return value?.kind === "list" ? value.items[step] : undefined;
}

/**
 * The path in what all documents together say: behind the lists of the documents above, an item has another position. The path is that
 * in the document at the offset.
 */
export function pathInAll({ documents, root }: ComposeFile, path: Path, offset: number): Path {
  if (documents.length < 2) return path;
  const document = documents.find(({ end }) => offset < end) ?? documents.at(-1);
  let here: Value | undefined = document?.root;
  let all: Value | undefined = root;
  return path.map((step) => {
    here = childOf(here, step);
    const at = all?.kind === "list" && here ? all.items.indexOf(here) : -1;
    const found = at < 0 ? step : at;
    all = childOf(all, found);
    return found;
  });
}
