import assert from "node:assert/strict";
import { test } from "node:test";
import { predefinedFact, predefinedNames } from "../../../server/dockerfile/explain/tokens/predefined";
import { operatorTopics } from "../../../server/dockerfile/explain/tokens/variables";
import { builderSwitches, proxyArguments } from "../../../server/dockerfile/value/buildArguments";
import { operators } from "../../../server/dockerfile/value/expand";
import { topics } from "../../../server/topics/topics";
import { at, hover } from "./hover";
import { explainsTokens, holdsTopics, isSound, most } from "./tokens";

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

explainsTokens(most.name, [
  [
    "FROM scratch\nLABEL a=${V:<|>-x}",
    "${V:-x}",
    "expansion-default",
    "**`x`** · what `${V:-x}` becomes here",
    "unset or empty",
    "It is unset here.",
  ],
  [
    "FROM scratch\nENV V=1\nLABEL a=${V:<|>-x}",
    "${V:-x}",
    "expansion-default",
    "**`1`** · what `${V:-x}` becomes here",
    "the default is not used",
  ],
  [
    "FROM scratch\nENV V=\nLABEL a=${V<|>-x}",
    "${V-x}",
    "expansion-default-unset",
    '**`""`** · what `${V-x}` becomes here',
    "an empty value stays empty",
  ],
  [
    "FROM scratch\nENV V=1\nLABEL a=${V:<|>+x}",
    "${V:+x}",
    "expansion-alternative",
    "**`x`** · what `${V:+x}` becomes here",
  ],
  [
    "FROM scratch\nENV V=\nLABEL a=${V<|>+x}",
    "${V+x}",
    "expansion-alternative-unset",
    "**`x`** · what `${V+x}` becomes here",
  ],
  ["FROM scratch\nLABEL a=${V:<|>?why}", "${V:?why}", "expansion-required", "**Refused by the builder** · `V: why`"],
  [
    "FROM scratch\nENV V=\nLABEL a=${V<|>?why}",
    "${V?why}",
    "expansion-required-unset",
    '**`""`** · what `${V?why}` becomes here',
  ],
  [
    "FROM scratch\nENV V=a/b/c\nLABEL a=${V#*<|>/}",
    "${V#*/}",
    "expansion-prefix",
    "**`b/c`** · what `${V#*/}` becomes here",
    "`*/` off the start",
    "`a/b/c`",
  ],
  [
    "FROM scratch\nENV V=a/b/c\nLABEL a=${V##*<|>/}",
    "${V##*/}",
    "expansion-longest-prefix",
    "**`c`** · what `${V##*/}` becomes here",
    "`*/` off the start",
  ],
  [
    "FROM scratch\nENV V=a.b.c\nLABEL a=${V%.<|>*}",
    "${V%.*}",
    "expansion-suffix",
    "**`a.b`** · what `${V%.*}` becomes here",
    "`.*` off the end",
  ],
  [
    "FROM scratch\nENV V=a.b.c\nLABEL a=${V%%.<|>*}",
    "${V%%.*}",
    "expansion-longest-suffix",
    "**`a`** · what `${V%%.*}` becomes here",
    "`.*` off the end",
  ],
  [
    "FROM scratch\nENV V=a.b.c\nLABEL a=${V/.<|>/-}",
    "${V/./-}",
    "expansion-replace",
    "**`a-b.c`** · what `${V/./-}` becomes here",
    "`.` with `-`",
  ],
  [
    "FROM scratch\nENV V=a.b.c\nLABEL a=${V//.<|>/-}",
    "${V//./-}",
    "expansion-replace-all",
    "**`a-b-c`** · what `${V//./-}` becomes here",
  ],
  ["FROM scratch\nENV U=1\nLABEL a=${V:-${<|>U}}", "${U}", "variable-use", "**`1`** · value of `U` in this line"],
  [
    "FROM scratch\nENV U=1\nLABEL a=${V<|>:-${U}}",
    "${V:-${U}}",
    "expansion-default",
    "**`1`** · what `${V:-${U}}` becomes here",
  ],
  ["FROM a\nLABEL a=${V<|>#x}", "${V#x}", "expansion-prefix", '**`""`** · unless `a` sets `V`'],
]);

explainsTokens(most.name, [
  [
    "FROM a\nENV N<|>AME=1",
    "NAME",
    "env-name",
    "**`NAME=1`** · in every container of the image",
    "to the end of stage 0",
    "`docker run -e NAME=…`",
  ],
  ["FROM a\nENV N<|>AME one two", "NAME", "env-name", "**`NAME=one two`** · in every container of the image"],
  ["FROM a\nENV A<|>=1\nENV A=2", "A", "env-name", "**`A=1`** · until line 3 sets it again"],
  ["FROM a AS x\nENV A<|>=1\nFROM b\nCOPY --from=x /a /", "A", "env-name", "**`A=1`** · only while stage `x` is built"],
  ["FROM a AS x\nENV A<|>=1\nFROM b", "A", "env-name", "**`A=1`** · in stage `x`, which is not built"],
  [
    "FROM a AS x\nENV A<|>=1\nFROM x AS y",
    "A",
    "env-name",
    "**`A=1`** · in every container of the image",
    "in `y`, which stands on it",
  ],
  [
    "FROM a\nENV PATH<|>=/x:$PATH",
    "PATH",
    "env-name",
    "**`PATH=/x:${PATH}`** · in every container of the image",
    "only the base image knows",
  ],
  [
    "FROM a\nARG A<|>=1",
    "A",
    "arg-name",
    "**`A=1`** · while building, gone in the container",
    "`docker build --build-arg A=…` gives another",
  ],
  ["FROM a\nARG <|>A", "A", "arg-name", "**No value** · unless `docker build --build-arg A=…` gives one"],
  [
    "ARG A=1\nFROM a\nARG <|>A",
    "A",
    "arg-name",
    "**`A=1`** · while building, gone in the container",
    "`ARG` on line 1",
  ],
  [
    "FROM a\nENV A=1\nARG <|>A",
    "A",
    "arg-name",
    "**`A=1`** · while building, gone in the container",
    "keeps the value that line 2 has set",
    "`ENV` on line 2 all the same",
  ],
  [
    "FROM a\nARG TARGET<|>OS",
    "TARGETOS",
    "arg-name",
    "**`TARGETOS=linux`** · while building, gone in the container",
    "operating system the image is for",
  ],
  [
    "FROM a\nARG https_<|>proxy",
    "https_proxy",
    "arg-name",
    "**No value** · unless `docker build --build-arg https_proxy=…` gives one",
    "without an `ARG`",
  ],
  [
    "ARG V<|>=1\nFROM a:$V",
    "V",
    "arg-name-global",
    "**`V=1`** · for `FROM` lines, in no stage by itself",
    "`ARG V` of its own",
  ],
  [
    "ARG V<|>=1\nFROM a\nARG V",
    "V",
    "arg-name-global",
    "**`V=1`** · for `FROM` lines, in no stage by itself",
    "`ARG` on line 3 takes the value into its stage",
  ],
  [
    "ARG BUILDKIT_<|>SYNTAX\nFROM a",
    "BUILDKIT_SYNTAX",
    "arg-name-global",
    "**No value** · for `FROM` lines, unless `docker build --build-arg BUILDKIT_SYNTAX=…` gives one",
    "`# syntax=`",
  ],
]);

explainsTokens(most.name, [
  [
    "FROM a\nLABEL a=${V:<|>-x}",
    "${V:-x}",
    "expansion-default",
    "**`x`** · unless `a` sets `V`",
    "has not been looked up",
  ],
  [
    "FROM a\nARG K=\nLABEL a=${K<|>:-$PATH}",
    "${K:-$PATH}",
    "expansion-default",
    "**Unknown here** · `${K:-$PATH}` depends on what `a` sets",
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

test("tokens: each form of an expansion has a topic, and each topic a form", () => {
  assert.deepEqual(Object.keys(operatorTopics).sort(), [...operators].sort());
  holdsTopics("expansion-", [...Object.values(operatorTopics), "expansion-headline"]);
});

test("tokens: each predefined argument has a sentence, and each sentence a name", () => {
  const names = [...predefinedNames, ...proxyArguments, ...builderSwitches];
  const wanted = [...new Set(names.map(predefinedFact)), "PATH", "HOME"].sort();
  for (const language of ["en", "ko"] as const) {
    const body = topics(language).get("predefined")!.body;
    assert.deepEqual([...body.matchAll(/^\{\?([A-Z]+)\}/gm)].map((match) => match[1]).sort(), wanted);
  }
  for (const name of names) isSound(`FROM a\nARG <|>${name}`, most.name);
});
