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

/** Code that may break into lines after a slash: paths and image references are long words. */
export function code(text: string, attributes: Attributes = {}): HTMLElement {
  const parts = text.split(/(?<=\/)(?=[^/])/);
  return element(
    "code",
    attributes,
    ...parts.flatMap((part, index) => (index === 0 ? [part] : [element("wbr"), part])),
  );
}

/** Words for a screen reader that a sighted reader takes from the place or the form. */
export function hidden(words: string): HTMLElement {
  return element("span", { class: "hidden" }, words);
}

/** Attributes of a button that shows the range in the editor when pressed. */
export function revealing(key: string, range: Range): Attributes {
  return { type: "button", "data-key": key, "data-reveal": JSON.stringify(range) };
}

function fill<E extends Element>(target: E, attributes: Attributes, children: Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) target.setAttribute(name, value === true ? "" : String(value));
  }
  target.append(...children.filter((child) => child !== undefined && child !== false));
  return target;
}
