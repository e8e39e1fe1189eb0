import { equal } from "./assert";
import { closeAll, openFile } from "./documents";

const names = new Map([
  ["Dockerfile", "dockerfile"],
  ["Dockerfile.dev", "dockerfile"],
  ["worker.dockerfile", "dockerfile"],
  ["Containerfile", "dockerfile"],
  ["Containerfile.dev", "dockerfile"],
  ["compose.yaml", "dockercompose"],
  ["docker-compose.yml", "dockercompose"],
  ["values.yaml", "yaml"],
]);

suite("languages", () => {
  teardown(closeAll);

  for (const [name, language] of names) {
    test(`${name} is ${language}`, async () => {
      equal((await openFile(name, "")).document.languageId, language);
    });
  }
});
