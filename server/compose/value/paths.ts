/** The path without doubled slashes, `.` and `..`, and without a slash at the end: what docker compose makes of a mount's target. */
export function cleanPath(path: string): string {
  const rooted = path.startsWith("/");
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== ".." || kept.at(-1) === "..") kept.push(part);
    else if (kept.length > 0) kept.pop();
    else if (!rooted) kept.push(part);
  }
  const joined = kept.filter((part) => !rooted || part !== "..").join("/");
  return rooted ? `/${joined}` : joined || ".";
}

/** Whether the path is the folder or lies in it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}
