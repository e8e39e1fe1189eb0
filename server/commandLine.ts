import { TextDocument } from "vscode-languageserver-textdocument";
import { keepCommandLinks } from "./commandLinks";
import { drawProject } from "./composeDrawing";
import { drawStack } from "./drawing";
import { documentKind } from "./kinds";
import { plainText } from "./plainText";
import type { Language, LayerStack, OciImage, Problem, RebuildParams } from "./protocol";
import { createService } from "./service";

/** What the command line needs of its surroundings. */
export interface Surroundings {
  /** Reads a text file; `-` is standard input. Throws when it cannot. */
  read(path: string): string;
  out(text: string): void;
  error(text: string): void;
}

/** Options as `node:util`'s parseArgs gives them. */
export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

export const options = {
  json: { type: "boolean" },
  target: { type: "string" },
  platform: { type: "string" },
  "build-arg": { type: "string", multiple: true },
  image: { type: "string", multiple: true },
  "changed-file": { type: "string", multiple: true },
  "changed-image": { type: "string", multiple: true },
  "changed-line": { type: "string", multiple: true },
  was: { type: "string" },
  "was-build-arg": { type: "string", multiple: true },
  "was-image": { type: "string", multiple: true },
  dockerignore: { type: "string" },
  env: { type: "string", multiple: true },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
  stdio: { type: "boolean" },
} as const;

export const usage = `docker-strata: what a Dockerfile or a compose file becomes, without building or starting it

  docker-strata layers  [--json] [BUILD OPTIONS] FILE    the image's layers, history and configuration
  docker-strata rebuild [--json] [BUILD OPTIONS] [CHANGES] FILE   what a change runs again
  docker-strata check   [--json] [BUILD OPTIONS] [--dockerignore FILE] FILE   the warnings of docker build --check
  docker-strata compose [--json] [--env NAME=VALUE] FILE   a compose file's containers, volumes and networks
  docker-strata explain [--lang ko] FILE:LINE[:COLUMN]   what a line does, in words; also of a compose file
  docker-strata --stdio                                  the language server, for any editor

FILE - reads standard input. Lines and columns count from 1; without a COLUMN the first token of the line that has an explanation.
--env sets a variable of the compose file, as the shell or a .env file would; may be repeated.
--lang en|ko is the language of explanations and of what cures a refusal (default: en).

BUILD OPTIONS
  --target NAME            stage to build (default: the last)
  --build-arg NAME=VALUE   may be repeated
  --platform OS/ARCH       default linux/amd64
  --image REF=CONFIG.json  what is known of a base image: its OCI image configuration; may be repeated

CHANGES, against a build of the same file without build arguments
  --changed-file PATH      changed, new or deleted file of the build context; may be repeated
  --changed-image REF      a base image that is another now; may be repeated
  --changed-line N         the instruction on this line (1-based) read otherwise before; may be repeated
  --was OLD_FILE           the Dockerfile as it was built
  --was-build-arg, --was-image   as they were for that build
  --dockerignore FILE      the .dockerignore of the build context

Exit status: 0 with an answer, 1 when the builder would refuse the file or there is nothing to explain, 2 for wrong usage.
`;

class WrongUsage extends Error {}

/** Runs one command; returns the exit status. */
export function runCommand(positionals: string[], values: Values, surroundings: Surroundings): number {
  try {
    return run(positionals, values, surroundings);
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    surroundings.error(`docker-strata: ${error.message}\nTry docker-strata --help.\n`);
    return 2;
  }
}

function run([command, file, ...more]: string[], values: Values, surroundings: Surroundings): number {
  if (values.help === true) {
    surroundings.out(usage);
    return 0;
  }
  if (command === undefined) throw new WrongUsage("name a command: layers, rebuild, check, compose or explain");
  if (!["layers", "rebuild", "check", "compose", "explain"].includes(command)) {
    throw new WrongUsage(`unknown command ${command}; there are layers, rebuild, check, compose and explain`);
  }
  if (file === undefined || more.length > 0) {
    throw new WrongUsage(`${command} takes one ${command === "explain" ? "FILE:LINE[:COLUMN]" : "FILE"}`);
  }
  const language = readLanguage(values);
  const read = (path: string): string => {
    try {
      return surroundings.read(path);
    } catch (error) {
      throw new WrongUsage(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  if (command === "explain") return explain(file, language, read, surroundings);
  if (command === "compose") return compose(file, language, values, read, surroundings);
  const document = TextDocument.create(`file:///${encodeURIComponent(file)}`, "dockerfile", 0, read(file));
  const parameters = readParameters(values, read);
  const service = createService();
  const stack = service.layerStack(document, parameters, language)!;
  const json = values.json === true;
  const print = (answer: unknown): void => surroundings.out(`${JSON.stringify(answer, null, 2)}\n`);
  const status = stack.problems.length > 0 ? 1 : 0;
  if (!json || command !== "layers") reportProblems(file, stack.problems, surroundings);

  if (command === "layers") {
    if (json) print(stack);
    else surroundings.out(drawStack(stack));
  } else if (command === "rebuild") {
    const changedSteps = stepsOn(texts(values, "changed-line"), stack);
    const rebuild = service.rebuild(document, { ...parameters, ...readChanges(values, read), changedSteps })!;
    if (json) print(rebuild);
    else surroundings.out(drawStack(stack, rebuild));
  } else {
    const checks = service.checks(document, { ...parameters, ...readDockerignore(values, read) })!;
    if (json) print(checks);
    else
      for (const { rule, range, message } of checks) surroundings.out(`${place(file, range)}: ${message} (${rule})\n`);
  }
  return status;
}

/** Prints what a compose file becomes. */
function compose(
  file: string,
  language: Language,
  values: Values,
  read: (path: string) => string,
  surroundings: Surroundings,
): number {
  const document = TextDocument.create(`file:///${encodeURIComponent(file)}`, "dockercompose", 0, read(file));
  const project = createService().project(document, { environment: pairs(values, "env") }, language)!;
  if (values.json === true) surroundings.out(`${JSON.stringify(project, null, 2)}\n`);
  else {
    reportProblems(file, project.problems, surroundings);
    surroundings.out(drawProject(project));
    for (const { range, message, cure } of project.findings)
      surroundings.out(`\n${place(file, range)}: ${message}\n${indent(cure)}`);
  }
  return project.problems.length > 0 ? 1 : 0;
}

/** Prints the hover at a place; its text is all there is to say without an editor, so links to the editor's commands go. */
function explain(
  where: string,
  language: Language,
  read: (path: string) => string,
  surroundings: Surroundings,
): number {
  const [, file, line, column] = /^(.+?):(\d+)(?::(\d+))?$/s.exec(where) ?? [];
  if (file === undefined || Number(line) < 1 || (column !== undefined && Number(column) < 1)) {
    throw new WrongUsage(`explain ${where}: write it as FILE:LINE or FILE:LINE:COLUMN, both counted from 1`);
  }
  const uri = `file:///${encodeURIComponent(file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1))}`;
  const kind = documentKind({ uri, languageId: "" }) ?? (/\.ya?ml$/i.test(file) ? "compose" : "dockerfile");
  const document = TextDocument.create(uri, kind, 0, read(file));
  const row = Number(line) - 1;
  const { length } = document.getText().split("\n")[row] ?? "";
  const columns = column === undefined ? Array.from({ length }, (_, at) => at) : [Number(column) - 1];
  const service = createService();
  for (const character of columns) {
    const hover = service.hover(document, { line: row, character }, language);
    if (!hover) continue;
    surroundings.out(`${plainText(keepCommandLinks(hover.contents, []))}\n`);
    return 0;
  }
  surroundings.error(`${where}: nothing to explain here\n`);
  return 1;
}

function readLanguage(values: Values): Language {
  const [language = "en"] = texts(values, "lang");
  if (language !== "en" && language !== "ko") throw new WrongUsage(`--lang ${language}: there are en and ko`);
  return language;
}

function place(file: string, { start }: Problem["range"]): string {
  return `${file}:${start.line + 1}:${start.character + 1}`;
}

function reportProblems(file: string, problems: Problem[], surroundings: Surroundings): void {
  for (const { range, message, cure } of problems) {
    surroundings.error(`${place(file, range)}: ${message}\n${cure === undefined ? "" : indent(cure)}`);
  }
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "  ").concat("\n");
}

function texts(values: Values, name: string): string[] {
  const value = values[name];
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
}

/** `NAME=VALUE` pairs; a name without a value is refused, for there is no environment to take it from. */
function pairs(values: Values, name: string): Record<string, string> {
  return Object.fromEntries(
    texts(values, name).map((text) => {
      const equals = text.indexOf("=");
      if (equals <= 0) throw new WrongUsage(`--${name} ${text}: write it as NAME=VALUE`);
      return [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );
}

function images(values: Values, name: string, read: (path: string) => string): Record<string, OciImage> {
  return Object.fromEntries(
    Object.entries(pairs(values, name)).map(([reference, path]) => {
      try {
        return [reference, JSON.parse(read(path)) as OciImage];
      } catch (error) {
        if (error instanceof WrongUsage) throw error;
        throw new WrongUsage(`--${name} ${reference}: ${path} is no JSON`);
      }
    }),
  );
}

function readParameters(values: Values, read: (path: string) => string): Omit<RebuildParams, "textDocument"> {
  const target = texts(values, "target")[0];
  const platform = texts(values, "platform")[0];
  return {
    buildArgs: pairs(values, "build-arg"),
    images: images(values, "image", read),
    ...(target === undefined ? {} : { target }),
    ...(platform === undefined ? {} : { platform }),
  };
}

function readChanges(values: Values, read: (path: string) => string): Omit<RebuildParams, "textDocument"> {
  const was = texts(values, "was")[0];
  const wasImages = images(values, "was-image", read);
  return {
    changedFiles: texts(values, "changed-file"),
    changedImages: texts(values, "changed-image"),
    was: {
      buildArgs: pairs(values, "was-build-arg"),
      ...(was === undefined ? {} : { text: read(was) }),
      ...(Object.keys(wasImages).length === 0 ? {} : { images: wasImages }),
    },
    ...readDockerignore(values, read),
  };
}

/** The instructions that stand on these lines (1-based). */
function stepsOn(lines: string[], { steps }: LayerStack): number[] {
  return lines.map((text) => {
    const line = Number(text) - 1;
    const step = steps.findIndex(({ range }) => range.start.line <= line && line <= range.end.line);
    if (step < 0) throw new WrongUsage(`--changed-line ${text}: there is no instruction on that line`);
    return step;
  });
}

function readDockerignore(values: Values, read: (path: string) => string): { dockerignore?: string } {
  const path = texts(values, "dockerignore")[0];
  return path === undefined ? {} : { dockerignore: read(path) };
}
