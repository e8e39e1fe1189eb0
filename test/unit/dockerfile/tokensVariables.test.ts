import assert from "node:assert/strict";
import { test } from "node:test";
import { at, hover, isSound, most } from "../../support/dockerfileHover";
import { explainsTokens } from "./tokens";

explainsTokens(most.name, [
  [
    "FROM scratch\nENV V=1\nLABEL a=$<|>V",
    "$V",
    "variable-use",
    "**`1`** · value of `V` in this line",
    "`ENV` on line 2 sets it",
    "container of the image has `V=1`",
  ],
  [
    "FROM scratch\nARG V=1\nLABEL a=${V<|>}",
    "${V}",
    "variable-use",
    "**`1`** · value of `V` in this line",
    "default of the `ARG` on line 2",
    "a container does not have it",
  ],
  [
    "ARG V=1\nFROM a:$V<|>",
    "$V",
    "variable-use",
    "**`1`** · value of `V` in this line",
    "default of the `ARG` on line 1",
  ],
  [
    "ARG V=1\nFROM scratch\nARG V\nLABEL a=<|>$V",
    "$V",
    "variable-use",
    "**`1`** · value of `V` in this line",
    "default on line 1, taken into this stage by the `ARG` on line 3",
  ],
  [
    "ARG V=1\nFROM scratch\nLABEL a=<|>$V",
    "$V",
    "variable-use",
    "**Empty here** · `V` has no value in this line",
    "outside every stage",
    "`ARG V` of its own",
  ],
  [
    "ARG V=1\nFROM a\nLABEL a=<|>$V",
    "$V",
    "variable-use",
    "**Empty here** · unless `a` sets `V`",
    "line 1 stands outside every stage",
  ],
  [
    "FROM a\nENV PATH=/x:$<|>PATH",
    "$PATH",
    "variable-use",
    "**Unknown here** · only `a` can say what `PATH` is",
    "almost every base image sets it",
  ],
  [
    "FROM scratch\nENV PATH=/x:$<|>PATH",
    "$PATH",
    "variable-use",
    "**`/usr/local/sbin:/usr/local/bin:/usr/sbi…`** · value of `PATH` in this line",
    "what the stage starts with",
  ],
  [
    "FROM a\nWORKDIR $HO<|>ME",
    "$HOME",
    "variable-use",
    "**Unknown here** · only `a` can say what `HOME` is",
    "set when a process starts",
  ],
  [
    "FROM scratch\nLABEL a=$<|>V\nENV V=1",
    "$V",
    "variable-use",
    "**Empty here** · `V` has no value in this line",
    "Line 3 sets it, for the lines below",
  ],
  [
    "FROM scratch AS x\nENV V=1\nFROM scratch\nLABEL a=$<|>V",
    "$V",
    "variable-use",
    "**Empty here** · `V` has no value in this line",
    "Line 2 sets it in stage `x`",
  ],
  [
    "FROM scratch AS x\nENV V=1\nFROM x\nLABEL a=$<|>V",
    "$V",
    "variable-use",
    "**`1`** · value of `V` in this line",
    "`ENV` on line 2",
  ],
  [
    "FROM scratch\nARG V\nLABEL a=$<|>V",
    "$V",
    "variable-use",
    "**Empty here** · `V` has no value in this line",
    "line 2 gives it no value",
  ],
  [
    "FROM scratch\nLABEL a=$<|>V",
    "$V",
    "variable-use",
    "**Empty here** · `V` has no value in this line",
    "Nothing in this file sets it.",
  ],
  ["FROM scratch\nENV V=\nLABEL a=$<|>V", "$V", "variable-use", "**Empty** · `V` is set to an empty text"],
  [
    "FROM scratch\nLABEL a=$TARGET<|>ARCH",
    "$TARGETARCH",
    "variable-use",
    "**Empty here** · `TARGETARCH` has no value in this line",
    "`ARG TARGETARCH` of its own",
  ],
  [
    "FROM scratch\nARG TARGETARCH\nLABEL a=$TARGET<|>ARCH",
    "$TARGETARCH",
    "variable-use",
    "**`amd64`** · value of `TARGETARCH` in this line",
    "the `ARG` on line 2 takes it into this stage",
  ],
  [
    "FROM --platform=$BUILD<|>PLATFORM a",
    "$BUILDPLATFORM",
    "variable-use",
    "**`linux/amd64`** · value of `BUILDPLATFORM` in this line",
    "The builder sets it.",
  ],
  [
    "FROM a\nENV X=1\nFROM b:$<|>X",
    "$X",
    "variable-use",
    "**Empty here** · `X` has no value in this line",
    "Line 2 sets it inside a stage",
  ],
  ["FROM scratch\nARG A=1 B=<|>$A", "$A", "variable-use", "**`1`** · value of `A` in this line"],
  ["FROM scratch\nENV A=1\nENV A=2 B=<|>$A", "$A", "variable-use", "**`1`** · value of `A` in this line"],
  [
    "FROM scratch\nONBUILD ENV V=1\nFROM 0 AS z\nFROM scratch AS b\nONBUILD ENV V=1\nFROM b\nLABEL a=<|>$V",
    "$V",
    "variable-use",
    "**`1`** · value of `V` in this line",
    "`ONBUILD` trigger sets it, run by the `FROM` on line 6",
  ],
  [
    "FROM scratch\nLABEL a=${V<|>",
    "${V",
    "variable-use",
    "**Refused by the builder** · `unsupported modifier (\uFFFD) in substitution`",
  ],
]);

const everywhere = [
  'FROM scratch\nENV V=1\nENV A="x $<|>V"',
  "FROM scratch\nENV V=1\nENV A=b\\\n  B=c$\\\n# comment\n<|>V",
  "FROM scratch\nENV V=1\nCOPY $<|>V /x",
  'FROM scratch\nENV V=1\nCOPY ["a \\" b", "/$<|>V"]',
  'FROM scratch\nENV V=1\nCOPY --chown="$<|>V" a /x',
  "FROM scratch\nENV V=1\nADD --checksum=$<|>V http://a/b /x",
  "FROM scratch\nENV V=1\nRUN --mount=type=cache,target=/$<|>V x",
  "FROM scratch\nENV V=1\nWORKDIR /a/$<|>V",
  "FROM scratch\nENV V=1\nUSER $<|>V",
  "FROM scratch\nENV V=1\nVOLUME /a /$<|>V",
  "FROM scratch\nENV V=1\nEXPOSE $<|>V",
  "FROM scratch\nENV V=1\nSTOPSIGNAL $<|>V",
  "FROM scratch\nENV V=1\nLABEL $<|>V=1",
  "FROM scratch\nENV V=1\nCOPY <<EOF /x\na\n$<|>V\nEOF",
  "FROM scratch\nENV V=1\nLABEL a=😀$<|>V",
];
for (const text of everywhere) {
  test(`tokens: expanded in ${JSON.stringify(text)}`, () => {
    assert.match(hover(text), /^\*\*`1`\*\* · value of `V` in this line/);
    isSound(text, most.name);
  });
}

for (const text of [
  "FROM a\nENV V=1\nRUN echo $<|>V",
  "FROM a\nENV V=1\nLABEL a='$<|>V'",
  "FROM a\nENV V=1\nLABEL a=\\$<|>V",
  "FROM a\nENV V=1\nCOPY <<'EOF' /x\n$<|>V\nEOF",
  "FROM a\nENV V=1\n# $<|>V",
  "FROM a\nENV V=some <|>text",
]) {
  test(`tokens: no variable in ${JSON.stringify(text)}`, () =>
    assert.equal(at(text)?.topic.startsWith("variable") ?? false, false));
}
