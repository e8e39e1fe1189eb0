/** Go's `path.Join`: the parts behind each other, `.`, `..` and double slashes resolved. */
export function joinPath(...parts: string[]): string {
  const joined = parts.filter((part) => part !== "").join("/");
  if (joined === "") return "";
  const absolute = joined.startsWith("/");
  const resolved: string[] = [];
  for (const part of joined.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") resolved.push(part);
    else if (resolved.length > 0 && resolved.at(-1) !== "..") resolved.pop();
    else if (!absolute) resolved.push(part);
  }
  return (absolute ? "/" : "") + (resolved.join("/") || (absolute ? "" : "."));
}
