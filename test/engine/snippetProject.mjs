import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The build context and the Compose project of the snippets and of the topics' examples: the files that they name. */
const project = {
  ".dockerignore": ".env\n.npmrc\nnode_modules\n",
  ".env": "DB_PASSWORD=from-the-env-file\n",
  ".npmrc": "# a secret\n",
  "app/main.py": "",
  "go.mod": "module example.com/app\n",
  "main.go": "package main\n\nfunc main() {}\n",
  "package.json": "{}\n",
  "package-lock.json": "{}\n",
  "requirements.txt": "fastapi\n",
  "site/index.html": "",
  "src/main.py": "",
  "src/server.js": "",
};

/**
 * Writes the project and more files into a folder.
 * @param {string} folder
 * @param {Record<string, string>} files
 */
export function writeProject(folder, files) {
  for (const [file, text] of Object.entries({ ...project, ...files })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
}
