import {
  type CodeLens,
  commands,
  type DocumentSymbol,
  type InlayHint,
  type Location,
  Range,
  type TextDocument,
  workspace,
} from "vscode";
import { equal } from "./assert";
import { activate, at, closeAll, eventually, openUntitled } from "./documents";

const dockerfile = "FROM debian AS base\nRUN make\nFROM base\nCMD x\n";
const compose = "services:\n  db:\n    image: postgres:18\n    volumes: [data:/x]\nvolumes:\n  data:\n";

async function lenses({ uri }: TextDocument): Promise<string> {
  const found = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri);
  return found.map(({ command }) => `${command?.command}: ${command?.title}`).join("\n");
}

async function hints({ uri }: TextDocument): Promise<string> {
  const everything = new Range(0, 0, 99, 0);
  const found = await commands.executeCommand<InlayHint[]>("vscode.executeInlayHintProvider", uri, everything);
  return found.map(({ label }) => label).join("\n");
}

suite("features", () => {
  suiteSetup(activate);
  teardown(closeAll);

  test("lenses above FROM open the layer view, and go with their setting", async () => {
    const { document } = await openUntitled("dockerfile", dockerfile);
    const settings = workspace.getConfiguration("strata");
    const [first] = (
      await eventually(
        () => lenses(document),
        (text) => text !== "",
      )
    ).split("\n");
    equal(first, "strata.openLayerView: 1 layer on debian · part of the image · open layer view");
    await settings.update("codeLens.enabled", false, true);
    try {
      await eventually(
        () => lenses(document),
        (text) => text === "",
      );
    } finally {
      await settings.update("codeLens.enabled", undefined, true);
    }
    await eventually(
      () => lenses(document),
      (text) => text !== "",
    );
  });

  test("hints come with their setting", async () => {
    const { document } = await openUntitled("dockerfile", dockerfile);
    const settings = workspace.getConfiguration("strata");
    equal(await hints(document), "");
    await settings.update("inlayHints.enabled", true, true);
    try {
      equal(
        await eventually(
          () => hints(document),
          (text) => text !== "",
        ),
        "layer 1\nno layer",
      );
    } finally {
      await settings.update("inlayHints.enabled", undefined, true);
    }
    await eventually(
      () => hints(document),
      (text) => text === "",
    );
  });

  test("a compose file has lenses above its services and hints behind their volumes", async () => {
    const { document } = await openUntitled("dockercompose", compose);
    equal(
      await eventually(
        () => lenses(document),
        (text) => text !== "",
      ),
      "strata.openLayerView: Container from postgres:18 · 1 volume · open layer view",
    );
    const settings = workspace.getConfiguration("strata");
    await settings.update("inlayHints.enabled", true, true);
    try {
      equal(
        await eventually(
          () => hints(document),
          (text) => text !== "",
        ),
        "named volume <project>_data",
      );
    } finally {
      await settings.update("inlayHints.enabled", undefined, true);
    }
  });

  test("a volume's name leads to its declaration", async () => {
    const { document } = await openUntitled("dockercompose", compose);
    const position = document.positionAt(compose.indexOf("data:/x"));
    const definitions = async () =>
      commands.executeCommand<Location[]>("vscode.executeDefinitionProvider", document.uri, position);
    const [definition] = await eventually(definitions, (found) => found.length > 0);
    equal(definition && document.offsetAt(definition.range.start), compose.lastIndexOf("data:"));
  });

  test("a stage's name leads to its definition", async () => {
    const { document } = await openUntitled("dockerfile", dockerfile);
    const definitions = async () =>
      commands.executeCommand<Location[]>("vscode.executeDefinitionProvider", document.uri, at(2, 6));
    const [definition] = await eventually(definitions, (found) => found.length > 0);
    equal(definition && document.getText(definition.range), "base");
  });

  test("the outline holds stages with their instructions", async () => {
    const { document } = await openUntitled("dockerfile", dockerfile);
    const outline = async () =>
      commands.executeCommand<DocumentSymbol[] | undefined>("vscode.executeDocumentSymbolProvider", document.uri);
    const symbols = await eventually(outline, (found) => found !== undefined && found.length > 0);
    equal(
      symbols!.map(({ name, children }) => `${name}: ${children.map((child) => child.name).join()}`).join("\n"),
      "base: RUN\nstage 1: CMD",
    );
  });
});
