import type { Facts } from "../../explanation";
import type { ComposeMount, ComposeService } from "../../protocol";
import { cleanPath, isWithin } from "../value/paths";
import type { BuiltImage, ImageSetting } from "./related";

/** A paragraph of a hover about what another file says. */
export interface Note {
  topic: string;
  facts: Facts;
}

/** A service whose image is built, and what the build makes. */
export interface Builds {
  service: ComposeService;
  image: BuiltImage;
}

/** Where the build leads. */
export function buildNote({ image }: Builds): Note {
  const { file, stage, line, base, layers, unknownTarget } = image;
  if (unknownTarget) return unknownStage(image, unknownTarget);
  const command = wordsOf(commandOf(image.entrypoint?.words, image.command?.words));
  return { topic: "composeBridge.build", facts: { file, stage, line, base, scratch: !base, layers, command } };
}

/** The stage that `target` names. */
export function targetNote({ image }: Builds): Note {
  const { file, line, base, layers, unneeded, unknownTarget } = image;
  if (unknownTarget) return unknownStage(image, unknownTarget);
  return { topic: "composeBridge.target", facts: { file, line, base, scratch: !base, layers, unneeded } };
}

function unknownStage({ file, stages }: BuiltImage, { near }: { near?: string }): Note {
  return { topic: "composeBridge.unknownTarget", facts: { file, stages, near } };
}

/** The build arguments that nothing takes. */
export function argsNote({ service, image }: Builds): Note | undefined {
  const names = service.build?.args.map(({ name }) => name) ?? [];
  const unused = names.filter((name) => !isRead(image, name));
  return unused.length > 0 ? { topic: "composeBridge.args", facts: { file: image.file, unused } } : undefined;
}

function isRead({ args, freeArgs }: BuiltImage, name: string): boolean {
  return freeArgs.includes(name) || args.some((arg) => arg.built && arg.name === name);
}

/** The ARG that takes a build argument. */
export function argNote({ service, image }: Builds, name: string): Note | undefined {
  const declared = image.args.filter((arg) => arg.name === name);
  const taker =
    declared.find(({ built, value }) => built && value !== undefined) ?? declared.find(({ built }) => built);
  const [unbuilt] = declared;
  const common = { file: image.file, name, service: service.name };
  if (taker) return { topic: "composeBridge.arg", facts: { ...common, line: taker.line, was: taker.value } };
  if (image.freeArgs.includes(name)) return undefined;
  const facts = { ...common, unbuilt: unbuilt !== undefined, line: unbuilt?.line };
  return { topic: "composeBridge.unusedArg", facts };
}

/** What becomes of the image's CMD, and what the container runs. */
export function commandNote({ service, image }: Builds): Note | undefined {
  const { command, entrypoint } = image;
  const words = service.command ?? [];
  // What an empty command keeps of the image's, the engine decides.
  if (words.length === 0) return undefined;
  const facts: Facts = { file: image.file, ...settingFacts(command) };
  if (service.entrypoint) return command && { topic: "composeBridge.replaced", facts };
  const unread = entrypoint !== undefined && isShellForm(entrypoint) && !/\$(?:[@*\d]|\{[@*\d])/.test(entrypoint.text);
  return {
    topic: "composeBridge.command",
    facts: {
      ...facts,
      entrypoint: entrypoint?.text,
      entrypointLine: entrypoint?.line,
      unread,
      process: entrypoint && !unread ? wordsOf([...entrypoint.words, ...words]) : undefined,
      base: entrypoint ? undefined : image.base,
    },
  };
}

/** A shell that was given the text of the instruction. */
function isShellForm({ words, text }: ImageSetting): boolean {
  return words.length === 3 && words[1] === "-c" && !/^\w+\s*\[/.test(text);
}

/** What becomes of the image's ENTRYPOINT and CMD. */
export function entrypointNote({ service, image }: Builds): Note | undefined {
  const { command, entrypoint } = image;
  const words = service.entrypoint ?? [];
  if (words.length === 0 || (!command && !entrypoint)) return undefined;
  return {
    topic: "composeBridge.entrypoint",
    facts: {
      file: image.file,
      ...settingFacts(entrypoint),
      dropped: command?.text,
      droppedLine: command?.line,
      instead: service.command ? undefined : true,
      process: wordsOf([...words, ...(service.command ?? [])]),
    },
  };
}

/** Variables that the image sets too. */
export function environmentNote({ service, image }: Builds): Note | undefined {
  const names = new Set(service.environment.map(({ name }) => name));
  const both = image.variables.filter(({ name }) => names.has(name)).map(({ name }) => name);
  return both.length > 0 ? { topic: "composeBridge.environment", facts: { file: image.file, names: both } } : undefined;
}

/** The ENV that a variable takes the place of. */
export function variableNote({ service, image }: Builds, name: string): Note | undefined {
  const variable = image.variables.find((each) => each.name === name);
  if (!variable) return undefined;
  const own = service.environment.find((each) => each.name === name);
  return {
    topic: "composeBridge.variable",
    facts: {
      file: image.file,
      name,
      was: variable.value,
      line: variable.line,
      same: own?.source === "environment" && own.value === variable.value,
      copied: own?.source === "shell",
    },
  };
}

/** Which of the image's ports are published, and which are not. */
export function portsNote({ service, image }: Builds): Note | undefined {
  if (image.ports.length === 0) return undefined;
  const published = new Set(service.ports.map(({ target, protocol }) => `${target}/${protocol}`));
  const exposed = image.ports.map(({ port }) => port);
  const rest = exposed.filter((port) => !published.has(port));
  return { topic: "composeBridge.ports", facts: { file: image.file, exposed, rest } };
}

/** Whether the image's EXPOSE says a port of the container. */
export function portNote({ image }: Builds, port: string, isPublished: boolean): Note | undefined {
  if (!/^\d+\/\w+$/.test(port) || image.ports.length === 0) return undefined;
  const exposed = image.ports.find((each) => each.port === port);
  const others = exposed ? undefined : image.ports.map((each) => each.port);
  return {
    topic: "composeBridge.port",
    facts: { file: image.file, line: exposed?.line, port, others, isPublished },
  };
}

/** What the mounts of a service lie over. */
export function mountsNote({ service, image }: Builds): Note | undefined {
  const targets = service.mounts.filter(({ key }) => key === "volumes").map(({ target }) => target);
  const hidden = image.writes.filter(({ path }) => targets.some((target) => isWithin(path, target)));
  return hidden.length > 0
    ? { topic: "composeBridge.mounts", facts: { file: image.file, ...writerFacts(hidden) } }
    : undefined;
}

/** What a mount at that path lies over. */
export function mountNote({ service, image }: Builds, path: string): Note | undefined {
  const target = cleanPath(path);
  const mount = service.mounts.find((each) => each.target === target);
  if (!mount || !target.startsWith("/")) return undefined;
  const hidden = image.writes.filter((each) => isWithin(each.path, target));
  const declared = image.volumes.find((each) => cleanPath(each.path) === target);
  if (hidden.length === 0 && !declared) return undefined;
  const copies = isVolume(mount) && !mount.nocopy;
  return {
    topic: "composeBridge.mount",
    facts: {
      file: image.file,
      target,
      ...writerFacts(hidden),
      copied: hidden.length > 0 && copies,
      unseen: hidden.length > 0 && !copies,
      declaredLine: declared?.line,
      spared: declared && mount.kind !== "anonymous",
    },
  };
}

function isVolume({ kind }: ComposeMount): boolean {
  return kind === "volume" || kind === "anonymous";
}

function writerFacts(writers: BuiltImage["writes"]): Facts {
  const lines = [...new Set(writers.map(({ line }) => line))];
  return {
    writers: writers.map(({ text }) => text),
    lines: { markdown: lines.length > 4 ? `${lines.slice(0, 4).join(", ")}, …` : lines.join(", ") },
    lineCount: lines.length,
  };
}

/** A setting of the image that the service's own takes the place of. */
export function replacedNote({ image }: Builds, setting: ImageSetting | undefined): Note | undefined {
  return setting && { topic: "composeBridge.replaced", facts: { file: image.file, ...settingFacts(setting) } };
}

/** What of the image's HEALTHCHECK still holds. */
export function healthcheckNote({ service, image }: Builds): Note | undefined {
  const { healthcheck } = image;
  if (!healthcheck || !service.healthcheck) return undefined;
  const { disable, test } = service.healthcheck;
  const off = disable || test?.[0] === "NONE";
  const facts = { file: image.file, ...settingFacts(healthcheck), off, tested: test !== undefined };
  return { topic: "composeBridge.healthcheck", facts };
}

function settingFacts(setting: ImageSetting | undefined): Facts {
  return { was: setting?.text, line: setting?.line };
}

function commandOf(entrypoint: readonly string[] = [], command: readonly string[] = []): readonly string[] {
  return [...entrypoint, ...command];
}

/** Words as one line, quoted where a blank would part them. */
function wordsOf(words: readonly string[]): string | undefined {
  const shown = words.map((word) => (word === "" || /[\s"']/.test(word) ? JSON.stringify(word) : word));
  return shown.length > 0 ? shown.join(" ") : undefined;
}
