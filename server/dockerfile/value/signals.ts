const names = [
  "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ",
  "VTALRM PROF WINCH IO PWR SYS",
]
  .join(" ")
  .split(" ");

/** Other names that the engine's signal table has for the same numbers. */
const aliases = new Set(["CLD", "IOT", "POLL", "RTMIN", "RTMAX", "UNUSED"]);

/** Whether the builder takes this STOPSIGNAL: a number but 0, or a name with or without SIG, in any case. */
export function isSignal(text: string): boolean {
  if (/^[-+]?\d+$/.test(text)) return Number(text) !== 0;
  const name = text.toUpperCase().replace(/^SIG/, "");
  const realTime = /^RTM(?:IN\+(\d+)|AX-(\d+))$/.exec(name);
  if (realTime) return Number(realTime[1] ?? realTime[2]) <= (realTime[1] ? 15 : 14) && !/[+-]0?$/.test(name);
  return names.includes(name) || aliases.has(name);
}
