/** What the product explains. */
export type DocumentKind = "dockerfile" | "compose";

const names: [kind: DocumentKind, pattern: RegExp][] = [
  ["dockerfile", /^(?:(?:docker|container)file(?:\..*)?|.*\.(?:docker|container)file)$/i],
  ["compose", /^(?:docker-)?compose(?![a-z]).*\.ya?ml$/i],
];

/**
 * What a document is, or undefined. The language id decides where it says anything: editors name Compose files
 * `dockercompose`, `docker-compose` or `yaml.docker-compose`. Else the file's name does, for editors that send `yaml` or `text`.
 */
export function documentKind(document: { languageId: string; uri: string }): DocumentKind | undefined {
  const language = document.languageId.toLowerCase();
  if (language.includes("compose")) return "compose";
  if (language === "dockerfile" || language === "containerfile") return "dockerfile";
  const name = fileName(document.uri);
  return names.find(([, pattern]) => pattern.test(name))?.[0];
}

function fileName(uri: string): string {
  const path = uri.replace(/[?#].*$/s, "");
  const name = path.slice(path.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
