import { type CompletionItem, CompletionItemKind, type CompletionList, commands, SnippetString } from "vscode";
import { match, ok } from "./assert";
import { activate, at, closeAll, eventually, openUntitled } from "./documents";

const offered = new Map([
  ["dockerfile", ["strata-multi-stage", "strata-writable-layer", "strata-secret"]],
  ["dockercompose", ["strata-postgres", "strata-shared-volume"]],
]);

suite("snippets", () => {
  suiteSetup(activate);
  teardown(closeAll);

  for (const [language, prefixes] of offered) {
    test(`${language} offers them by prefix`, async () => {
      const { document } = await openUntitled(language, "strata");
      const ask = async () => {
        const { items } = await commands.executeCommand<CompletionList>(
          "vscode.executeCompletionItemProvider",
          document.uri,
          at(0, 6),
        );
        const { languageId } = document;
        return { languageId, text: document.getText(), items };
      };
      const isSnippet = ({ kind }: CompletionItem) => kind === CompletionItemKind.Snippet;
      // The editor reads snippet files when it first needs them, and does not let a list wait for that.
      const { items } = await eventually(ask, (answer) => answer.items.some(isSnippet));
      const snippets = items.filter(isSnippet);
      for (const prefix of prefixes) {
        const item = snippets.find((one) => label(one) === prefix);
        ok(item, `${prefix} is not among ${snippets.map(label).join(", ")}`);
        ok(item.insertText instanceof SnippetString, `${prefix} inserts no snippet`);
      }
    });
  }

  test("inserted, a snippet is a Dockerfile", async () => {
    const { document } = await openUntitled("dockerfile", "");
    await commands.executeCommand("editor.action.insertSnippet", { langId: "dockerfile", name: "Multi-stage build" });
    match(document.getText(), /^FROM .*^COPY --from=/ms);
  });
});

function label({ label }: CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}
