import type { FindingKind, LayerStack, Rebuild, Step, StepFate } from "./protocol";

const width = 78;
const inner = width - 4;

/** Characters that terminals draw two columns wide: Hangul, kana, ideographs, full-width forms, emoji. */
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{1F300}-\u{1FAFF}]/u;
const invisible = /[\p{Cc}\p{Cf}]/gu;

function columns(text: string): number {
  let sum = 0;
  for (const character of text) sum += wide.test(character) ? 2 : 1;
  return sum;
}

/** The text cut or filled up to exactly so many columns. */
export function fitTo(text: string, room: number): string {
  const line = text.replace(/\s+/g, " ").replace(invisible, "\uFFFD");
  if (columns(line) <= room) return line + " ".repeat(room - columns(line));
  let shown = "";
  let used = 0;
  for (const character of line) {
    const next = columns(character);
    if (used + next > room - 1) break;
    shown += character;
    used += next;
  }
  return `${shown}…${" ".repeat(room - 1 - used)}`;
}

export function row(left: string, right = ""): string {
  const room = inner - (right === "" ? 0 : columns(right) + 1);
  return `│ ${fitTo(left, room)}${right === "" ? "" : ` ${right}`} │`;
}

export function rule(left: string, right: string, line = "─"): string {
  return `${left}${line.repeat(width - 2)}${right}`;
}

const fateWords = { reused: "reused", rebuilt: "RUNS AGAIN", depends: "depends" } as const;

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

/**
 * A drawing of the stack for a terminal or a chat, 78 columns wide: the container's writable layer on top, the newest layer of the image
 * below it, the base at the bottom. With `rebuild`, each layer says whether it is reused.
 */
export function drawStack(stack: LayerStack, rebuild?: Rebuild): string {
  const target = stack.stages[stack.target];
  if (!target) return "No stage to draw: a Dockerfile starts with FROM.\n";
  const { image, container } = stack;
  const base = image.base.scratch ? "scratch" : (image.base.reference ?? "");
  const metadata = image.history.filter((entry) => entry.empty_layer).length;
  const unshipped = stack.stages.filter((stage) => !isInPile(stack, stage.index));
  const lines = [
    `${count(image.layers, "layer")} of this file on ${base} · ${count(metadata, "line")} of metadata${unshippedText(unshipped.map((stage) => stage.name ?? String(stage.index)))}`,
    "",
    rule("┌", "┐", "╌"),
    row("container: one writable layer, gone with docker rm"),
    ...containerLines(stack).map((text) => row(`  ${text}`)),
    rule("├", "┤", "╌"),
    row("image: read-only layers, shared by every container", "line"),
  ];
  const fates = new Map(rebuild?.steps.filter((each) => !each.onbuild).map((each) => [each.step, each]));
  for (const entry of [...image.history].reverse()) {
    const step = entry.step === undefined ? undefined : stack.steps[entry.step];
    if (!step) continue;
    lines.push(drawEntry(step, entry.onbuild ? entry.created_by : step.text, entry, fates.get(entry.step!)));
    if (!entry.onbuild) lines.push(...drawFindings(stack, entry.step!));
  }
  const known = image.base.known ? "" : " · its layers are not known here";
  lines.push(
    rule("├", "┤"),
    row(image.base.scratch ? "scratch: nothing, not one file" : `${base}${known}`),
    rule("└", "┘"),
    ...container.volumes.map(
      (path) => `  volume ${fitTo(path, 40).trimEnd()}: beside the layers, outlives the container`,
    ),
    ...(rebuild ? unshipped.flatMap(({ index }) => drawUnshipped(stack, index, fates)) : []),
  );
  return `${lines.join("\n")}\n`;
}

/** The steps of a stage that is built and not shipped, newest on top, as in the pile. */
function drawUnshipped(stack: LayerStack, index: number, fates: ReadonlyMap<number, StepFate>): string[] {
  const steps = [...stack.steps.entries()].filter(([at, step]) => step.stage === index && fates.has(at));
  if (steps.length === 0) return [];
  const rows = steps
    .reverse()
    .flatMap(([at, step]) => [
      drawEntry(step, step.text, { empty_layer: false }, fates.get(at)),
      ...drawFindings(stack, at),
    ]);
  const name = stack.stages[index]?.name ?? String(index);
  return ["", rule("┌", "┐"), row(`stage ${name}: built, not shipped`, "line"), ...rows, rule("└", "┘")];
}

function unshippedText(names: string[]): string {
  if (names.length === 0) return "";
  return ` · ${names.length === 1 ? "stage" : "stages"} ${names.join(", ")} not shipped`;
}

const findingWords: Record<FindingKind, string> = {
  deletedLater: "hides files of a lower layer, which ships them all the same",
  storedTwice: "stores files of a lower layer a second time",
  secretFile: "a secret file stays readable in this layer",
  secretArgument: "the secret stays readable in the history",
  packageLists: "package lists stay in this layer",
  packageCache: "a download cache stays in this layer",
  staleLists: "installs from package lists as old as their layer",
  copiedBeforeInstall: "a change of any file installs the dependencies again",
};

function drawFindings({ findings, steps }: LayerStack, step: number): string[] {
  return findings
    .filter((each) => each.step === step)
    .map(({ kind, related }) => {
      const other = related === undefined ? undefined : steps[related];
      return row(` ! ${findingWords[kind]}${other ? ` (line ${other.range.start.line + 1})` : ""}`);
    });
}

function isInPile(stack: LayerStack, index: number): boolean {
  for (let at: number | undefined = stack.target; at !== undefined; at = stack.stages[at]?.base.stage) {
    if (at === index) return true;
  }
  return false;
}

function containerLines({ container }: LayerStack): string[] {
  const facts = [
    container.user && `user ${container.user}`,
    container.workdir && `in ${container.workdir}`,
    container.ports.length > 0 && `listens on ${container.ports.join(", ")}`,
  ].filter((fact) => typeof fact === "string" && fact !== "");
  const command = container.command.length > 0 ? [container.command.join(" ")] : ["no command of this file"];
  return facts.length > 0 ? [...command, facts.join(" · ")] : command;
}

function drawEntry(
  step: Step,
  text: string,
  entry: { empty_layer: boolean; onbuild?: boolean },
  fate: StepFate | undefined,
): string {
  const line = String(step.range.start.line + 1);
  const number = entry.empty_layer || step.layer === undefined ? "   " : String(step.layer).padStart(3);
  const marker = entry.empty_layer ? "·" : "█";
  const right = fate && !entry.empty_layer ? `${fateWords[fate.fate]} ${line.padStart(4)}` : line.padStart(4);
  return row(`${number} ${marker} ${entry.onbuild ? "ONBUILD " : ""}${text}`, right);
}
