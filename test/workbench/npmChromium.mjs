import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, createBrotliDecompress } from "node:zlib";
import { install } from "./install.mjs";

/**
 * Chromium's headless shell out of an npm package that is made for bare Linux machines: the executable, the libraries that such a
 * machine lacks and a font lie in it, compressed. Nothing is written outside the cache.
 * @returns {Promise<{ executablePath: string, env: NodeJS.ProcessEnv }>}
 */
export async function npmChromium() {
  const folder = await install("browser", { inputs: [fileURLToPath(import.meta.url)], finish: unpack });
  const env = { ...process.env };
  env.LD_LIBRARY_PATH = [process.env.LD_LIBRARY_PATH, path.join(folder, "chromium/lib")].filter(Boolean).join(":");
  if (!existsSync("/etc/fonts/fonts.conf")) env.FONTCONFIG_FILE = path.join(folder, "chromium/strata.conf");
  return { executablePath: path.join(folder, "chromium/chromium"), env };
}

/** @param {string} folder */
async function unpack(folder) {
  const packed = path.join(folder, "node_modules/@sparticuz/chromium/bin");
  const to = path.join(folder, "chromium");
  mkdirSync(to);
  await pipeline(
    createReadStream(path.join(packed, "chromium.br")),
    createBrotliDecompress(),
    createWriteStream(path.join(to, "chromium"), { mode: 0o755 }),
  );
  for (const archive of ["al2023.tar.br", "fonts.tar.br", "swiftshader.tar.br"]) {
    const input = brotliDecompressSync(readFileSync(path.join(packed, archive)));
    const { status, stderr, error } = spawnSync("tar", ["-xf", "-"], { cwd: to, input });
    if (status !== 0) throw new Error(`tar could not unpack ${archive}: ${error ?? stderr}`);
  }
  // The package's own configuration expects to lie in /tmp.
  const fonts = '<dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir>';
  writeFileSync(path.join(to, "strata.conf"), `<?xml version="1.0"?>\n<fontconfig>${fonts}</fontconfig>\n`);
}
