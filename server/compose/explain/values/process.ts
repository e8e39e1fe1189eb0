import { signalOf } from "../../../images/signals";
import { split } from "../../value/pieces";
import { type Item, isOpen, pieceAt, shortItem, type ValueAt } from "../item";

/** The part of `1000:1000` or `app:app` at the cursor. */
export function userItem({ text, quoted, at }: ValueAt): Item | undefined {
  if (isOpen(text)) return undefined;
  const key = "compose.service.user";
  if (/^\d+$/.test(text) && !quoted) return { topic: `${key}.short.wrong`, facts: { written: text } };
  const [user, group] = split(text, ":");
  const [name, part] = pieceAt(
    [
      ["user", user!.text === "" ? undefined : user],
      ["group", group],
    ],
    at,
  );
  return shortItem(key, [name, part], text, {
    root: /^(?:0|root)$/.test(part.text),
    byNumber: /^\d+$/.test(part.text),
    alone: group === undefined,
  });
}

/** The range of `0-3,5` at the cursor. */
export function coresItem({ text, at, topic }: ValueAt): Item | undefined {
  if (isOpen(text)) return undefined;
  const ranges = split(text, ",");
  const [, part] = pieceAt(
    ranges.map((range) => ["cores", range] as const),
    at,
  );
  const sizes = ranges.map(({ text: range }) => countOf(range));
  const count = sizes.reduce((sum, size) => sum + size, 0);
  if (!sizes.every((size) => size > 0)) return { topic: `${topic}.short.wrong`, facts: { written: text } };
  return shortItem(topic, ["cores", part], text, { count, range: part.text.includes("-") });
}

function countOf(range: string): number {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
  return first === undefined ? 0 : Number(last) - Number(first) + 1;
}

/** The signal of `stop_signal`; the topics are those of a Dockerfile's STOPSIGNAL. */
export function signalItem({ text, topic }: ValueAt): Item | undefined {
  if (isOpen(text)) return undefined;
  const signal = signalOf(text);
  if (!signal) return { topic: `${topic}.wrong`, facts: { written: text } };
  // What the kernel does to PID 1, too.
  const forced = signal.name === "KILL" || signal.name === "STOP";
  return { topic: `signal.${signal.name}`, facts: { signal: signal.number, forced } };
}

/** The part of `linux/arm64/v8` at the cursor. */
export function platformItem({ text, at }: ValueAt): Item | undefined {
  const [system, architecture, variant] = split(text, "/");
  // A word alone may name either.
  if (isOpen(text) || !architecture) return undefined;
  const [name, part] = pieceAt(
    [
      ["os", system],
      ["architecture", architecture],
      ["variant", variant],
    ],
    at,
  );
  return {
    topic: `compose.platform.${name}`,
    facts: { written: text, piece: part.text, architecture: architecture.text },
    part,
  };
}
