import type { Explanation, Facts } from "../../../explanation";
import type { Position, Range } from "../../../protocol";
import type { Analysis } from "../../analysis";
import { isExperimental, ofWholeFile, parseLintOptions, type Rule, rules } from "../../check/lint";
import { type Frontend, forms, has } from "../../read/frontend";
import type { Directive } from "../../read/syntax";
import { contains, lineOf } from "../place";
import { clip } from "./clip";
import { type Locator, sinceRelease } from "./token";

/** Options of `# check=`. */
export const checkOptions = ["skip", "experimental", "error"] as const;

/** Parser directives: their names, their values, and of `check` each option and each rule. */
export const locateDirective: Locator = (analysis, _index, position) => {
  const directive = analysis.dockerfile.directives.find(({ range }) => contains(range, position));
  if (!directive) return null;
  if (contains(directive.nameRange, position)) return explainName(analysis, directive, directive.nameRange);
  if (!contains(directive.valueRange, position)) return null;
  if (directive.name === "check") return explainCheck(analysis, directive, position);
  return explainName(analysis, directive, directive.valueRange);
};

/**
 * A `# check=` comment above an instruction, which newer frontends obey. Silent on one whose options cannot be read, on what skips and
 * asks for nothing, and where the frontend knows no checks or is not known itself.
 */
export function locateCheckComment({ dockerfile, stack }: Analysis, position: Position): Explanation | null {
  const { frontend, instructions } = dockerfile;
  const instruction = instructions.find(({ check }) => check && contains(check.range, position));
  const options = instruction?.check && parseLintOptions(instruction.check.value);
  if (!instruction?.check || !options || typeof options.error === "string" || !frontend.known) return null;
  if (!has(frontend, forms.checkDirective)) return null;
  const reached = rules.filter((rule) => !ofWholeFile.has(rule));
  const named = (selection: typeof options.skip, experimental: boolean): readonly Rule[] =>
    reached.filter(
      (rule) => selection !== "all" && selection.has(rule) && isExperimental(rule, frontend) === experimental,
    );
  const skipped = named(options.skip, false);
  const asked = named(options.experimental, true);
  const [skipsAll, asksAll] = [options.skip === "all", options.experimental === "all"];
  if (!skipsAll && !asksAll && skipped.length + asked.length === 0) return null;
  return {
    topic: "directive.check.comment",
    facts: {
      obeyed: has(frontend, forms.checkComment),
      release: { markdown: stack.frontend.release },
      since: sinceRelease(forms.checkComment),
      line: lineOf(instruction.range),
      keyword: clip(instruction.name),
      skipsAll,
      asksAll,
      skipped,
      asked,
    },
    range: instruction.check.range,
  };
}

function explainName({ dockerfile, stack }: Analysis, directive: Directive, range: Range): Explanation {
  const { frontend } = dockerfile;
  const isName = range === directive.nameRange;
  const common: Facts = {
    value: clip(directive.value),
    message: stack.problems.find((problem) => contains(directive.range, problem.range.start))?.message,
    ...(isName && { link: { markdown: `https://docs.docker.com/reference/dockerfile/#${directive.name}` } }),
  };
  switch (directive.name) {
    case "syntax":
      return {
        topic: "directive.syntax",
        facts: {
          ...common,
          ...(frontend.known ? { release: { markdown: stack.frontend.release } } : { foreign: true }),
          rolling: frontend.known && /^[^:]+(?::(?:1|latest|labs|1-labs))?$/.test(directive.value),
        },
        range,
      };
    case "escape":
      return {
        topic: "directive.escape",
        facts: { ...common, backtick: directive.value === "`", backslash: directive.value === "\\" },
        range,
      };
    default:
      return {
        topic: "directive.check",
        facts: { ...common, ...(isName && { since: sinceRelease(forms.checkDirective) }) },
        range,
      };
  }
}

/** A piece of a text and where it starts in it. */
interface Piece {
  text: string;
  at: number;
}

function explainCheck(analysis: Analysis, directive: Directive, position: Position): Explanation | null {
  const { start } = directive.valueRange;
  const offset = position.character - start.character;
  const range = ({ text, at }: Piece): Range => ({
    start: { line: start.line, character: start.character + at },
    end: { line: start.line, character: start.character + at + text.length },
  });
  const part = pieceAt(split({ text: directive.value, at: 0 }, ";"), offset);
  const equals = part?.text.indexOf("=") ?? -1;
  if (!part || equals < 0) return null;
  const option = trimmed({ text: part.text.slice(0, equals), at: part.at });
  const name = checkOptions.find((each) => each === option.text);
  if (!name) return null;
  const value: Piece = trimmed({ text: part.text.slice(equals + 1), at: part.at + equals + 1 });
  const message = analysis.stack.problems.find((problem) => contains(directive.range, problem.range.start))?.message;
  const { frontend } = analysis.dockerfile;
  const facts: Facts = { message, ...optionFacts(name, value.text, frontend) };
  if (isIn(option, offset)) return { topic: `directive.check.${name}`, facts, range: range(option) };
  if (name === "error" || value.text === "all") {
    if (!isIn(value, offset) || value.text === "") return null;
    return { topic: `directive.check.${name}`, facts, range: range(value) };
  }
  const rule = pieceAt(split(value, ","), offset);
  if (!rule || !(rules as readonly string[]).includes(rule.text)) return null;
  return {
    topic: `check.${rule.text}`,
    facts: { message, ...standing(directive, rule.text as Rule, frontend) },
    range: range(rule),
  };
}

function optionFacts(option: string, value: string, frontend: Frontend): Facts {
  const asks = option === "experimental";
  const names = value.split(",").map((name) => name.trim());
  const named = rules.filter((rule) => names.includes(rule) && isExperimental(rule, frontend) === asks);
  return {
    all: value === "all",
    named: value === "all" || option === "error" ? [] : named,
    on: /^(?:1|t|true)$/i.test(value),
    off: /^(?:0|f|false)$/i.test(value),
  };
}

/** What the directive does with the rule: an experimental one is asked for, any other can be skipped. */
function standing(directive: Directive, rule: Rule, frontend: Frontend): Facts {
  const options = parseLintOptions(directive.value);
  if (!("skip" in options)) return {};
  const named = isExperimental(rule, frontend) ? options.experimental : options.skip;
  const holds = named === "all" || named.has(rule);
  const asked = isExperimental(rule, frontend);
  return { skipped: holds && !asked, asked: holds && asked, line: lineOf(directive.range) };
}

function split({ text, at }: Piece, separator: string): Piece[] {
  let start = at;
  return text.split(separator).map((piece) => {
    const found = { text: piece, at: start };
    start += piece.length + separator.length;
    return found;
  });
}

function trimmed({ text, at }: Piece): Piece {
  return { text: text.trim(), at: at + text.length - text.trimStart().length };
}

function isIn({ text, at }: Piece, offset: number): boolean {
  return at <= offset && offset <= at + text.length;
}

function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  return pieces.find((piece) => isIn(piece, offset));
}
