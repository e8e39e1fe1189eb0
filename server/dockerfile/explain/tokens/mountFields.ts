import type { Position, Range } from "../../../protocol";
import type { Flag, Run } from "../../read/syntax";

/** One `key=value` of a `--mount`, or a key alone, with its places in the file. */
export interface MountField {
  /** Lower-case, as the builder compares it. */
  key: string;
  keyRange: Range;
  value?: string;
  valueRange?: Range;
}

/** The fields of a `--mount`, also of one that the builder refuses. */
export function mountFields({ value = "", valueRange, valueRuns }: Flag): MountField[] {
  if (!valueRange || value === "") return [];
  const parts = valueRuns ?? [{ at: 0, position: valueRange.start }];
  const range = (start: number, end: number): Range => ({
    start: positionOf(parts, start),
    end: end > start ? after(positionOf(parts, end - 1)) : positionOf(parts, start),
  });
  return fieldsOf(value).map(({ start, end }) => {
    const text = value.slice(start, end);
    const equals = text.indexOf("=");
    const keyEnd = equals < 0 ? end : start + equals;
    const key = value.slice(start, keyEnd).toLowerCase();
    if (equals < 0) return { key, keyRange: range(start, keyEnd) };
    const valueStart = keyEnd + 1;
    return {
      key,
      keyRange: range(start, keyEnd),
      value: value.slice(valueStart, end),
      valueRange: range(valueStart, end),
    };
  });
}

/** Where the fields of one CSV record stand, without the quotes around them; a doubled quote inside stays double. */
function fieldsOf(text: string): { start: number; end: number }[] {
  const fields: { start: number; end: number }[] = [];
  let at = 0;
  for (;;) {
    const quoted = text[at] === '"';
    const start = quoted ? at + 1 : at;
    let end = start;
    if (quoted) {
      while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
      end = Math.min(end, text.length);
    }
    const comma = text.indexOf(",", end);
    const stop = comma < 0 ? text.length : comma;
    fields.push({ start, end: quoted ? end : stop });
    if (comma < 0) return fields;
    at = comma + 1;
  }
}

function positionOf(parts: readonly Run[], at: number): Position {
  const part = parts.findLast((each) => each.at <= at) ?? parts[0]!;
  return { line: part.position.line, character: part.position.character + at - part.at };
}

function after({ line, character }: Position): Position {
  return { line, character: character + 1 };
}
