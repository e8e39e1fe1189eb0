/**
 * The text that VS Code inserts for a snippet body before anything is typed: defaults stand, of choices the first (or the picked) option,
 * and every repetition of a tab stop shows what its first default shows. Nested placeholders and the escapes `\$`, `\}`, `\\` are read.
 * Variables and transforms are refused: an unescaped `$PATH` of a shell would otherwise become an editor variable unnoticed.
 * @param {string} body lines joined
 * @param {Record<number, number>} [picks] tab stop → 0-based option of its choice
 * @returns {string}
 */
export function expandSnippet(body, picks = {}) {
  const parts = parse(body);
  /** @type {Map<number, string>} */
  const values = new Map();
  collect(parts, picks, values);
  return render(parts, picks, values);
}

/**
 * The choices of a snippet body.
 * @param {string} body
 * @returns {{ index: number, options: string[] }[]}
 */
export function snippetChoices(body) {
  return stops(parse(body)).flatMap(({ index, options }) => (options ? [{ index, options }] : []));
}

/**
 * The numbers of all tab stops in the order they are written.
 * @param {string} body
 * @returns {number[]}
 */
export function tabStops(body) {
  return stops(parse(body)).map(({ index }) => index);
}

/**
 * @typedef {{ index: number, children?: Part[], options?: string[] }} Stop
 * @typedef {string | Stop} Part
 */

/** @param {Part[]} parts @returns {Stop[]} */
function stops(parts) {
  return parts.flatMap((part) => (typeof part === "string" ? [] : [part, ...stops(part.children ?? [])]));
}

/** @param {Part[]} parts @param {Record<number, number>} picks @param {Map<number, string>} values */
function collect(parts, picks, values) {
  for (const stop of stops(parts)) {
    if (values.has(stop.index)) continue;
    if (stop.options) values.set(stop.index, stop.options[picks[stop.index] ?? 0] ?? "");
    else if (stop.children?.length) values.set(stop.index, render(stop.children, picks, values));
  }
}

/** @param {Part[]} parts @param {Record<number, number>} picks @param {Map<number, string>} values @returns {string} */
function render(parts, picks, values) {
  return parts
    .map((part) => {
      if (typeof part === "string") return part;
      return values.get(part.index) ?? render(part.children ?? [], picks, values);
    })
    .join("");
}

/** @param {string} body @returns {Part[]} */
function parse(body) {
  let at = 0;

  /** @param {string} stopAt @returns {Part[]} */
  function sequence(stopAt) {
    /** @type {Part[]} */
    const parts = [];
    let text = "";
    while (at < body.length && body[at] !== stopAt) {
      if (body[at] === "\\" && "\\$}".includes(body[at + 1] ?? " ")) {
        text += body[at + 1];
        at += 2;
      } else if (body[at] === "$") {
        parts.push(text, tabStop());
        text = "";
      } else text += body[at++];
    }
    return [...parts, text].filter((part) => part !== "");
  }

  /** @returns {Stop} */
  function tabStop() {
    const match = /^\$(?:(\d+)|\{(\d+)(\}|:|\|))/.exec(body.slice(at));
    if (!match) throw new Error(`not a tab stop: ${body.slice(at, at + 20)}`);
    at += match[0].length;
    const index = Number(match[1] ?? match[2]);
    if (match[3] === ":") return { index, children: closed(sequence("}")) };
    if (match[3] === "|") return { index, options: choice() };
    return { index };
  }

  /** @template T @param {T} content @returns {T} */
  function closed(content) {
    if (body[at] !== "}") throw new Error("a placeholder is not closed");
    at++;
    return content;
  }

  /** @returns {string[]} */
  function choice() {
    const options = [];
    let option = "";
    for (; at < body.length && body[at] !== "|"; at++) {
      if (body[at] === ",") {
        options.push(option);
        option = "";
        continue;
      }
      if (body[at] === "\\" && ",|\\".includes(body[at + 1] ?? " ")) at++;
      option += body[at];
    }
    at++;
    return closed([...options, option]);
  }

  return sequence("");
}
