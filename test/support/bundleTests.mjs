import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Bundles the `*.test.ts` below a folder of the repository into one module, so that node's runner starts one process and not one a file.
 * @param {string} folder relative to the repository
 * @returns {Promise<string>} the module's path
 */
export async function bundleTests(folder) {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .sort();
  if (files.length === 0) throw new Error(`no *.test.ts below ${folder}`);
  const outfile = path.join(root, ".vscode-test/tests", `${folder.replaceAll("/", "-")}.mjs`);
  await build({
    absWorkingDir: root,
    stdin: {
      contents: files.map((file) => `import ${JSON.stringify(`./${file.replaceAll("\\", "/")}`)};`).join("\n"),
      resolveDir: path.join(root, folder),
    },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "inline",
    packages: "external",
    loader: { ".md": "text" },
    outfile,
    logLevel: "warning",
  });
  return outfile;
}

/** The repository's folder, for tests that read its files: bundled tests cannot ask `import.meta.url`. */
export { root };
