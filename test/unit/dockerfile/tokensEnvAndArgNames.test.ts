import assert from "node:assert/strict";
import { test } from "node:test";
import { predefinedFact, predefinedNames } from "../../../server/dockerfile/explain/tokens/predefined";
import { builderSwitches, proxyArguments } from "../../../server/dockerfile/value/buildArguments";
import { topics } from "../../../server/topics/topics";
import { isSound, most } from "../../support/dockerfileHover";
import { explainsTokens } from "./tokens";

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
    "in the stage `y` on top of it",
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

test("tokens: each predefined argument has a sentence, and each sentence a name", () => {
  const names = [...predefinedNames, ...proxyArguments, ...builderSwitches];
  const wanted = [...new Set(names.map(predefinedFact)), "PATH", "HOME"].sort();
  for (const language of ["en", "ko"] as const) {
    const body = topics(language).get("predefined")!.body;
    assert.deepEqual([...body.matchAll(/^\{\?([A-Z]+)\}/gm)].map((match) => match[1]).sort(), wanted);
  }
  for (const name of names) isSound(`FROM a\nARG <|>${name}`, most.name);
});
