import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesOf } from "../../../server/compose/value/bytes";
import { secondsOf, spellDuration } from "../../../server/compose/value/duration";
import { modeOf, spellMode } from "../../../server/compose/value/mode";

/** What `docker compose config` (2.40.3) makes of a `stop_grace_period`; undefined: it refuses the file. */
const durations: [text: string, normal: string | undefined][] = [
  ["1h30m", "1h30m0s"],
  ["1h30m5s20ms", "1h30m5.02s"],
  ["1d", "24h0m0s"],
  ["1.5d", "36h0m0s"],
  ["1w", "168h0m0s"],
  ["2w3d", "408h0m0s"],
  ["1.5h", "1h30m0s"],
  ["0.5m", "30s"],
  [".5s", "500ms"],
  ["1.s", "1s"],
  ["0.1s", "100ms"],
  ["100h", "100h0m0s"],
  ["90s", "1m30s"],
  ["30m1h", "1h30m0s"],
  ["1m1m", "2m0s"],
  ["0", "0s"],
  ["-10s", "-10s"],
  ["+10s", "10s"],
  ["10us", "10µs"],
  ["10µs", "10µs"],
  ["10ns", "10ns"],
  ["10", undefined],
  ["", undefined],
  ["1h30", undefined],
  ["1h 30m", undefined],
  [" 10s", undefined],
  ["10s ", undefined],
  ["10S", undefined],
  ["1H", undefined],
  ["1y", undefined],
  ["1h30m garbage", undefined],
];

for (const [text, normal] of durations) {
  test(`compose durations: ${JSON.stringify(text)}`, () => {
    const seconds = secondsOf(text);
    assert.equal(seconds === undefined ? undefined : spellDuration(seconds), normal);
  });
}

/** What `docker compose config` (2.40.3) makes of a `shm_size`; undefined: it refuses the file. */
const sizes: [text: string, bytes: number | undefined][] = [
  ["64", 64],
  ["64b", 64],
  ["64 B", 64],
  ["64k", 65_536],
  ["64kB", 65_536],
  ["64Kib", 65_536],
  ["64m", 67_108_864],
  ["64M", 67_108_864],
  ["64MB", 67_108_864],
  ["64MiB", 67_108_864],
  ["64 mb", 67_108_864],
  ["1.5g", 1_610_612_736],
  [".5g", 536_870_912],
  ["1.m", 1_048_576],
  ["1t", 1_099_511_627_776],
  ["1p", 1_125_899_906_842_624],
  ["0.3k", 307],
  ["0", 0],
  ["1e", undefined],
  ["64i", undefined],
  ["64mi", undefined],
  ["64mbit", undefined],
  ["1,5g", undefined],
  ["1..5g", undefined],
  ["64  m", undefined],
  [" 64m", undefined],
  ["64m ", undefined],
  ["-64m", undefined],
  ["", undefined],
];

for (const [text, bytes] of sizes) {
  test(`compose sizes: ${JSON.stringify(text)}`, () => assert.equal(bytesOf(text), bytes));
}

/** What `docker compose config` (2.40.3) makes of a secret's `mode`; undefined: it refuses the file. */
const modes: [text: string, quoted: boolean, octal: string | undefined][] = [
  ["0440", false, "440"],
  ["0440", true, "440"],
  ["0o440", false, "440"],
  ["440", false, "670"],
  ["440", true, "440"],
  ["0x120", false, "440"],
  ["0999", true, undefined],
  ["0o999", false, undefined],
  ["0o440", true, undefined],
  ["288", true, undefined],
  ["rwx", false, undefined],
  ["u+r", true, undefined],
];

for (const [text, quoted, octal] of modes) {
  test(`compose modes: ${quoted ? JSON.stringify(text) : text}`, () =>
    assert.equal(modeOf(text, quoted)?.toString(8), octal));
}

test("compose modes: letters", () => {
  assert.deepEqual([0o755, 0o640, 0o1777, 0].map(spellMode), ["rwxr-xr-x", "rw-r-----", "rwxrwxrwt", "---------"]);
});
