import { commands, TabInputWebview, window } from "vscode";
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
});

function views() {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith("strata.layerView"));
}
