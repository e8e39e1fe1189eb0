import type { Range } from "../../server/protocol";
import type { Text } from "./text";

type Attributes = Record<string, string | number | boolean | undefined>;
type Child = Node | string | undefined | false;

/** Attributes that are `undefined` or `false` are left out. Children that are strings become text nodes, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag: string, attributes: Attributes = {}, ...children: Child[]): SVGElement {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

export function words(text: Text): Node[] {
  return text.map((piece) => {
    if (typeof piece === "string") return document.createTextNode(piece);
    return "code" in piece ? code(piece.code) : element("strong", {}, piece.strong);
  });
}

export function code(text: string, attributes: Attributes = {}): HTMLElement {
  return element("code", attributes, ...breakable(text));
}

/** Characters from which on text is not worth more than one node: it is cut off, or breaks anywhere. */
const longText = 400;

/**
 * Code that breaks into lines where a reader expects it: after a slash, for paths and image references are long words, and not after
 * the dashes that a flag begins with.
 */
export function breakable(text: string): Child[] {
  if (text.length > longText) return [text];
  return text.split(/((?<!\S)-\S+)/).flatMap((piece, index) => {
    const parts = piece
      .split(/(?<=\/)(?=[^/])/)
      .flatMap((part, index): Child[] => (index === 0 ? [part] : [element("wbr"), part]));
    return index % 2 === 1 ? [element("span", { class: "flag" }, ...parts)] : parts;
  });
}

/** Words of the file or the engine among ours: what they say of the direction of writing ends with them. */
export function foreign(text: string): HTMLElement {
  return element("bdi", {}, text);
}

/** Words for a screen reader that a sighted reader takes from the place or the form. */
export function hidden(words: string): HTMLElement {
  return element("span", { class: "hidden" }, words);
}

/** Attributes of a button that shows the range in the editor when pressed. */
export function revealing(key: string, range: Range): Attributes {
  return { type: "button", "data-key": key, "data-reveal": JSON.stringify(range) };
}

/** The `id` of what stands for a part of the file, by the part's index: how the page finds what is under the editor's cursor. */
export function placeOf(part: "step" | "stage" | "service", index: number): string {
  return `${part}-${index}`;
}

function fill<E extends Element>(target: E, attributes: Attributes, children: Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) target.setAttribute(name, value === true ? "" : String(value));
  }
  target.append(...children.filter((child) => child !== undefined && child !== false));
  return target;
}
