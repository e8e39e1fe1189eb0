/** The names that a file of `NAME=value` lines sets, each once. Values in quotes may go on over several lines. */
export function variableNames(text: string): string[] {
  const names = new Set<string>();
  const line = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*(?:[=:][ \t]*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\n]*)|$)/gm;
  for (const [, name] of text.replace(/^\uFEFF/, "").matchAll(line)) names.add(name!);
  return [...names];
}
