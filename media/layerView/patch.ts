import { isStandIn } from "./kept";

/** Attributes that say where the reader is, not what is shown. */
const ofThePage = new Set(["tabindex", "aria-current"]);

/**
 * Makes `current` equal to `wanted`, touching only what differs: an element stays when its tag and `data-key` do, so
 * focus, selection and hover survive. Keyed elements that come in are marked with the class `new` until the next call.
 */
export function patch(current: Element, wanted: Element): void {
  if (isStandIn(wanted) || current.isEqualNode(wanted)) return;
  for (const { name } of [...current.attributes]) {
    if (!wanted.hasAttribute(name) && !ofThePage.has(name)) current.removeAttribute(name);
  }
  for (const { name, value } of [...wanted.attributes]) {
    if (current.getAttribute(name) !== value) current.setAttribute(name, value);
  }

  const old = new Map<string, ChildNode[]>();
  for (const child of current.childNodes) {
    const kind = kindOf(child);
    if (!old.get(kind)?.push(child)) old.set(kind, [child]);
  }
  const matches = [...wanted.childNodes].map((child) => ({ child, match: old.get(kindOf(child))?.shift() }));
  // Leftovers go first: what stays then is in place already and is not moved, which would cost it the focus.
  for (const leftover of [...old.values()].flat()) leftover.remove();

  let at = current.firstChild;
  for (const { child, match } of matches) {
    if (!match) {
      if (child instanceof Element && child.hasAttribute("data-key")) child.classList.add("new");
      current.insertBefore(child, at);
      continue;
    }
    if (match === at) at = at.nextSibling;
    else current.insertBefore(match, at);
    if (match instanceof Element && child instanceof Element) patch(match, child);
    else if (match.nodeValue !== child.nodeValue) match.nodeValue = child.nodeValue;
  }
}

function kindOf(node: Node): string {
  return node instanceof Element ? `${node.nodeName} ${node.getAttribute("data-key") ?? ""}` : node.nodeName;
}
