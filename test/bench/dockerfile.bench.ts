import { DockerfileParser } from "dockerfile-ast";
import { analyze } from "../../server/dockerfile/analysis";
import { rebuild } from "../../server/dockerfile/cache/rebuild";
import { checkDockerfile } from "../../server/dockerfile/check/checks";
import { evaluate } from "../../server/dockerfile/evaluate";
import { parse } from "../../server/dockerfile/read/parse";
import { compare, type Peers } from "./compare";

const lines = [
  (at: number) => `RUN echo ${at} && \\\n    make -j4 target${at}`,
  (at: number) => `ENV NAME${at}=value${at} B=$NAME${at - 5}`,
  (at: number) => `COPY --chown=app:app src${at} lib${at} /app/${at}/`,
  (at: number) => `LABEL org.example.l${at}="\${NAME${at - 2}:-none}"`,
  () => "# a comment",
];

/** A Dockerfile of about so many lines with a bit of everything. */
function dockerfile(size: number): string {
  const body = Array.from({ length: Math.floor(size / 1.2) }, (_, at) => lines[at % lines.length]!(at));
  return `FROM alpine:3 AS build\n${body.join("\n")}\nFROM build\nCMD ["x"]\n`;
}

const text = dockerfile(1000);
const parsed = parse(text);
const evaluated = evaluate(parsed);
const nothing = { files: ["src5"], images: [] };

const peers: Peers = {
  "1,000 lines, against parse": {
    parse: () => parse(text),
    "parse + whole analysis": () => analyze(text, 1),
    "dockerfile-ast's parse": () => DockerfileParser.parse(text).getInstructions(),
  },
  "what is asked for now and then, against parse": {
    parse: () => parse(text),
    "checks of a parsed file": () => checkDockerfile(parsed, evaluated.options),
    "rebuild of two evaluations": () => rebuild(evaluated, evaluated, nothing),
  },
};
const sizes = [250, 500, 1000, 2000, 4000, 8000].map((size) => [size, dockerfile(size)] as const);
peers["whole analysis by size, against 250 lines (linear: 2, 4, 8, 16, 32)"] = Object.fromEntries(
  sizes.map(([size, file]) => [`${size} lines`, () => analyze(file, 1)]),
);

/** Stages that each stand on the one before: nothing of a stage may be copied into the next. */
function chain(stages: number): string {
  const stage = (at: number) => `ENV A${at}=1\nRUN x\nLABEL l${at}=1\nFROM s${at} AS s${at + 1}\n`;
  return `FROM alpine:3 AS s0\n${Array.from({ length: stages }, (_, at) => stage(at)).join("")}RUN y\n`;
}
const chains = [60, 250, 1000].map((stages) => [stages, chain(stages)] as const);
peers["a chain of stages, against 60 (linear: 4.2, 16.7)"] = Object.fromEntries(
  chains.map(([stages, file]) => [`${stages} stages`, () => analyze(file, 1)]),
);

compare(peers);
