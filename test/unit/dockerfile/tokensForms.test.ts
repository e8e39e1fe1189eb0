import assert from "node:assert/strict";
import { test } from "node:test";
import { isSignal, signalAliases, signalNames, signalOf } from "../../../server/images/signals";
import { at, isSound, most } from "../../support/dockerfileHover";
import { explainsTokens, holdsTopics } from "./tokens";

for (const text of ["SIGRTMIN", "rtmin+3", "RTMAX-14", "SIGRTMAX", "37"]) {
  test(`tokens: STOPSIGNAL ${text}`, () => {
    isSound(`FROM a\nSTOPSIGNAL ${text}<|>`, most.value);
    assert.equal(at(`FROM a\nSTOPSIGNAL ${text}<|>`)?.topic, "signal.RT");
  });
}

test("tokens: what the builder takes as a signal of Linux has a number", () => {
  const realTime = [...Array(16).keys()].flatMap((n) => (n === 0 ? ["RTMIN", "RTMAX"] : [`RTMIN+${n}`]));
  for (const name of [...signalNames, ...Object.keys(signalAliases), ...realTime]) {
    assert.ok(isSignal(name) && signalOf(name), name);
  }
  assert.equal(signalOf("RTMIN+3")?.number, 37);
  assert.equal(signalOf("RTMAX-1")?.number, 63);
  for (const none of ["FOO", "RTMIN+16", "RTMIN+", "99", "0"]) assert.equal(signalOf(none), undefined, none);
});

test("tokens: the topics about signals, forms, heredocs and users are those that are told apart", () => {
  holdsTopics("signal.", [...signalNames.map((name) => `signal.${name}`), "signal.RT", "signal.none"]);
  holdsTopics("form.", [
    ...["cmd", "entrypoint", "healthcheck"].flatMap((name) => [`form.exec.${name}`, `form.shell.${name}`]),
    ...["run", "copy", "add", "volume", "shell"].map((name) => `form.exec.${name}`),
  ]);
  holdsTopics("heredoc.", ["heredoc.script", "heredoc.input", "heredoc.file"]);
  holdsTopics("healthcheck.", ["healthcheck.cmd", "healthcheck.none"]);
  holdsTopics("user.", ["user.user.name", "user.user.number", "user.group.name", "user.group.number"]);
});

explainsTokens(most.name, [
  [
    "FROM a\nRUN <<E<|>OF\nset -e\nx\nEOF",
    "<<EOF",
    "heredoc.script",
    "**All lines up to `EOF` are one command** · together they make layer 1",
    "`/bin/sh` runs them as one script",
    "Since Dockerfile 1.4",
  ],
  [
    "FROM a\nRUN <<-'EO<|>F'\n#!/usr/bin/env python3\nx\nEOF",
    "<<-'EOF'",
    "heredoc.script",
    "**All lines up to `EOF` are one command** · together they make layer 1",
    "`/usr/bin/env python3` run them, as the file `/dev/pipes/EOF`",
    "tabs at the start of the lines fall away",
    "Quotes around the name change nothing",
  ],
  [
    'FROM a\nRUN cat 3<<"E<|>OF" >/x\n$A\nEOF',
    '3<<"EOF"',
    "heredoc.input",
    "**Text for a command of layer 1** · itself no file in it",
    "on file descriptor 3",
    "leaves variables in it alone",
  ],
  [
    "FROM a\nRUN cat <<\\E<|>OF >/x\n$A\nEOF",
    "<<\\EOF",
    "heredoc.input",
    "**Text for a command of layer 1** · itself no file in it",
    "leaves variables in it alone",
  ],
  [
    "FROM a\nCOPY <<\\E<|>OF /x\n$A\nEOF",
    "<<\\EOF",
    "heredoc.file",
    "**Becomes a file in layer 1** · not from the context",
    "The builder fills in `ARG` and `ENV` there.",
  ],
  [
    "FROM a\nWORKDIR /app\nCOPY <<on<|>e <<two dir/\n1\none\n2\ntwo",
    "<<one",
    "heredoc.file",
    "**Becomes a file in layer 2** · not from the context",
    "written to `/app/dir/`",
    "It has the mode 0644",
    "The builder fills in `ARG` and `ENV` there.",
  ],
  [
    "FROM a\nONBUILD COPY --chmod=755 <<'X<|>' /x\n1\nX",
    "<<'X'",
    "heredoc.file",
    "**Becomes a file in the layer** · not from the context",
    "variables stay as they are",
    "!0644",
    "It happens in builds `FROM` this image.",
  ],
]);

explainsTokens(most.value, [
  ['FROM scratch\nCMD <|>["a", "b"]', "[", "form.exec.cmd", "**PID 1 of the container is `a`** · no shell"],
  ['FROM scratch\nCMD ["a<|>", "b"]', '"a"', "form.exec.cmd", "**PID 1 of the container is `a`** · no shell"],
  [
    "FROM scratch\nCMD np<|>m start",
    "npm",
    "form.shell.cmd",
    "**PID 1 of the container is `/bin/sh`** · it starts `npm`",
    "`npm` gets it only if the shell",
  ],
  [
    'FROM scratch\nCMD \\\n  # why\n  ["no<|>de", "x"]\nENTRYPOINT ["tini", "--"]',
    '"node"',
    "form.exec.cmd",
    "**PID 1 of the container is `tini`** · these are its arguments",
    "`ENTRYPOINT` of line 5",
  ],
  [
    "FROM scratch\nENTRYPOINT tini\nCMD np<|>m start",
    "npm",
    "form.shell.cmd",
    "**PID 1 of the container is `/bin/sh`** · it never sees this",
    "!is handed to",
  ],
  [
    'FROM node:22\nCMD <|>["a"]',
    "[",
    "form.exec.cmd",
    "**PID 1 of the container is `a`** · unless the base has an `ENTRYPOINT`",
  ],
  [
    "FROM scratch\nCMD n<|>pm start\nCMD x",
    "npm",
    "form.shell.cmd",
    "**Shell form** · `/bin/sh` starts `npm`",
    "Without effect: line 3 sets it again.",
  ],
  [
    'FROM a\nENTRYPOINT ["ti<|>ni"]',
    '"tini"',
    "form.exec.entrypoint",
    "**PID 1 of the container is `tini`** · no shell",
  ],
  [
    'FROM a\nSHELL ["/bin/bash", "-c"]\nENTRYPOINT ex<|>ec tini',
    "exec",
    "form.shell.entrypoint",
    "**PID 1 of the container is `/bin/bash`** · it starts `exec`",
  ],
  [
    'FROM a AS b\nENTRYPOINT <|>["x"]\nFROM c\nCOPY --from=b /x /x',
    "[",
    "form.exec.entrypoint",
    "**Exec form** · a list of words, no shell",
    "Stage `b` is not shipped",
  ],
  ["FROM a\nONBUILD CMD np<|>m start", "npm", "form.shell.cmd", "**Shell form** · `/bin/sh` starts `npm`"],
  [
    "FROM a\nHEALTHCHECK CMD cu<|>rl -f http://localhost",
    "curl",
    "form.shell.healthcheck",
    "**No layer** · the check is run by the container's shell",
  ],
  [
    'FROM a\nHEALTHCHECK --retries=2 CMD <|>["curl"]',
    "[",
    "form.exec.healthcheck",
    "**No layer** · the check starts without a shell",
  ],
  [
    "FROM a\nHEALTHCHECK --retries=2 C<|>MD curl",
    "CMD",
    "healthcheck.cmd",
    "**No layer** · what follows is run in the container",
    "The container's shell runs it",
  ],
  [
    "FROM a\nHEALTHCHECK NO<|>NE",
    "NONE",
    "healthcheck.none",
    "**No layer** · the container has no health status",
    "that `a` brings along",
  ],
  ["FROM a\nCMD <|>[]", "[", "form.exec.cmd", "**Sets no `CMD`** · clears an inherited one", "!The program"],
  [
    'FROM a\nENTRYPOINT <|>[]\nCMD ["x"]',
    "[",
    "form.exec.entrypoint",
    "**Sets no `ENTRYPOINT`** · clears an inherited one",
    "!The program",
  ],
  ['FROM a\nRUN <|>["x", "y"]', "[", "form.exec.run", "**Starts `x` without a shell** · its files are layer 1"],
  [
    'FROM a\nSTOPSIGNAL SIG<|>TERM\nENTRYPOINT ["nginx"]',
    "SIGTERM",
    "signal.TERM",
    "**`docker stop` tells PID 1: please end** · signal 15",
    "Without a handler for it, `nginx` (PID 1 here) ignores it, and `SIGKILL` follows after 10 seconds",
  ],
  ["FROM a\nSTOPSIGNAL 9<|>", "9", "signal.KILL", "**`docker stop` tells PID 1: end at once** · signal 9", "!follows"],
  [
    "FROM a\nSTOPSIGNAL I<|>NT\nSTOPSIGNAL QUIT",
    "INT",
    "signal.INT",
    "**No effect on the container** · signal 2",
    "line 3 sets `STOPSIGNAL` again",
  ],
  [
    "FROM a\nUSER no<|>de:staff",
    "node",
    "user.user.name",
    "**The container runs as `node`** · no layer",
    "!Its groups",
  ],
  ["FROM a\nUSER node:st<|>aff", "staff", "user.group.name", "**The container runs in group `staff`** · no layer"],
  [
    "FROM a\nUSER 10<|>00:1000",
    "1000",
    "user.user.number",
    "**The container runs as uid `1000`** · no layer",
    "!Without a group",
  ],
  ["FROM a\nUSER 1000:10<|>01", "1001", "user.group.number", "**The container runs in gid `1001`** · no layer"],
  ["FROM a\nUSER ro<|>ot", "root", "user.user.name", "**The container runs as root** · no layer"],
  [
    "FROM a\nUSER 1<|>\nUSER 2",
    "1",
    "user.user.number",
    "**Holds for `RUN`, not for the container** · no layer",
    "line 3 sets `USER` again",
  ],
  [
    "FROM a AS b\nUSER x<|>\nFROM c\nCOPY --from=b /x /x",
    "x",
    "user.user.name",
    "**Holds for `RUN`, not for the container** · no layer",
    "Stage `b` is not shipped",
  ],
]);

for (const [name, dockerfile] of [
  ["words behind the program", "FROM a\nCMD npm st<|>art"],
  ["arguments of a list", 'FROM a\nCMD ["npm", "st<|>art"]'],
  ["the program of a RUN, which is shell text", "FROM a\nRUN np<|>m ci"],
  ["words of a health check", "FROM a\nHEALTHCHECK CMD curl -<|>f x"],
  ["a shell's test", "FROM a\nRUN <|>[ -f x ] && y"],
  ["a heredoc's body", "FROM a\nRUN <<EOF\ncat <<<|>X\nEOF"],
  ["a heredoc inside quotes", "FROM a\nRUN echo '<<<|>EOF'"],
  ["an unknown signal", "FROM a\nSTOPSIGNAL FO<|>O"],
  ["an empty group", "FROM a\nUSER a:<|>"],
] as const) {
  test(`tokens: silent on ${name}`, () => assert.equal(at(dockerfile), null));
}
