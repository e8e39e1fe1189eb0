import { imagePage } from "../../images/page";
import { partsOf } from "../../images/reference";
import type { Range } from "../../protocol";
import { rangeOf } from "../read/lines";
import type { ComposeFile } from "../read/parse";
import { entriesOf, get, getIn, textOf, unquoted, type Value } from "../read/yaml";
import { interpolate } from "../value/interpolate";

/** An image's name in the file and the address of its page. */
export interface ImageLink {
  range: Range;
  target: string;
}

/**
 * Links of the images that are pulled: a service's own, and those it mounts. What a service builds is not looked up in a registry: its
 * `image` is the name of the result.
 */
export function links(compose: ComposeFile): ImageLink[] {
  const pages = new Map<Value, string | undefined>();
  const link = (value: Value | undefined): void => {
    if (value?.kind === "scalar" && value.style !== "block" && !pages.has(value)) pages.set(value, pageOf(value.text));
  };
  const lists = new Set<Value>();
  for (const { root } of compose.documents) {
    for (const [name, service] of entriesOf(get(root, "services"))) {
      if (!getIn(compose.root, ["services", name, "build"])) link(get(service, "image"));
      const volumes = get(service, "volumes");
      if (volumes?.kind !== "list" || lists.has(volumes)) continue;
      lists.add(volumes);
      for (const item of volumes.items) if (textOf(get(item, "type")) === "image") link(get(item, "source"));
    }
  }
  return [...pages].flatMap(([value, target]) =>
    target === undefined ? [] : [{ range: rangeOf(compose.lineStarts, unquoted(compose.text, value)), target }],
  );
}

/** Where the registry and the name are certain; a tag may be whatever a variable says. */
function pageOf(image: string): string | undefined {
  const name = partsOf(image, (text) => text).find(({ kind }) => kind === "name");
  const { text, asked, refused } = interpolate(image.slice(0, name?.end), () => undefined);
  return refused || asked.some(({ blank }) => blank) ? undefined : imagePage(text);
}
