import { fileURLToPath } from "node:url";

/** The repository's folder, without a slash at its end. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Everything that tests and `npm start` install, build and write; git and biome do not look into it. */
export const cache = `${root}/.vscode-test`;
