import type { Finding, StepFate } from "../../server/protocol";
import { comparisonPhrases } from "./comparison/phrases";
import { comparedByEntry, extrasByEntry, renderBuiltSize, renderExtra } from "./comparison/render";
import { breakable, element, hidden, placeOf, revealing, words } from "./dom";
import { stageName, wrongSteps } from "./facts";
import { renderFinding } from "./findings/render";
import { type Kept, type StandIn, withRows } from "./kept";
import { lineNumber } from "./lineNumber";
import type { DockerfileSnapshot } from "./messages";
import type { Phrases } from "./phrases";
import { pileOf, type Row } from "./pile";
import { renderBase } from "./renderBase";
import { fatesByStep, fatesOfTriggers } from "./whatIf/fates";
import { whatIfPhrases } from "./whatIf/phrases";
import { renderFate, renderReason } from "./whatIf/render";

/** Steps from the cursor's to one whose row is in sight with it. */
const nearCursor = 30;

/** The image's layers, newest on top, the metadata between them, and the base image at the bottom: one list of buttons. */
export function renderPile(snapshot: DockerfileSnapshot, names: string[], texts: Phrases, kept: Kept): HTMLElement {
  const { stack } = snapshot;
  const fates = fatesByStep(snapshot.whatIf);
  const triggerFates = fatesOfTriggers(snapshot.whatIf, stack);
  const fateTexts = whatIfPhrases[snapshot.language];
  const name = (stage: number) => stageName(stack, stage);
  const keyOf = (step: number) => names[step] ?? `step ${step}`;
  const wrong = wrongSteps(stack);
  const button = (index: number, kind: string, ...content: (Node | string | false | undefined)[]) =>
    element(
      "button",
      {
        ...revealing(keyOf(index), stack.steps[index]!.range),
        class: wrong.has(index) ? `${kind} wrong` : kind,
        id: placeOf("step", index),
      },
      ...content,
      wrong.has(index) && hidden(`, ${texts.wrongNote}`),
    );
  const chip = (index: number) => {
    const { text, effect, range } = stack.steps[index]!;
    const is = wrong.has(index) ? texts.wrongNote : effect === "build" ? texts.buildNote : texts.note;
    const place = hidden(`${wrong.has(index) ? "" : `, ${is}`}, ${texts.line(range.start.line + 1)}`);
    const shown = button(
      index,
      effect === "build" ? "chip build" : "chip",
      element("span", {}, ...chipText(text)),
      builtSize(index),
      place,
    );
    shown.title = `${text.replace(/\s+/g, " ")}\n${is}`;
    return element("li", { "data-key": keyOf(index) }, shown);
  };

  const cost = (fate: StepFate | undefined) =>
    fate &&
    element("span", { class: "cost" }, hidden(", "), renderFate(fate, fateTexts), renderReason(fate, fateTexts));

  const findings = new Map<number, Finding[]>();
  for (const finding of stack.findings) {
    if (!findings.get(finding.step)?.push(finding)) findings.set(finding.step, [finding]);
  }
  const findingsOf = (index: number) =>
    (findings.get(index) ?? []).map((finding) => renderFinding(finding, snapshot.language));

  const compared = comparedByEntry(snapshot.comparison);
  const extras = extrasByEntry(snapshot.comparison);
  const comparisonTexts = comparisonPhrases[snapshot.language];
  const builtSize = (index: number) => {
    const entry = stack.steps[index]?.history;
    return entry !== undefined && renderBuiltSize(compared.get(entry), stack.image.history[entry], comparisonTexts);
  };
  const extrasOn = (entry: number) =>
    (extras.get(entry) ?? []).map((extra, at) => renderExtra(extra, `extra ${entry} ${at}`, comparisonTexts)).reverse();
  /** What the image has on top of the row, before the row itself. */
  const withExtras = (shown: Row): (HTMLElement | StandIn)[] => {
    const steps = "step" in shown ? [shown.step] : "steps" in shown ? shown.steps : [];
    const entries = shown.kind === "trigger" ? [shown.history] : steps.map((step) => stack.steps[step]?.history ?? -2);
    const inputs = [
      ...[common, shown.kind, ...("number" in shown ? [shown.number, shown.text] : [])],
      ...("added" in shown ? [texted(shown.added)] : []),
      ...steps.flatMap((step) => [stack.steps[step], wrong.has(step), fates.get(step), texted(findings.get(step))]),
      ...entries.flatMap((entry) => [texted(compared.get(entry)), triggerFates.get(entry)]),
    ];
    const urgent = steps.some((step) => Math.abs(step - (snapshot.active ?? 0)) < nearCursor);
    return [...entries.flatMap(extrasOn), kept.row(rowKey(shown), inputs, urgent, () => row(shown))];
  };
  /** What words for other stages are made of. */
  const common = JSON.stringify([snapshot.language, stack.stages.map(({ name }) => name)]);
  const rowKey = (shown: Row): string => {
    if (shown.kind === "trigger") return `trigger ${shown.history}`;
    return shown.kind === "notes" ? `notes ${keyOf(shown.steps[0]!)}` : keyOf(shown.step);
  };

  const row = (shown: Row): HTMLElement => {
    switch (shown.kind) {
      case "layer":
        return element(
          "li",
          { class: layerClass(fates.get(shown.step)), "data-key": rowKey(shown) },
          button(
            shown.step,
            "card",
            ...card(shown.number, shown.text, texts),
            element("span", { class: "adds" }, ...words(texts.added(shown.added, name))),
            builtSize(shown.step),
            cost(fates.get(shown.step)),
            ...findingsOf(shown.step),
            lineNumber(stack.steps[shown.step]!, texts),
          ),
        );
      case "trigger":
        return element(
          "li",
          { class: layerClass(triggerFates.get(shown.history)), "data-key": rowKey(shown) },
          element(
            "div",
            { class: "card" },
            ...card(shown.number, withoutNote(shown.text), texts),
            element("span", { class: "adds" }, ...words(texts.trigger)),
            cost(triggerFates.get(shown.history)),
          ),
        );
      case "notes":
        return element(
          "li",
          { class: "notes", "data-key": rowKey(shown) },
          element("ul", {}, ...shown.steps.map(chip)),
          ...shown.steps.flatMap(findingsOf),
        );
      case "seam":
        return element(
          "li",
          { class: "seam", "data-key": rowKey(shown) },
          button(
            shown.step,
            "cut",
            element("span", {}, ...words(texts.seam(name(shown.stage), name(shown.base)))),
            lineNumber(stack.steps[shown.step]!, texts),
          ),
        );
    }
  };

  const list = element("ol", { class: "pile", "data-list": "pile", reversed: true, "aria-label": texts.image });
  return withRows(list, [
    ...pileOf(stack).slice(0, kept.most).flatMap(withExtras),
    ...extrasOn(-1),
    renderBase(snapshot, names, texts),
  ]);
}

/** Plain data that is read anew with each snapshot, in a form in which equal data is the same. */
function texted(data: unknown): string | undefined {
  return data === undefined ? undefined : JSON.stringify(data);
}

/** What the builder adds to every line of the history says nothing. */
function withoutNote(createdBy: string): string {
  return createdBy.replace(/ # buildkit$/, "");
}

function layerClass(fate: StepFate | undefined): string {
  return fate ? `layer ${fate.fate}` : "layer";
}

function card(number: number, text: string, texts: Phrases): Node[] {
  return [
    element("span", { class: number < 100 ? "number" : "number high" }, hidden(`${texts.layer} `), String(number)),
    element("code", { class: "instruction" }, ...instruction(text)),
  ];
}

/** The keyword set off from the rest. */
function instruction(text: string): Node[] {
  const [keyword, rest] = cut(text);
  return [element("b", {}, keyword), element("span", {}, ...breakable(rest))];
}

/** The same in one line. */
function chipText(text: string): Node[] {
  const [keyword, rest] = cut(text);
  return [element("b", {}, keyword), document.createTextNode(rest)];
}

function cut(text: string): [keyword: string, rest: string] {
  const [keyword = ""] = /^\S*/.exec(text) ?? [];
  return [keyword, text.slice(keyword.length)];
}
