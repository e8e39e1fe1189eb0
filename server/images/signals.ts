/** Signals of Linux without SIG, in the order of their numbers, from 1. */
export const signalNames: readonly string[] = [
  "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ",
  "VTALRM PROF WINCH IO PWR SYS",
]
  .join(" ")
  .split(" ");

/** Other names that the engine's signal table has for the same numbers. */
export const signalAliases: Readonly<Record<string, string>> = { CLD: "CHLD", IOT: "ABRT", POLL: "IO", UNUSED: "SYS" };

const realTime = { first: 34, last: 64 };

/** Whether the builder takes this STOPSIGNAL: a number but 0, or a name with or without SIG, in any case. */
export function isSignal(text: string): boolean {
  if (/^[-+]?\d+$/.test(text)) {
    const number = BigInt(text.replace("+", ""));
    return number !== 0n && BigInt.asIntN(64, number) === number;
  }
  const name = text.toUpperCase().replace(/^SIG/, "");
  return signalNames.includes(name) || Object.hasOwn(signalAliases, name) || realTimeNumber(name) !== undefined;
}

/** Number and name of a STOPSIGNAL; real-time signals (34 to 64) are all called `RT`. Undefined: Linux has no such signal. */
export function signalOf(text: string): { name: string; number: number } | undefined {
  const word = text.toUpperCase().replace(/^SIG/, "");
  const name = Object.hasOwn(signalAliases, word) ? signalAliases[word]! : word;
  const number = /^\d+$/.test(word) ? Number(word) : (realTimeNumber(name) ?? signalNames.indexOf(name) + 1);
  if (number >= realTime.first && number <= realTime.last) return { name: "RT", number };
  const known = signalNames[number - 1];
  return known === undefined ? undefined : { name: known, number };
}

/** Number of RTMIN, RTMIN+1 to RTMIN+15, RTMAX-14 to RTMAX-1 and RTMAX. */
function realTimeNumber(name: string): number | undefined {
  const match = /^RTM(?:IN(?:\+(\d+))?|AX(?:-(\d+))?)$/.exec(name);
  if (!match || /[+-]0?$/.test(name)) return undefined;
  const up = name.startsWith("RTMIN");
  const distance = Number(match[1] ?? match[2] ?? 0);
  if (distance > (up ? 15 : 14)) return undefined;
  return up ? realTime.first + distance : realTime.last - distance;
}
