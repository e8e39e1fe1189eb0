import { spawn, spawnSync } from "node:child_process";

/**
 * A program with everything it starts. VS Code's extension hosts outlive a polite end of their server when they hang, so the
 * program leads a process group and the whole group is ended; at the latest when this process ends, however it ends.
 * @param {string} command
 * @param {string[]} args
 * @param {object} options
 * @param {NodeJS.ProcessEnv} options.env
 * @param {() => void} [options.cleanUp] run once after the end; must be synchronous
 */
export function startGroup(command, args, { env, cleanUp = () => {} }) {
  const windows = process.platform === "win32";
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"], detached: !windows });
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => {
    child.on("error", () => resolve(null));
    child.on("close", (code) => resolve(code));
  });

  function kill() {
    if (child.pid === undefined) return;
    try {
      if (windows) spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"]);
      else process.kill(-child.pid, "SIGKILL");
    } catch {
      // Gone already.
    }
  }
  function atExit() {
    kill();
    cleanUp();
  }
  process.once("exit", atExit);
  endOnSignals();

  return {
    ended,
    /** @param {(text: string) => void} listener */
    onOutput(listener) {
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", listener);
    },
    async stop() {
      process.off("exit", atExit);
      kill();
      await ended;
      cleanUp();
    },
  };
}

let listening = false;

/** Node does not run its exit handlers when a signal ends it, unless the signal is turned into an exit. */
function endOnSignals() {
  if (listening) return;
  listening = true;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));
}
