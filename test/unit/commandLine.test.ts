import assert from "node:assert/strict";
import { test } from "node:test";
import { parseArgs } from "node:util";
import { options, runCommand, usage } from "../../server/commandLine";

interface Outcome {
  status: number;
  out: string;
  error: string;
}

const built = 'FROM python:3 AS build\nRUN make\nFROM scratch\nCOPY --from=build /a /a\nENV A=1\nCMD ["x"]\n';
const alpine = { config: { Env: ["PATH=/bin"], Cmd: ["sh"] }, rootfs: { diff_ids: ["sha256:1"] } };

const files: Record<string, string> = {
  Dockerfile: "ARG V=1\nFROM alpine:$V\nRUN a\nCOPY src/ /src/\nENV A=1\n",
  "app/Dockerfile": built,
  old: "FROM alpine\nRUN before\n",
  new: "FROM alpine\nRUN after\n",
  refused: "FROM alpine\nRUN a\n  COPY a\n",
  warned: "FROM alpine as x\nCOPY secret /\n",
  wasteful: "FROM alpine AS lean\nFROM lean\nCOPY a.tar /a.tar\nRUN rm /a.tar\n",
  experimental: "# check=experimental=all\nFROM alpine\nCOPY secret /\n",
  dockerignore: "secret\n",
  "compose.yaml": "services:\n  web:\n    image: nginx\n",
  "shop.yaml": [
    "name: shop",
    "services:",
    "  web: {build: {context: ./web, target: app}, ports: ['127.0.0.1:${PORT:-8080}:80'], depends_on: [db], scale: 2}",
    "  db: {image: postgres, volumes: ['data:/var/lib/postgresql'], ports: ['5432:5432']}",
    "  tool: {image: tool, profiles: [debug], tmpfs: /tmp}",
    "volumes: {data: }",
    "",
  ].join("\n"),
  "refused.yaml": "services:\n  web: {image: nginx, ports: [http]}\n",
  "alpine.json": JSON.stringify(alpine),
  "broken.json": "{",
  empty: "",
  "-": "FROM alpine\nRUN from-stdin\n",
};

/** Runs a line as a shell would split it, with the files above. */
function run(line: string): Outcome {
  const args = line.split(" ").filter((word) => word !== "");
  const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
  const outcome: Outcome = { status: 0, out: "", error: "" };
  outcome.status = runCommand(positionals, values, {
    read: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error(`no such file: ${path}`);
      return text;
    },
    out: (text) => {
      outcome.out += text;
    },
    error: (text) => {
      outcome.error += text;
    },
  });
  return outcome;
}

function json(line: string) {
  const { status, out, error } = run(line);
  assert.equal(status, 0, error);
  assert.ok(out.endsWith("}\n") || out.endsWith("]\n"));
  return JSON.parse(out);
}

/** The rows between the lines of a drawing, without their frame and padding. */
function rows(drawing: string): string[] {
  return drawing
    .split("\n")
    .filter((line) => line.startsWith("│"))
    .map((line) => line.slice(1, -1).trim().replace(/ {2,}/g, "  "));
}

const hangul = /\p{Script=Hangul}/u;

test("command line: layers draws the pile, the newest layer on top, each with its line", () => {
  const { status, out, error } = run("layers Dockerfile");
  assert.deepEqual([status, error], [0, ""]);
  assert.equal(out.split("\n")[0], "2 layers of this file on alpine:1 · 1 line of metadata");
  assert.deepEqual(rows(out), [
    "container: one writable layer, gone with docker rm",
    "no command of this file",
    "image: read-only layers, shared by every container  line",
    "· ENV A=1  5",
    "2 █ COPY src/ /src/  4",
    "1 █ RUN a  3",
    "alpine:1 · its layers are not known here",
  ]);
  for (const line of out.split("\n").slice(2, -1)) assert.equal([...line].length, 78, line);
});

test("command line: layers names the stages that the image does not get", () => {
  const { out } = run("layers app/Dockerfile");
  assert.match(out, /^1 layer of this file on scratch · 2 lines of metadata · stage build not shipped\n/);
  assert.ok(rows(out).includes("scratch: nothing, not one file"));
});

test("command line: layers --json is the model", () => {
  const stack = json("layers --json Dockerfile");
  assert.equal(stack.image.layers, 2);
  assert.deepEqual(stack.image.base, { reference: "alpine:1", known: false });
  assert.equal(stack.stages.length, 1);
  assert.deepEqual(stack.problems, []);
});

test("command line: layers says at the layer what could be better", () => {
  const { out } = run("layers wasteful");
  assert.deepEqual(rows(out).slice(3, -1), [
    "2 █ RUN rm /a.tar  4",
    "! hides files of a lower layer, which ships them all the same (line 3)",
    "1 █ COPY a.tar /a.tar  3",
  ]);
  const [{ message, cure, ...finding }] = json("layers --json --lang ko wasteful").findings;
  assert.deepEqual(finding, {
    kind: "deletedLater",
    step: 3,
    range: { start: { line: 3, character: 7 }, end: { line: 3, character: 13 } },
    related: 2,
  });
  assert.match(message, hangul);
  assert.match(cure, /--mount=type=bind,source=a\.tar,target=\/a\.tar/);
  assert.deepEqual(json("layers --json --target lean wasteful").findings, []);
});

test("command line: layers reads standard input", () => {
  assert.match(run("layers -").out, /1 █ RUN from-stdin/);
});

const parameters: [line: string, member: (stack: ReturnType<typeof json>) => unknown, expected: unknown][] = [
  ["--build-arg V=2 Dockerfile", (stack) => stack.image.base.reference, "alpine:2"],
  ["--build-arg V=a=b --build-arg V=3 Dockerfile", (stack) => stack.image.base.reference, "alpine:3"],
  ["--target build app/Dockerfile", (stack) => stack.target, 0],
  ["--platform linux/arm64 app/Dockerfile", (stack) => stack.target, 1],
  ["--image alpine:1=alpine.json Dockerfile", (stack) => stack.image.base.known, true],
  ["--image alpine:1=alpine.json Dockerfile", (stack) => stack.container.command, ["sh"]],
];

for (const [line, member, expected] of parameters) {
  test(`command line: layers --json ${line}`, () => assert.deepEqual(member(json(`layers --json ${line}`)), expected));
}

test("command line: a refused file is drawn as far as it goes, with what the builder says, where, and what to do", () => {
  const { status, out, error } = run("layers refused");
  assert.equal(status, 1);
  assert.match(out, /1 █ RUN a/);
  const [problem, cure] = error.split("\n");
  assert.equal(
    problem,
    "refused:3:3: COPY requires at least two arguments, but only one was provided. Destination could not be determined",
  );
  assert.match(cure!, /^ {2}Name what to copy and, as the last word, where to: /);
});

test("command line: of a refused file --json holds the problems, and standard error nothing", () => {
  const { status, out, error } = run("layers --json refused");
  assert.deepEqual([status, error], [1, ""]);
  const [problem] = JSON.parse(out).problems;
  assert.deepEqual(problem.range.start, { line: 2, character: 2 });
  assert.match(problem.cure, /^Name what to copy/);
});

test("command line: rebuild and check say on standard error what the builder refuses, with --json too", () => {
  for (const line of ["rebuild refused", "rebuild --json refused", "check refused", "check --json refused"]) {
    const { status, error } = run(line);
    assert.equal(status, 1, line);
    assert.match(error, /^refused:3:3: COPY requires/, line);
  }
});

test("command line: --lang is the language of cures", () => {
  assert.doesNotMatch(run("layers refused").error, hangul);
  assert.match(run("layers --lang ko refused").error, hangul);
});

test("command line: an empty file has nothing to draw", () => {
  const { status, out, error } = run("layers empty");
  assert.equal(status, 1);
  assert.equal(out, "No stage to draw: a Dockerfile starts with FROM.\n");
  assert.match(error, /^empty:1:1: the Dockerfile cannot be empty\n/);
});

const fates: [line: string, expected: string[]][] = [
  ["Dockerfile", ["reused", "reused"]],
  ["--changed-file src/main.py Dockerfile", ["reused", "rebuilt"]],
  ["--changed-file src/main.py --changed-file docs/a Dockerfile", ["reused", "rebuilt"]],
  ["--changed-file docs/a Dockerfile", ["reused", "reused"]],
  ["--changed-image alpine:1 Dockerfile", ["depends", "depends"]],
  ["--was old new", ["rebuilt"]],
  ["--was old old", ["reused"]],
  ["--build-arg V=2 --was-build-arg V=2 Dockerfile", ["reused", "reused"]],
  ["--changed-file secret --dockerignore dockerignore warned", ["reused"]],
  ["--changed-file secret warned", ["rebuilt"]],
];

for (const [line, expected] of fates) {
  test(`command line: rebuild --json ${line}`, () => {
    const { steps } = json(`rebuild --json ${line}`);
    assert.deepEqual(
      steps.map(({ fate }: { fate: string }) => fate),
      expected,
    );
  });
}

test("command line: another base image than before is another build", () => {
  const { steps } = json("rebuild --json --build-arg V=2 Dockerfile");
  assert.notEqual(steps[0].fate, "reused");
});

test("command line: rebuild draws what runs again", () => {
  const { status, out } = run("rebuild --changed-file src/main.py Dockerfile");
  assert.equal(status, 0);
  assert.deepEqual(rows(out).slice(3, 6), [
    "· ENV A=1  5",
    "2 █ COPY src/ /src/  RUNS AGAIN  4",
    "1 █ RUN a  reused  3",
  ]);
});

test("command line: check lists warnings by their place, and answers none with nothing", () => {
  assert.deepEqual(run("check warned"), {
    status: 0,
    out: "warned:1:1: 'as' and 'FROM' keywords' casing do not match (FromAsCasing)\n",
    error: "",
  });
  assert.deepEqual(run("check old"), { status: 0, out: "", error: "" });
});

test("command line: check knows the .dockerignore that it is given", () => {
  assert.equal(run("check experimental").out, "");
  const { out } = run("check --dockerignore dockerignore experimental");
  assert.match(out, /^experimental:3:1: .*"secret".* \(CopyIgnoredFile\)\n$/);
});

test("command line: check --json", () => {
  const [check] = json("check --json warned");
  assert.deepEqual([check.rule, check.range.start], ["FromAsCasing", { line: 0, character: 0 }]);
  assert.deepEqual(json("check --json old"), []);
});

test("command line: explain prints the hover as plain text", () => {
  const { status, out, error } = run("explain Dockerfile:3:2");
  assert.deepEqual([status, error], [0, ""]);
  assert.match(out, /^Adds layer 1 of 2 · read-only\n\n/);
  assert.doesNotMatch(out, /\*\*|`|command:/);
  assert.match(out, /https:\/\/docs\.docker\.com\/reference\/dockerfile\/#run/);
  assert.ok(out.endsWith("\n") && !out.endsWith("\n\n"));
});

test("command line: explain without a column takes the first token that has an explanation", () => {
  assert.equal(run("explain Dockerfile:3").out, run("explain Dockerfile:3:1").out);
  assert.equal(run("explain refused:3").out, run("explain refused:3:3").out);
});

test("command line: explain in Korean", () => {
  assert.match(run("explain --lang ko Dockerfile:3").out, hangul);
  assert.doesNotMatch(run("explain --lang en Dockerfile:3").out, hangul);
});

test("command line: explain reads folders' files, standard input and compose files", () => {
  assert.match(run("explain app/Dockerfile:2").out, /stage/);
  assert.match(run("explain -- -:2").out, /^Adds layer 1 of 1/);
  assert.match(run("explain compose.yaml:3").out, /image/i);
  assert.match(run("explain shop.yaml:3:4").out, /^2 containers · the first is shop-web-1/);
  assert.match(run("explain --lang ko shop.yaml:3:4").out, /^컨테이너 2개/);
  assert.match(run("explain shop.yaml:4:73").out, /^Host port 5432.*\n\nFinding: Whoever reaches/s);
  assert.match(run("explain --lang ko shop.yaml:4:73").out, hangul);
  assert.match(run("explain refused.yaml:2:31").out, /^Refused by Compose.*Invalid containerPort: http/s);
});

for (const where of ["Dockerfile:6", "Dockerfile:999", "Dockerfile:3:999", "empty:1", "compose.yaml:3:1"]) {
  test(`command line: explain ${where} has nothing to say`, () => {
    assert.deepEqual(run(`explain ${where}`), { status: 1, out: "", error: `${where}: nothing to explain here\n` });
  });
}

test("command line: --help lists every command and option, and stands above everything else", () => {
  for (const line of ["--help", "layers --help", "nonsense --help"]) {
    assert.deepEqual(run(line), { status: 0, out: usage, error: "" });
  }
  for (const command of ["layers", "rebuild", "check", "compose", "explain"])
    assert.match(usage, new RegExp(`docker-strata ${command} `));
  const unlisted = Object.keys(options).filter((name) => !usage.includes(`--${name}`));
  assert.deepEqual(unlisted, ["help", "version"]);
});

const wrong: [line: string, message: string][] = [
  ["", "name a command: layers, rebuild, check, compose or explain"],
  ["draw Dockerfile", "unknown command draw; there are layers, rebuild, check, compose and explain"],
  ["layers", "layers takes one FILE"],
  ["check a b", "check takes one FILE"],
  ["explain", "explain takes one FILE:LINE[:COLUMN]"],
  ["explain Dockerfile", "explain Dockerfile: write it as FILE:LINE or FILE:LINE:COLUMN, both counted from 1"],
  ["explain Dockerfile:0", "explain Dockerfile:0: write it as FILE:LINE or FILE:LINE:COLUMN, both counted from 1"],
  ["explain Dockerfile:1:0", "explain Dockerfile:1:0: write it as FILE:LINE or FILE:LINE:COLUMN, both counted from 1"],
  ["explain --lang fr Dockerfile:1", "--lang fr: there are en and ko"],
  ["explain missing:1", "cannot read missing: no such file: missing"],
  ["layers missing", "cannot read missing: no such file: missing"],
  ["layers --build-arg V Dockerfile", "--build-arg V: write it as NAME=VALUE"],
  ["layers --build-arg =1 Dockerfile", "--build-arg =1: write it as NAME=VALUE"],
  ["layers --image alpine Dockerfile", "--image alpine: write it as NAME=VALUE"],
  ["layers --image alpine=broken.json Dockerfile", "--image alpine: broken.json is no JSON"],
  ["layers --image alpine=missing Dockerfile", "cannot read missing: no such file: missing"],
  ["rebuild --was missing Dockerfile", "cannot read missing: no such file: missing"],
  ["rebuild --was-build-arg V Dockerfile", "--was-build-arg V: write it as NAME=VALUE"],
  ["check --dockerignore missing Dockerfile", "cannot read missing: no such file: missing"],
];

for (const [line, message] of wrong) {
  test(`command line: wrong usage: docker-strata ${line}`, () => {
    assert.deepEqual(run(line), {
      status: 2,
      out: "",
      error: `docker-strata: ${message}\nTry docker-strata --help.\n`,
    });
  });
}

test("command line: compose draws a project in the order it starts", () => {
  const { status, out, error } = run("compose shop.yaml");
  assert.deepEqual([status, error], [0, ""]);
  assert.ok(out.indexOf("│ db ") < out.indexOf("│ web "), out);
  for (const text of [
    "project shop",
    "container shop-web-1",
    "2 containers",
    "built from ./web with Dockerfile, stage app",
    "waits for db: its container has started",
    "port 127.0.0.1:8080 → 80",
    "/var/lib/postgresql ← volume data",
    "only with profile debug",
    "/tmp ← memory",
    "volume shop_data: db; outlives the containers",
    "network shop_default: web, db, tool",
    "shop.yaml:4:",
  ])
    assert.ok(out.includes(text), `${text}\n${out}`);
  for (const line of out.split("\n")) if (/^[│┌└]/.test(line)) assert.equal(line.length, 78, line);
});

test("command line: compose prints the project with the variables it is given", () => {
  const project = json("compose --json --env PORT=9000 shop.yaml");
  assert.equal(project.services[0].ports[0].published, "9000");
  assert.deepEqual(
    project.findings.map(({ kind }: { kind: string }) => kind),
    ["portTwice", "openPort"],
  );
});

test("command line: compose says where docker compose refuses a file, and what to do", () => {
  const { status, out, error } = run("compose --lang ko refused.yaml");
  assert.equal(status, 1);
  assert.match(error, /^refused\.yaml:2:31: Invalid containerPort: http\n {2}.*쓰세요/);
  assert.match(out, /│ web /);
  assert.equal(run("compose --json refused.yaml").error, "");
  assert.equal(run("compose --json refused.yaml").status, 1);
  assert.equal(run("compose --env PORT shop.yaml").status, 2);
});
