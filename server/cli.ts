#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createConnection } from "vscode-languageserver/node";
import { version } from "../package.json";
import { options, runCommand } from "./commandLine";
import { serve } from "./server";

function main(args: string[]): number | undefined {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    // `-:3`, line 3 of standard input, looks like options.
    const isPlace = (arg: string): boolean => /^-:\d/.test(arg);
    const ordered = args.some(isPlace) ? [...args.filter((arg) => !isPlace(arg)), "--", ...args.filter(isPlace)] : args;
    parsed = parseArgs({ args: ordered, options, allowPositionals: true });
  } catch (error) {
    process.stderr.write(
      `docker-strata: ${error instanceof Error ? error.message : error}\nTry docker-strata --help.\n`,
    );
    return 2;
  }
  if (parsed.values.version) {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  if (parsed.values.stdio) {
    serve(createConnection());
    return undefined;
  }
  return runCommand(parsed.positionals, parsed.values, {
    read: (path) => readFileSync(path === "-" ? 0 : path, "utf8"),
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
  });
}

const status = main(process.argv.slice(2));
if (status !== undefined) process.exitCode = status;
