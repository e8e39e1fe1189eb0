import { explains } from "./explains";

const layer = (number: number, all: number): string => `**Adds layer ${number} of ${all}** · read-only`;

explains([
  [
    "a step above files of the build context",
    "FROM a\nADD http://e.example/x p /\nCOPY l m ./\nR<|>UN x",
    layer(3, 3),
    ["A rebuilt layer below runs it again, too: a change of `p`, `l` does that (lines 2, 3)."],
  ],
  [
    "a step above the whole build context",
    "FROM a\nCOPY p ./\nCOPY . .\nW<|>ORKDIR /x",
    layer(3, 3),
    ["any changed file of the build context does that (line 3 copies all).", "!`p`"],
  ],
  [
    "a step above files of a stage",
    "FROM a AS b\nCOPY . .\nFROM c\nCOPY --from=b /x /\nR<|>UN y",
    layer(2, 2),
    ["other files out of stage `b` do that (line 4).", "!build context"],
  ],
  [
    "a step above a step of no files",
    "FROM a\nRUN x\nR<|>UN y",
    layer(2, 2),
    ["A rebuilt layer below runs it again, too."],
  ],
  [
    "the first step on an image",
    "FROM node:22\nW<|>ORKDIR /x",
    layer(1, 1),
    ["Other layers of the base image run it again, too.", "!`USER`"],
  ],
  ["the first step on nothing", "FROM scratch\nC<|>OPY a /", layer(1, 1), ["No layer lies below it."]],
  [
    "a step in a stage on another",
    "FROM scratch AS a\nCOPY a /\nFROM a\nR<|>UN y",
    layer(2, 2),
    ["a change of `a` does that (line 2)."],
  ],
  [
    "WORKDIR under a user",
    "FROM a\nUSER x\nWOR<|>KDIR /x",
    layer(1, 1),
    ["when its path or the `USER` of line 2 changes."],
  ],
  [
    "heredocs are no files",
    "FROM a\nCOPY <<E /x\nE\nR<|>UN y",
    layer(2, 2),
    ["A rebuilt layer below runs it again, too."],
  ],
]);
