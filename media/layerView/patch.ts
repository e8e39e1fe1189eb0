import { childrenOf, StandIn } from "./kept";

/** Attributes that say where the reader is, not what is shown. */
const ofThePage = new Set(["tabindex", "aria-current"]);

/**
 * Makes `current` equal to `wanted`, touching only what differs: an element stays when its tag and `data-key` do, so
 * focus, selection and hover survive. Keyed elements that come in are marked with the class `new` until the next call.
 */
export function patch(current: Element, wanted: Element): void {
  if (current.isEqualNode(wanted)) return;
  for (const { name } of [...current.attributes]) {
    if (!wanted.hasAttribute(name) && !ofThePage.has(name)) current.removeAttribute(name);
  }
  for (const { name, value } of [...wanted.attributes]) {
    if (current.getAttribute(name) !== value) current.setAttribute(name, value);
  }

  // Long lists change in one place: what is equal in kind before and after it needs no search.
  const children = [...current.childNodes];
  const wantedChildren = childrenOf(wanted);
  let start = 0;
  while (isSameKind(children[start], wantedChildren[start])) start++;
  let end = 0;
  const room = Math.min(children.length, wantedChildren.length) - start;
  while (end < room && isSameKind(children.at(-1 - end), wantedChildren.at(-1 - end))) end++;

  const old = new Map<string, ChildNode[]>();
  for (const child of children.slice(start, children.length - end)) {
    const kind = kindOf(child);
    if (!old.get(kind)?.push(child)) old.set(kind, [child]);
  }
  const middle = wantedChildren.slice(start, wantedChildren.length - end);
  const matches = middle.map((child) => ({ child, match: old.get(kindOf(child))?.shift() }));
  // Leftovers go first: what stays then is in place already and is not moved, which would cost it the focus.
  for (const leftover of [...old.values()].flat()) leftover.remove();

  let at: ChildNode | null = children[start - 1]?.nextSibling ?? (start === 0 ? current.firstChild : null);
  for (const { child, match } of matches) {
    if (!match) {
      if (child instanceof StandIn) continue;
      if (child instanceof Element && child.hasAttribute("data-key")) child.classList.add("new");
      current.insertBefore(child, at);
      continue;
    }
    if (match === at) at = at.nextSibling;
    else current.insertBefore(match, at);
    patchNode(match, child);
  }
  for (let index = 0; index < start; index++) patchNode(children[index]!, wantedChildren[index]!);
  for (let index = end; index > 0; index--) patchNode(children.at(-index)!, wantedChildren.at(-index)!);
}

function patchNode(current: ChildNode, wanted: ChildNode | StandIn): void {
  if (wanted instanceof StandIn) return;
  if (current instanceof Element && wanted instanceof Element) patch(current, wanted);
  else if (current.nodeValue !== wanted.nodeValue) current.nodeValue = wanted.nodeValue;
}

function isSameKind(one: ChildNode | undefined, other: ChildNode | StandIn | undefined): boolean {
  if (!one || !other || one.nodeName !== nameOf(other)) return false;
  return !(one instanceof Element) || one.getAttribute("data-key") === keyOf(other);
}

function kindOf(node: ChildNode | StandIn): string {
  return `${nameOf(node)} ${keyOf(node) ?? ""}`;
}

function nameOf(node: ChildNode | StandIn): string {
  return node instanceof StandIn ? "LI" : node.nodeName;
}

function keyOf(node: ChildNode | StandIn): string | null {
  if (node instanceof StandIn) return node.key;
  return node instanceof Element ? node.getAttribute("data-key") : null;
}
