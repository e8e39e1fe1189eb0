import { execFile } from "node:child_process";
import { l10n } from "vscode";
import type { RunEngine } from "./askEngine";

/** Longer than any engine needs to answer a question, a remote one included. */
const patience = 30_000;

/** An image's history and a container's inspection are small; this is what a thousand of them may take. */
const mostOutput = 64 * 1024 * 1024;

/** Runs the command without a shell, so no argument is ever read as anything but an argument. */
export const runEngine: RunEngine = (command, args, token) =>
  new Promise((resolve, reject) => {
    const cancelled = new AbortController();
    token.onCancellationRequested(() => cancelled.abort());
    const options = { maxBuffer: mostOutput, timeout: patience, windowsHide: true, signal: cancelled.signal };
    execFile(command, args, options, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else reject(new Error(reasonOf(error, command, stderr)));
    });
  });

function reasonOf(error: Error & { code?: unknown; killed?: boolean }, command: string, stderr: string): string {
  if (error.code === "ENOENT") {
    return l10n.t(
      "{0} was not found. Install Docker or Podman, or say in the setting strata.engine.command what to run.",
      command,
    );
  }
  if (error.killed) return l10n.t("{0} did not answer within {1} seconds.", command, patience / 1000);
  return stderr.trim().split("\n").at(-1) || error.message;
}
