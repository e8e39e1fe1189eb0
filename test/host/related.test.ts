import { type CodeLens, commands, type DocumentLink, type Location, Uri, workspace } from "vscode";
import { equal } from "./assert";
import { activate, closeAll, eventually, hoverOn, openFile } from "./documents";

const dockerfile = (port: number) => `FROM debian AS run\nEXPOSE ${port}\n`;

async function write(folder: Uri, name: string, content: string): Promise<Uri> {
  const uri = Uri.joinPath(folder, name);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return uri;
}

suite("files that belong together", () => {
  suiteSetup(activate);
  teardown(closeAll);

  test("a compose file says what its Dockerfile says, as that is now", async () => {
    const compose = "services:\n  web:\n    build: {context: ., target: run}\n    ports: ['8080:80']\n";
    const { document } = await openFile("compose.yaml", compose);
    const folder = Uri.joinPath(document.uri, "..");
    await eventually(
      () => hoverOn(document, "build"),
      (text) => text.includes("There is no file `Dockerfile`"),
    );
    const uri = await write(folder, "Dockerfile", dockerfile(80));
    await eventually(
      () => hoverOn(document, "ports"),
      (text) => text.includes("names `80/tcp`"),
    );
    await write(folder, "Dockerfile", dockerfile(81));
    await eventually(
      () => hoverOn(document, "ports"),
      (text) => text.includes("names `81/tcp`"),
    );
    const at = document.positionAt(compose.indexOf("run}"));
    const [found] = await commands.executeCommand<Location[]>("vscode.executeDefinitionProvider", document.uri, at);
    equal(`${found?.uri} ${found?.range.start.character}`, `${uri} 15`);
    const links = await commands.executeCommand<DocumentLink[]>("vscode.executeLinkProvider", document.uri);
    equal(links.map(({ target }) => String(target)).join(), String(uri));
  });

  test("a Dockerfile says which service builds it, and its lens leads there", async () => {
    const { document } = await openFile("Dockerfile", dockerfile(80));
    const folder = Uri.joinPath(document.uri, "..");
    const compose = await write(folder, "compose.yaml", "services:\n  shop:\n    build: .\n");
    await eventually(
      () => hoverOn(document, "FROM"),
      (text) => text.includes("Service `shop` in `compose.yaml` is built from this stage"),
    );
    const lenses = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", document.uri);
    const lens = lenses.find(({ command }) => command?.title === "built by service shop (compose.yaml)");
    equal(lens?.command?.command, "strata.showRelated");
    await commands.executeCommand(lens!.command!.command, ...(lens!.command!.arguments ?? []));
    const shown = workspace.textDocuments.find(({ uri }) => String(uri) === String(compose));
    equal(shown?.lineCount, 4);
  });
});
