import { commands, TabInputWebview, ViewColumn, window } from "vscode";
import { equal, match, ok } from "./assert";
import { activate, closeAll, eventually, openUntitled } from "./documents";

suite("layer view", () => {
  suiteSetup(activate);
  teardown(closeAll);

  test("opens once, beside the editor, and leaves the focus there", async () => {
    const { document } = await openUntitled("dockerfile", "FROM scratch\nCOPY a /a\n");
    await commands.executeCommand("strata.openLayerView");
    const [tab] = await eventually(views, (tabs) => tabs.length > 0);
    ok(tab, "no view");
    match(tab.label, /layer/i);
    ok(tab.group.viewColumn !== window.activeTextEditor?.viewColumn, "the view covers the editor");
    equal(window.activeTextEditor?.document, document);

    await commands.executeCommand("strata.openLayerView");
    equal(views().length, 1);
  });

  test("a locked view stays with its file, and another file gets a view of its own", async () => {
    await openUntitled("dockerfile", "FROM scratch\nCOPY a /a\n");
    await commands.executeCommand("strata.openLayerView");
    await eventually(views, (tabs) => tabs.length === 1);
    await commands.executeCommand("workbench.action.focusNextGroup");
    await commands.executeCommand("strata.lockLayerView");

    await openUntitled("dockerfile", "FROM scratch\nCOPY b /b\n", ViewColumn.One);
    await commands.executeCommand("strata.openLayerView");
    await eventually(views, (tabs) => tabs.length === 2);
    await commands.executeCommand("strata.openLayerView");
    equal(views().length, 2);
  });
});

function views() {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith("strata.layerView"));
}
