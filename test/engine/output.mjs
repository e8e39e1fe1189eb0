/**
 * Why the builder refused, without the words of the command line around it, and the lines of the Dockerfile that it marks or names.
 * @param {string} stderr of a failed `docker build --progress plain`
 * @returns {{ message: string, line?: number, lastLine?: number }} `lastLine` where there are several
 */
export function refusal(stderr) {
  const said = stderr.slice(stderr.lastIndexOf("ERROR: ")).replace(/\n+$/, "");
  const message = stable(
    said.replace(/^ERROR: (failed to build: )?(failed to solve: )?(failed to run Build function: )?/, ""),
  );
  const marked = [...stderr.matchAll(/^ +(\d+) \| >>>/gm)].map(([, line]) => Number(line));
  const line = marked[0] ?? Number(/\bparse error on line (\d+)/.exec(message)?.[1]);
  const lastLine = marked.at(-1) ?? line;
  return { message, ...(line > 0 ? { line } : {}), ...(lastLine > line ? { lastLine } : {}) };
}

/**
 * The message without what is another in every recording: the order of the rules that a build broke, and how a registry was not reached.
 * @param {string} message
 */
function stable(message) {
  const [, lead, rules] = /^(lint violation found for rules: )(.*)$/.exec(message) ?? [];
  if (rules !== undefined) return lead + rules.split(", ").sort().join(", ");
  return message.replace(/: failed to do request: .*/s, "");
}

/**
 * The steps that the builder shows, in the order of stages and of their steps.
 * @param {string} stderr of `docker build --progress plain`
 * @returns {{ stage: string, at: number, text: string, cached: boolean }[]} `stage` is empty in a file of a single stage, `at` counts from 1
 */
export function shownSteps(stderr) {
  const cached = new Set([...stderr.matchAll(/^#(\d+) CACHED$/gm)].map((match) => match[1]));
  const shown = stderr.matchAll(/^#(\d+) \[(?:(?:\S+ )?(\S+) )? *(\d+)\/\d+\] (.*)$/gm);
  const steps = new Map(
    [...shown].map(([, vertex = "", stage = "", at, text = ""]) => [
      vertex,
      { stage, at: Number(at), text, cached: cached.has(vertex) },
    ]),
  );
  return [...steps.values()].sort((a, b) => (a.stage === b.stage ? a.at - b.at : a.stage < b.stage ? -1 : 1));
}

/**
 * @param {string} json standard output of `docker build --call check,format=json`
 * @returns what the builder warns of, and why it would refuse
 */
export function checkResult(json) {
  /** @type {{
   *   warnings: { ruleName: string, detail: string, location?: { ranges?: { start: { line: number } }[] } }[] | null,
   *   buildError?: { message: string, location?: { ranges?: { start: { line: number } }[] } },
   * }} */
  const { warnings, buildError } = JSON.parse(json);
  return {
    warnings: (warnings ?? []).map(({ ruleName, detail, location }) => ({
      rule: ruleName,
      line: location?.ranges?.[0]?.start.line ?? null,
      message: detail,
    })),
    ...(buildError ? { refused: stable(buildError.message) } : {}),
  };
}
