import assert from "node:assert/strict";
import { test } from "node:test";
import { rules } from "../../../server/dockerfile/check/lint";
import { checkOptions } from "../../../server/dockerfile/explain/tokens/directives";
import { at, isSound, most } from "../../support/dockerfileHover";
import { explainsTokens, holdsTopics } from "./tokens";

for (const rule of rules) {
  for (const option of ["skip", "experimental"]) {
    test(`tokens: # check=${option}=${rule}`, () => {
      const marked = `# check=${option}=${rule.slice(0, 3)}<|>${rule.slice(3)};error=true\nFROM a`;
      isSound(marked, most.value);
      assert.equal(at(marked)?.topic, `check.${rule}`);
    });
  }
}

test("tokens: the topics about directives and rules are those that the reader knows", () => {
  holdsTopics(
    "check.",
    rules.map((rule) => `check.${rule}`),
  );
  holdsTopics("directive.", [
    "directive.syntax",
    "directive.escape",
    "directive.check",
    ...checkOptions.map((option) => `directive.check.${option}`),
    "directive.check.comment",
  ]);
});

explainsTokens(most.name, [
  [
    "# syn<|>tax=docker/dockerfile:1\nFROM a",
    "syntax",
    "directive.syntax",
    "**Chooses who reads this Dockerfile** · no layer",
    "moves on with each release",
    "https://docs.docker.com/reference/dockerfile/#syntax",
  ],
  [
    "#  ESC<|>APE = `\nFROM a",
    "ESCAPE",
    "directive.escape",
    "**Chooses the character that continues a line** · no layer",
    "continues lines and escapes here",
  ],
  [
    "# che<|>ck=skip=all\nFROM a",
    "check",
    "directive.check",
    "**Decides which checks speak about this file** · no layer",
    "Since Dockerfile 1.8",
  ],
]);

explainsTokens(most.value, [
  [
    "# syntax=docker/docker<|>file:1.4\nFROM a",
    "docker/dockerfile:1.4",
    "directive.syntax",
    "**Chooses who reads this Dockerfile** · no layer",
    "by the rules of Dockerfile 1.4",
    "!moves on",
  ],
  [
    "# syntax=ex<|>ample.com/mine:2\nFROM a",
    "example.com/mine:2",
    "directive.syntax",
    "**Chooses who reads this Dockerfile** · no layer",
    "it is not Docker's own",
  ],
  [
    "# escape=<|>\\\nFROM a",
    "\\",
    "directive.escape",
    "**Chooses the character that continues a line** · no layer",
    "the line changes nothing",
  ],
  [
    "# check= sk<|>ip=FromAsCasing,Nope,InvalidDefinitionDescription;error=true for a reason\nFROM a",
    "skip",
    "directive.check.skip",
    "**Silences checks** · layers stay the same",
    "about this file: `FromAsCasing`.",
  ],
  [
    "# check=skip=al<|>l\nFROM a",
    "all",
    "directive.check.skip",
    "**Silences checks** · layers stay the same",
    "no check speaks",
  ],
  [
    "# check=experimental=a<|>ll\nFROM a",
    "all",
    "directive.check.experimental",
    "**Asks for experimental checks** · layers stay the same",
  ],
  [
    "# check=error=tr<|>ue\nFROM a",
    "true",
    "directive.check.error",
    "**A warning fails the build** · then there is no image",
  ],
  [
    "# check=err<|>or=false\nFROM a",
    "error",
    "directive.check.error",
    "**A warning does not fail the build** · the default",
  ],
  [
    "# escape=`\n# check=skip=UndefinedVar,JSON<|>ArgsRecommended\nFROM a",
    "JSONArgsRecommended",
    "check.JSONArgsRecommended",
    "**A shell becomes PID 1** · finds `CMD` and `ENTRYPOINT` in shell form",
    "Silenced by line 2.",
  ],
  [
    "# check=experimental=Copy<|>IgnoredFile\nFROM a",
    "CopyIgnoredFile",
    "check.CopyIgnoredFile",
    "**The file is missing in the layer** · finds `COPY` of what `.dockerignore` excludes",
    "silent without line 1",
  ],
  [
    "# check=skip=InvalidDefinition<|>Description\nFROM a",
    "InvalidDefinitionDescription",
    "check.InvalidDefinitionDescription",
    "**Layers stay the same** · finds comments that do not describe their `ARG` or stage",
    "!Silenced",
  ],
]);

for (const [name, dockerfile] of [
  ["an unknown rule", "# check=skip=No<|>pe\nFROM a"],
  ["a rule behind a blank, which is none", "# check=skip=UndefinedVar, From<|>AsCasing\nFROM a"],
  ["what stands behind a blank", "# check=skip=all for a re<|>ason\nFROM a"],
  ["an unknown option", "# check=sk<|>op=all\nFROM a"],
  ["a directive that comes too late", "FROM a\n# esc<|>ape=`"],
  ["a directive below a comment", "# x\n# esc<|>ape=`\nFROM a"],
] as const) {
  test(`tokens: silent on ${name}`, () => assert.equal(at(dockerfile), null));
}
