import { commands } from "vscode";
import { match, ok } from "./assert";
import { activate, closeAll, eventually, hoverOn, openUntitled } from "./documents";

suite("a server that ends", () => {
  suiteSetup(activate);
  teardown(closeAll);

  test("strata.restartServer starts another, which knows the open documents", async () => {
    const { document } = await openUntitled("dockerfile", "FROM scratch\nCOPY a /a\n");
    match(await hoverOn(document, "COPY"), /layer 1\b/i);
    await commands.executeCommand("strata.restartServer");
    match(await hoverOn(document, "COPY"), /layer 1\b/i);
  });

  // A worker cannot be ended from outside; Windows has no list of processes that is read in a line.
  const canKill = !("importScripts" in globalThis) && process.platform !== "win32";
  if (canKill) {
    test("killed, it is started again by itself", async () => {
      const { document } = await openUntitled("dockerfile", "FROM scratch\nCOPY a /a\n");
      match(await hoverOn(document, "COPY"), /layer 1\b/i);
      const before = await servers();
      ok(before.length === 1, `${before.length} servers`);
      process.kill(before[0]!, "SIGKILL");
      await eventually(servers, (now) => now.length === 1 && now[0] !== before[0]);
      match(
        await eventually(
          () => hoverOn(document, "COPY").catch(() => ""),
          (text) => text !== "",
        ),
        /layer 1\b/i,
      );
    });
  }
});

/** Process ids of the language servers that this extension host has started. */
async function servers(): Promise<number[]> {
  const { readdir, readFile } = await import("node:fs/promises");
  const { execFileSync } = await import("node:child_process");
  if (process.platform !== "linux") {
    return execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
      .split("\n")
      .filter((line) => line.includes("server/main.node.js"))
      .map((line) => line.trim().split(/\s+/).map(Number))
      .flatMap(([pid, parent]) => (parent === process.pid ? [pid!] : []));
  }
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      // A process may end while it is looked at.
      const read = (file: string) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
      const [command, status] = [await read("cmdline"), await read("status")];
      return command.includes("server/main.node.js") && status.includes(`\nPPid:\t${process.pid}\n`)
        ? [Number(pid)]
        : [];
    }),
  );
  return found.flat();
}
