import {
  type CancellationToken,
  CancellationTokenSource,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  type TextDocument,
  window,
} from "vscode";
import type { Question } from "../../../media/layerView/messages";
import type { LayerStack } from "../../../server/protocol";
import type { Model } from "../model";
import { contextOf, dockerignoreOf, filesOf } from "./buildContext";
import { knowsCommits } from "./committed";

interface QuestionItem extends QuickPickItem {
  question?: Question;
}

/** Lets the reader choose what may change; undefined: nothing chosen. The files on offer are those the Dockerfile really copies or mounts. */
export async function pickQuestion(
  document: TextDocument,
  stack: LayerStack,
  model: Model,
): Promise<Question | undefined> {
  const closing = new CancellationTokenSource();
  try {
    const picked = await window.showQuickPick(itemsOf(document, stack, model, closing.token), {
      placeHolder: l10n.t("What is rebuilt if this changes?"),
      matchOnDescription: true,
    });
    return picked?.question;
  } finally {
    closing.cancel();
    closing.dispose();
  }
}

async function itemsOf(
  document: TextDocument,
  stack: LayerStack,
  model: Model,
  token: CancellationToken,
): Promise<QuestionItem[]> {
  const group = (label: string, items: QuestionItem[]): QuestionItem[] =>
    items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
  return [
    { label: l10n.t("The line under the cursor"), question: { kind: "line" } },
    { label: l10n.t("What I typed since the last save"), question: { kind: "saved" } },
    ...(knowsCommits()
      ? [{ label: l10n.t("What changed since the last commit"), question: { kind: "committed" } } as QuestionItem]
      : []),
    ...group(
      l10n.t("Base images"),
      imagesOf(stack).map((reference) => ({ label: reference, question: { kind: "image", reference } })),
    ),
    ...group(
      l10n.t("Build arguments"),
      argumentsOf(stack).map((name) => ({ label: name, question: { kind: "buildArg", name } })),
    ),
    ...group(l10n.t("Files of the build context"), await fileItems(document, stack, model, token)),
  ];
}

async function fileItems(
  document: TextDocument,
  stack: LayerStack,
  model: Model,
  token: CancellationToken,
): Promise<QuestionItem[]> {
  const context = contextOf(document);
  if (!context) return [];
  const [files, dockerignore] = await Promise.all([filesOf(context), dockerignoreOf(document, context)]);
  const target = stack.stages[stack.target]?.name;
  const copied = await model.copiedFiles(
    {
      textDocument: { uri: document.uri.toString() },
      files,
      ...(target !== undefined && { target }),
      ...(dockerignore !== undefined && { dockerignore }),
    },
    token,
  );
  const paths = (copied ?? []).map(({ path }) => path);
  const first = new Map((copied ?? []).map(({ path, steps }) => [path, steps[0]!]));
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = path.slice(0, path.indexOf("/") + 1);
    if (folder !== "") folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  const item = (label: string, changed: string[]): QuestionItem => ({
    label,
    description: l10n.t("read on line {0}", (stack.steps[first.get(changed[0]!)!]?.range.start.line ?? 0) + 1),
    question: { kind: "files", paths: changed, touched: false },
  });
  return [
    ...[...folders].filter(([, inside]) => inside.length > 1).map(([folder, inside]) => item(folder, inside)),
    ...paths.map((path) => item(path, [path])),
  ];
}

/** Images that the stages to be built start from or take files from. */
function imagesOf({ stages, edges }: LayerStack): string[] {
  const built = (stage: number) => stages[stage]?.reachable === true;
  const bases = stages.filter(({ reachable }) => reachable).map(({ base }) => base.reference);
  const sources = edges.filter(({ to }) => built(to)).map(({ from }) => (typeof from === "string" ? from : undefined));
  return [...new Set([...bases, ...sources])].filter((reference) => reference !== undefined);
}

/** Names that ARG instructions declare. */
function argumentsOf({ steps }: LayerStack): string[] {
  const declared = steps.filter(({ instruction }) => instruction === "ARG");
  return [
    ...new Set(declared.flatMap(({ text }) => [...text.slice(4).matchAll(/(?:^|\s)(\w+)/g)].map(([, name]) => name!))),
  ];
}
