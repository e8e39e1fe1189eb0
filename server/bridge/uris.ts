import { isAbsolute } from "../compose/related/namedFiles";
import { cleanPath } from "../compose/value/paths";

/** The authority may be missing: `tmp:/shop/compose.yaml`. What is `untitled:` lies nowhere yet, even with a path. */
const form = /^(?!untitled:)([a-z][\w+.-]*:(?:\/\/[^/?#]*)?)(\/[^?#]*)/i;

/**
 * The URI of a file by its path from the folder of another one, or by its absolute path; undefined where the other one lies in no
 * folder (a document that was never saved).
 */
export function resolveUri(base: string, path: string): string | undefined {
  const [, root, own] = form.exec(base) ?? [];
  if (root === undefined || own === undefined) return undefined;
  if (isAbsolute(path)) return root + encoded(cleanPath(`/${path.replaceAll("\\", "/")}`));
  const folder = decoded(own.slice(0, own.lastIndexOf("/")));
  return root + encoded(cleanPath(`${folder}/${path}`));
}

/** Whether two URIs name one file: editors differ in what they encode. */
export function isSameUri(one: string, other: string): boolean {
  return one === other || normal(one) === normal(other);
}

/** A file as people name it from the folder of another: `../compose.yaml`. */
export function relativeName(base: string, uri: string): string {
  const [, root, own] = form.exec(base) ?? [];
  const [, otherRoot, other] = form.exec(uri) ?? [];
  if (own === undefined || other === undefined || root !== otherRoot) return decoded(uri);
  const from = decoded(own).split("/").slice(0, -1);
  const to = decoded(other).split("/");
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => ".."), ...to.slice(common)].join("/");
}

function normal(uri: string): string {
  return decoded(uri).replace(
    /^(file:\/\/\/)([a-z]):/i,
    (_, start: string, drive: string) => `${start}${drive.toLowerCase()}:`,
  );
}

/** Half a surrogate pair, which no URI can hold, becomes U+FFFD. */
function encoded(path: string): string {
  const whole = path.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
  return whole.split("/").map(encodeURIComponent).join("/");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
