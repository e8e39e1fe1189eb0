import { readdirSync, readFileSync } from "node:fs";
import { TextDocument } from "vscode-languageserver-textdocument";
import { root } from "../support/root.mjs";

const folder = `${root}/test/topics/demo`;
const languages: [ending: string, languageId: string][] = [
  [".Dockerfile", "dockerfile"],
  [".compose.yaml", "dockercompose"],
];

/** The files that show the topics: every `*.Dockerfile` and `*.compose.yaml` of test/topics/demo and its folders, by name. */
export function readDemos(): TextDocument[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .flatMap((file) => {
      const language = languages.find(([ending]) => file.endsWith(ending))?.[1];
      return language ? [TextDocument.create(file, language, 1, readFileSync(`${folder}/${file}`, "utf8"))] : [];
    });
}
