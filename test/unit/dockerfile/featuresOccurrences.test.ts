import assert from "node:assert/strict";
import { test } from "node:test";
import { definition, highlights, references } from "../../../server/names/definition";
import { mark, open } from "./features";

/** A Dockerfile with the cursor, and the same with marks around every place of what is under the cursor; the same text: none. */
const everywhere: [name: string, dockerfile: string, marked: string][] = [
  [
    "a stage by its name, in any case where the builder takes it so",
    "FROM a AS Bu<|>ild\nFROM build\nCOPY --from=BUILD /x /x\nRUN --mount=type=bind,from=build,target=/y z",
    "FROM a AS [Build]\nFROM [build]\nCOPY --from=[BUILD] /x /x\nRUN --mount=type=bind,from=[build],target=/y z",
  ],
  [
    "FROM looks its name up as written: capitals make it an image",
    "FROM a AS bu<|>ild\nFROM Build\nCOPY --from=build /x /x",
    "FROM a AS [build]\nFROM Build\nCOPY --from=[build] /x /x",
  ],
  [
    "a stage by its number, beside its name",
    "FROM a AS one\nFROM b\nCOPY --from=<|>0 /x /x\nCOPY --from=one /y /y",
    "FROM a AS [one]\nFROM b\nCOPY --from=[0] /x /x\nCOPY --from=[one] /y /y",
  ],
  [
    "a stage without a name, by its keyword",
    "FROM a\nFROM b\nCOPY --from=<|>0 /x /x",
    "[FROM] a\nFROM b\nCOPY --from=[0] /x /x",
  ],
  [
    "of two stages with one name, the earlier to a FROM in between",
    "FROM a AS x\nFROM <|>x\nFROM b AS x\nFROM x\nCOPY --from=x /f /f",
    "FROM a AS [x]\nFROM [x]\nFROM b AS x\nFROM x\nCOPY --from=x /f /f",
  ],
  [
    "of two stages with one name, the later to what comes behind it and to every COPY",
    "FROM a AS x\nFROM x\nCOPY --from=x /f /f\nFROM b AS <|>x\nFROM x",
    "FROM a AS x\nFROM x\nCOPY --from=[x] /f /f\nFROM b AS [x]\nFROM [x]",
  ],
  ["an image is no stage", "FROM a\nCOPY --from=<|>busybox /x /x", "FROM a\nCOPY --from=busybox /x /x"],
  [
    "a quoted mount",
    'FROM a AS s\nFROM b\nRUN --mount="type=bind,from=<|>s" x',
    'FROM a AS [s]\nFROM b\nRUN --mount="type=bind,from=[s]" x',
  ],
  [
    "ARG before the first FROM: uses in FROM, in later defaults, and in the stages that take it in",
    "ARG <|>V=1\nARG W=$V\nFROM a:${V}\nARG V\nLABEL l=$V\nFROM b\nLABEL l=$V",
    "ARG [V]=1\nARG W=$[V]\nFROM a:${[V]}\nARG [V]\nLABEL l=$[V]\nFROM b\nLABEL l=$V",
  ],
  [
    "ARG with a default in a stage takes nothing from before the first FROM",
    "ARG V=1\nFROM a:$V\nARG <|>V=2\nLABEL l=$V",
    "ARG V=1\nFROM a:$V\nARG [V]=2\nLABEL l=$[V]",
  ],
  [
    "the last writer counts, and an ENV sees what was above it",
    "FROM scratch\nENV P=1\nENV P=$<|>P:2\nLABEL l=$P",
    "FROM scratch\nENV [P]=1\nENV P=$[P]:2\nLABEL l=$P",
  ],
  [
    "pairs of one ENV do not see each other",
    "FROM scratch\nENV A=1\nENV A=2 B=$<|>A\nLABEL l=$A",
    "FROM scratch\nENV [A]=1\nENV A=2 B=$[A]\nLABEL l=$A",
  ],
  ["pairs of one ARG do", "FROM scratch\nARG A=1 B=$<|>A", "FROM scratch\nARG [A]=1 B=$[A]"],
  [
    "a stage on top sees the variables of the one below, another stage does not",
    "FROM a AS x\nENV A=1\nFROM x\nLABEL l=$<|>A\nFROM b\nLABEL l=$A",
    "FROM a AS x\nENV [A]=1\nFROM x\nLABEL l=$[A]\nFROM b\nLABEL l=$A",
  ],
  [
    "ARG without a value leaves the ENV above in force",
    "FROM scratch\nENV A=1\nARG A\nLABEL l=$<|>A",
    "FROM scratch\nENV [A]=1\nARG [A]\nLABEL l=$[A]",
  ],
  [
    "a variable that ONBUILD sets in the stage on top",
    "FROM a AS x\nONBUILD ENV A=1\nLABEL l=$A\nFROM x\nLABEL l=$<|>A",
    "FROM a AS x\nONBUILD ENV [A]=1\nLABEL l=$A\nFROM x\nLABEL l=$[A]",
  ],
  [
    "every kind of word that the builder expands",
    'FROM a\nARG <|>V=1\nENV $V=$V\nLABEL $V=$V\nEXPOSE $V\nUSER $V\nVOLUME ["/$V"]\nWORKDIR $V\nSTOPSIGNAL $V\nCOPY --chown=$V --chmod=$V $V $V\nADD --checksum=$V $V $V\nRUN --mount=type=cache,target=$V x',
    'FROM a\nARG [V]=1\nENV $[V]=$[V]\nLABEL $[V]=$[V]\nEXPOSE $[V]\nUSER $[V]\nVOLUME ["/$[V]"]\nWORKDIR $[V]\nSTOPSIGNAL $[V]\nCOPY --chown=$[V] --chmod=$[V] $[V] $[V]\nADD --checksum=$[V] $[V] $[V]\nRUN --mount=type=cache,target=$[V] x',
  ],
  [
    "not what the shell expands, nor what nobody does",
    "FROM a\nARG <|>V=1\nRUN echo $V\nCMD echo $V\nENTRYPOINT [\"$V\"]\nHEALTHCHECK CMD x $V\nSHELL [\"$V\"]\nCOPY --from=$V a b\nONBUILD LABEL l=$V\nLABEL '$V'='$V' m=\\$V",
    "FROM a\nARG [V]=1\nRUN echo $V\nCMD echo $V\nENTRYPOINT [\"$V\"]\nHEALTHCHECK CMD x $V\nSHELL [\"$V\"]\nCOPY --from=$V a b\nONBUILD LABEL l=$V\nLABEL '$V'='$V' m=\\$V",
  ],
  ["platforms", "ARG <|>P=linux/amd64\nFROM --platform=$P a", "ARG [P]=linux/amd64\nFROM --platform=$[P] a"],
  [
    "operands",
    'FROM a\nENV <|>A=1 B=2\nLABEL l="${B:-${A}}" m=${B#$A} n=${B/$A/$A}',
    'FROM a\nENV [A]=1 B=2\nLABEL l="${B:-${[A]}}" m=${B#$[A]} n=${B/$[A]/$[A]}',
  ],
  [
    "heredocs of COPY, where quotes are characters; not those with a quoted word, not those of RUN",
    "FROM a\nARG <|>V=1\nCOPY <<A <<'B' /\n'$V' \\$V\n$V\nA\n$V\nB\nRUN <<C\n$V\nC",
    "FROM a\nARG [V]=1\nCOPY <<A <<'B' /\n'$[V]' \\$V\n$[V]\nA\n$V\nB\nRUN <<C\n$V\nC",
  ],
  [
    "over continued lines and comments",
    "FROM a\nENV <|>A=1 \\\n  # $A\n  B=2\nLABEL l=x\\\n$A \\\n  m=${A}",
    "FROM a\nENV [A]=1 \\\n  # $A\n  B=2\nLABEL l=x\\\n$[A] \\\n  m=${[A]}",
  ],
  [
    "with another escape character",
    "# escape=`\nFROM a\nENV <|>A=1\nLABEL l=\\$A m=`$A",
    "# escape=`\nFROM a\nENV [A]=1\nLABEL l=\\$[A] m=`$A",
  ],
  ["the dollar sign belongs to its variable", "FROM a\nARG V\nUSER <|>$V", "FROM a\nARG [V]\nUSER $[V]"],
  ["between two variables the one that begins", "FROM a\nARG A B\nUSER $A<|>$B", "FROM a\nARG A [B]\nUSER $A$[B]"],
  ["a variable that nothing here defines", "FROM a\nUSER $<|>V", "FROM a\nUSER $V"],
  ["no name", "FR<|>OM a AS x\nARG V", "FROM a AS x\nARG V"],
  ["the name of a stage made of a variable", "ARG V=x\nFROM a AS <|>x\nFROM $V", "ARG V=x\nFROM a AS [x]\nFROM [$V]"],
];

for (const [name, dockerfile, marked] of everywhere) {
  test(`occurrences: ${name}`, () => {
    const { text, position, occurrences } = open(dockerfile);
    assert.equal(mark(text, references(occurrences, position, true)), marked);
    const highlighted = highlights(occurrences, position)?.map(({ range }) => range);
    assert.equal(mark(text, highlighted ?? null), marked);
  });
}

const definitions: [name: string, dockerfile: string, marked: string][] = [
  ["of a stage", "FROM a AS x\nFROM <|>x", "FROM a AS [x]\nFROM x"],
  ["of a stage without a name", "FROM a\nFROM b\nCOPY --from=<|>0 x x", "[FROM] a\nFROM b\nCOPY --from=0 x x"],
  [
    "of a variable: the line that wrote it last",
    "FROM a\nARG A=1\nENV A=2\nUSER $<|>A",
    "FROM a\nARG A=1\nENV [A]=2\nUSER $A",
  ],
  [
    "of a variable: every line that may have given the value",
    "FROM a\nENV A=1\nARG A\nUSER $<|>A",
    "FROM a\nENV [A]=1\nARG [A]\nUSER $A",
  ],
  ["of an ARG that takes a global in", "ARG A=1\nFROM a\nARG <|>A\nUSER $A", "ARG [A]=1\nFROM a\nARG A\nUSER $A"],
  ["of a use of such an ARG", "ARG A=1\nFROM a\nARG A\nUSER $<|>A", "ARG A=1\nFROM a\nARG [A]\nUSER $A"],
  ["of a definition: itself", "FROM a\nENV <|>A=1", "FROM a\nENV [A]=1"],
  [
    "in a stage's name that a variable makes: the variable",
    "ARG V=x\nFROM a AS x\nFROM $<|>V",
    "ARG [V]=x\nFROM a AS x\nFROM $V",
  ],
  [
    "of what the builder gives",
    "FROM a\nENV TARGETARCH=x\nARG TARGETARCH\nUSER $<|>TARGETARCH",
    "FROM a\nENV TARGETARCH=x\nARG [TARGETARCH]\nUSER $TARGETARCH",
  ],
];

for (const [name, dockerfile, marked] of definitions) {
  test(`definition: ${name}`, () => {
    const { text, position, occurrences } = open(dockerfile);
    assert.equal(mark(text, definition(occurrences, position)), marked);
  });
}

test("references: without the definitions", () => {
  const { text, position, occurrences } = open("FROM a AS <|>x\nFROM x\nCOPY --from=x a a");
  assert.equal(mark(text, references(occurrences, position, false)), "FROM a AS x\nFROM [x]\nCOPY --from=[x] a a");
});

test("highlights: say what writes and what reads", () => {
  const { position, occurrences } = open("FROM a\nENV <|>A=1\nUSER $A");
  assert.deepEqual(
    highlights(occurrences, position)?.map(({ kind }) => kind),
    ["write", "read"],
  );
});
