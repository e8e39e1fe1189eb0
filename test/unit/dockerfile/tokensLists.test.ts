import assert from "node:assert/strict";
import { test } from "node:test";
import { at, most } from "../../support/dockerfileHover";
import { explainsTokens } from "./tokens";

explainsTokens(most.value, [
  [
    'FROM scratch\nCOPY <|>["a", "b c", "/d/"]',
    "[",
    "form.exec.copy",
    "**Keeps the blanks in the paths** · without the list they would part them",
    "Each string is one path, the last one the destination, `/d/`.",
  ],
  [
    'FROM scratch\nCOPY ["a", "/d/"<|>]',
    "]",
    "form.exec.copy",
    "**Changes nothing here** · the layer is the same as without the list",
    "`<<` starts no heredoc in it",
  ],
  [
    'FROM scratch\nADD --chown=1 <|>["a.tar", "/"]',
    "[",
    "form.exec.add",
    "**Changes nothing here** · the layer is the same as without the list",
  ],
  ['FROM scratch\nVOLUME <|>["/a", "/b"]', "[", "form.exec.volume", "**One volume for each string** · `/a`, `/b`"],
  [
    'FROM scratch AS x\nVOLUME ["/a"]<|>\nFROM scratch\nCOPY --from=x /a /',
    "]",
    "form.exec.volume",
    "**One volume for each string** · `/a`",
    "Stage `x` is not shipped, so no container gets a volume.",
  ],
  [
    'FROM a\nSHELL <|>["/bin/bash", "-c"]\nUSER x\nRUN a\nSHELL ["/bin/sh", "-c"]',
    "[",
    "form.exec.shell",
    "**No layer** · the program that reads the shell forms below",
    "one more argument, the last, of `/bin/bash -c`",
    "The first `RUN` in it is on line 4.",
    "Line 5 sets another one.",
  ],
  [
    'FROM a\nRUN ["a", \\\n # why\n "b"<|>]',
    "]",
    "form.exec.run",
    "**Starts `a` without a shell** · its files are layer 1",
  ],
  ['FROM scratch\nCMD ["a"<|>]', "]", "form.exec.cmd", "**PID 1 of the container is `a`** · no shell"],
  ['FROM a\nHEALTHCHECK CMD ["a"<|>]', "]", "form.exec.healthcheck", "**No layer** · the check starts without a shell"],
  [
    "FROM a AS x\nEXPOSE ht<|>tp\nFROM b",
    "http",
    "port-refused",
    "**Refused once stage `x` is built** · `invalid containerPort: http`",
  ],
  [
    "FROM a\nSTOPSIGNAL 9<|>9",
    "99",
    "signal.none",
    "**No such signal on Linux** · the builder takes `99` all the same",
  ],
  ["FROM ghcr.io/a/b:1<|>.2", "1.2", "image-tag", "**Movable** · `1.2` may mean other layers tomorrow", "unknown here"],
  ["FROM node:2<|>2", "22", "image-tag", "**Movable** · `22` may mean other layers tomorrow", "!unknown"],
  ["FROM a\nCOPY << E<|>OF /f\nx\nEOF", "EOF", "path-source", "**Into layer 1** · from the build context"],
]);

test("tokens: a string of a list answers up to its bracket", () => {
  assert.equal(at('FROM a\nCOPY [<|>"a", "/b"]')?.topic, "path-source");
  assert.equal(at('FROM a\nCMD [<|>"a"]')?.range.start.character, 5);
  assert.equal(at('FROM a\nCOPY ["a", "/b<|>"]')?.topic, "path-destination");
});
