import type { Problem } from "../../protocol";
import { goQuote } from "../value/goQuote";
import { readExecForm } from "./execForm";
import { splitFlags } from "./flags";
import { rangeOf, type Source, sliceSource, wordOf } from "./source";
import { leadingSpace, trimmedLength } from "./space";
import type { Instruction, Pair, Word } from "./syntax";
import { type Span, splitBlanks, splitFirst, splitHead, splitQuoted } from "./words";

const keyValues = new Set(["ENV", "LABEL"]);
const commands = new Set(["RUN", "CMD", "ENTRYPOINT", "SHELL"]);
const listsOrExec = new Set(["COPY", "ADD", "VOLUME"]);
const lists = new Set(["FROM", "EXPOSE"]);
const single = new Set(["USER", "WORKDIR", "STOPSIGNAL", "MAINTAINER"]);

function trim(source: Source): Source {
  const end = trimmedLength(source.text);
  return sliceSource(source, Math.min(leadingSpace(source.text), end), end);
}

/**
 * Reads one joined line into an instruction (parser.newNodeFromLine of BuildKit); the caller adds heredocs.
 * What the builder refuses about its form is put into `problems`.
 */
export function readInstruction(line: Source, escapeToken: string, problems: Problem[]): Instruction {
  const source = trim(line);
  const [head] = splitBlanks(source.text);
  const keywordEnd = head?.end ?? 0;
  const keyword: Word = { text: source.text.slice(0, keywordEnd), range: rangeOf(source, 0, keywordEnd) };
  const name = keyword.text.toUpperCase();
  const afterKeyword = sliceSource(source, keywordEnd);
  const { flags, rest } = splitFlags(afterKeyword);
  const args = trim(sliceSource(afterKeyword, rest));
  const instruction: Instruction = {
    name,
    keyword,
    range: rangeOf(source, 0, source.text.length),
    original: line.text,
    flags,
    text: args.text,
    args: [],
    form: "shell",
    pairs: [],
    heredocs: [],
    commentsAbove: [],
    emptyContinuation: false,
    lastLine: keyword.range,
  };
  if (args.text === "") return instruction;
  const word = (span: Span): Word => ({ text: span.text, range: rangeOf(args, span.start, span.end) });
  const whole = (part: Source): Word[] => [{ text: part.text, range: rangeOf(part, 0, part.text.length) }];
  const readCommand = (part: Source): void => {
    if (readExec(part)) return;
    instruction.args = whole(part);
    const [program] = splitBlanks(part.text);
    instruction.head = { text: program!.text, range: rangeOf(part, program!.start, program!.end) };
  };
  const refuse = (message: string): void => {
    problems.push({ range: instruction.range, message });
  };

  const readExec = (part: Source): boolean => {
    const exec = readExecForm(part);
    if (!exec) return false;
    const { length } = part.text;
    instruction.brackets = { open: rangeOf(part, 0, 1), close: rangeOf(part, length - 1, length) };
    if (name === "HEALTHCHECK" || commands.has(name))
      instruction.head = { text: "[", range: instruction.brackets.open };
    if ("error" in exec) refuse(exec.error);
    else instruction.args = exec.args;
    instruction.form = "exec";
    return true;
  };

  if (keyValues.has(name)) {
    const read = readPairs(args, escapeToken, name);
    if (typeof read === "string") refuse(read);
    else instruction.pairs = read;
  } else if (name === "ARG") {
    instruction.pairs = splitQuoted(args.text, escapeToken).map((span) => readPair(args, span));
  } else if (commands.has(name)) {
    readCommand(args);
  } else if (listsOrExec.has(name)) {
    if (!readExec(args)) instruction.args = splitBlanks(args.text).map(word);
  } else if (lists.has(name)) {
    instruction.args = splitBlanks(args.text).map(word);
  } else if (single.has(name)) {
    instruction.args = [wordOf(args, 0, args.text.length)];
  } else if (name === "HEALTHCHECK") {
    const { type, rest } = splitHead(args.text);
    instruction.type = word(type);
    const command = trim(sliceSource(args, rest));
    if (command.text !== "") readCommand(command);
  } else if (name === "ONBUILD") {
    instruction.trigger = readInstruction(args, escapeToken, problems);
  }
  return instruction;
}

function readPairs(args: Source, escapeToken: string, name: string): Pair[] | string {
  const words = splitQuoted(args.text, escapeToken);
  if (words.length > 0 && !words[0]!.text.includes("=")) {
    const [key, value] = splitFirst(args.text);
    if (!key || !value) return `${name} must have two arguments`;
    const word = (span: Span): Word => wordOf(args, span.start, span.end);
    return [{ key: word(key), value: word(value), legacy: true }];
  }
  const broken = words.find((span) => !span.text.includes("="));
  if (broken) {
    return `Syntax error - can't find = in ${goQuote(broken.text)}. Must be of the form: name=value`;
  }
  return words.map((span) => readPair(args, span));
}

function readPair(args: Source, span: Span): Pair {
  const equals = span.text.indexOf("=");
  const keyEnd = equals < 0 ? span.end : span.start + equals;
  const key = wordOf(args, span.start, keyEnd);
  if (equals < 0) return { key };
  return { key, value: wordOf(args, keyEnd + 1, span.end) };
}
