import { commands, type Disposable, l10n, type QuickPickItem, QuickPickItemKind, SnippetString, window } from "vscode";
import type { Language } from "../server/protocol";
import compose from "../snippets/compose.json";
import concepts from "../snippets/concepts.json";
import dockerfile from "../snippets/dockerfile.json";
import { productLanguage } from "./settings";

type Localized = Record<Language, string>;

/** A concept of the product and the snippets that show it; `name` is the snippet's key in its file. */
interface Concept {
  title: Localized;
  snippets: { file: string; name: string; title: Localized; detail: Localized }[];
}

interface Snippet {
  prefix: string | string[];
  body: string | string[];
}

interface SnippetItem extends QuickPickItem {
  body?: string;
}

/** The snippet files and the editor's language that each is for. */
const files: { file: string; languageId: string; snippets: Record<string, Snippet> }[] = [
  { file: "dockerfile", languageId: "dockerfile", snippets: dockerfile },
  { file: "compose", languageId: "dockercompose", snippets: compose },
];

/** The command that offers the snippets of the active editor's language by concept, and inserts the chosen one at the cursors. */
export function registerConcepts(): Disposable {
  return commands.registerCommand("strata.insertSnippet", async () => {
    const editor = window.activeTextEditor;
    const file = files.find(({ languageId }) => languageId === editor?.document.languageId);
    if (!editor || !file) {
      void window.showInformationMessage(l10n.t("Open a Dockerfile or a Compose file to insert a snippet."));
      return;
    }
    const picked = await window.showQuickPick(items(file, productLanguage()), {
      placeHolder: l10n.t("Choose the snippet to insert at the cursor"),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (picked?.body !== undefined) await editor.insertSnippet(new SnippetString(picked.body));
  });
}

function items({ file, snippets }: (typeof files)[number], language: Language): SnippetItem[] {
  return (concepts as Concept[]).flatMap(({ title, snippets: entries }) => {
    const group = entries.filter((entry) => entry.file === file);
    if (group.length === 0) return [];
    const separator = { label: title[language], kind: QuickPickItemKind.Separator };
    return [separator, ...group.map((entry) => item(entry, snippets[entry.name]!, language))];
  });
}

function item({ title, detail }: Concept["snippets"][number], snippet: Snippet, language: Language): SnippetItem {
  return {
    label: title[language],
    description: [snippet.prefix].flat()[0]!,
    detail: detail[language],
    body: [snippet.body].flat().join("\n"),
  };
}
