import { isContext, type Source } from "./adds";
import type { StageName } from "./facts";
import type { Phrases } from "./phrases";
import { code, join, strong, type Text, text } from "./text";

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
const list = (items: Text[]) => join(items, ", ", " and ");
const called = (stage: StageName): Text => ("name" in stage ? text`${code(stage.name)}` : text`${stage.index}`);
/** In a list of stages, where a bare number would be mistaken for an amount. */
const short = (name: StageName): Text => ("name" in name ? called(name) : stage(name));
const stage = (name: StageName): Text => text`stage ${called(name)}`;

export const english: Phrases = {
  summary({ layers, notes, left }, base) {
    const own = strong(count(layers, "layer", "layers"));
    const pile = base.scratch
      ? text`${own} of this file on nothing (${code("scratch")})`
      : text`${own} of this file on ${code(base.reference ?? "?")}`;
    const rest: Text[] = [];
    if (notes > 0) rest.push(text` · ${count(notes, "metadata line", "metadata lines")}`);
    if (left.length > 3) rest.push(text` · ${left.length} stages are not shipped`);
    else if (left.length > 1) rest.push(text` · stages ${list(left.map(called))} are not shipped`);
    else if (left[0]) rest.push(text` · ${stage(left[0])} is not shipped`);
    return [...pile, ...rest.flat()];
  },
  stage,
  target: "builds",
  lastStage: "the last stage",
  nameless: "no name, cannot be chosen",
  export: "Export as picture or text",
  lock: "Stay with this file",
  locked: "Stays with this file. Follow the editor again",
  stale: "Half-typed: this is the last version that made sense.",
  refused: "docker build would refuse this file",
  more: (n) => `and ${n} more`,
  line: (n) => `line ${n}`,

  container: "container",
  containerIs: "the image and one layer of its own",
  writable: "writable layer",
  writableGone: text`gone with ${code("docker rm")}`,
  command: "starts",
  open: {
    base: text`what the base image says`,
    entrypoint: text`behind the base image’s ENTRYPOINT, if it has one`,
    none: text`nothing: no command is set`,
  },
  user: "user",
  workdir: "directory",
  ports: "ports",
  portsAre: text`documented only; ${code("-p")} publishes`,
  healthcheck: "health check",
  every: (seconds) => `every ${count(seconds, "second", "seconds")}`,
  unchecked: "switched off",
  asBase: "as in the base image",

  image: "image",
  imageIs: "read-only, shared by all its containers",
  lineHead: "line",
  layer: "layer",
  note: "metadata, no layer",
  buildNote: "matters only while building, no layer",
  wrongNote: "refused by docker build",
  added(added, name) {
    const from = (source: Source) =>
      "stage" in source ? stage(name(source.stage)) : text`image ${code(source.image)}`;
    switch (added.kind) {
      case "run":
        return added.mounts.length > 0
          ? text`the files its command adds, changes or deletes, with files of ${list(added.mounts.map(from))} mounted meanwhile`
          : text`the files its command adds, changes or deletes`;
      case "copy":
        return join([...copied(added.paths, added.from && from(added.from)), ...inline(added.inline)], ", ", ", ");
      case "add":
        return join([...fetched(added.paths, added.remote), ...inline(added.inline)], ", ", ", ");
      case "workdir":
        return text`the folder ${code(added.path)}, if it is not there yet`;
      case "other":
        return text`a layer of its own`;
    }
  },
  trigger: text`left by the base image with ONBUILD, runs here`,
  seam: (upper, lower) => text`${stage(upper)} continues on ${stage(lower)}`,

  base: "base image",
  official: "Docker Official Image",
  parts: { registry: "registry", name: "name", tag: "tag", digest: "digest" },
  byDefault: "by default",
  baseOpen: "Its layers lie below these.",
  baseClosed: "Its layers are unknown here. Once it is pulled, look them up:",
  scratchIs: "empty: nothing lies below",

  volumes: "volumes",
  volumeIs: text`Not in the pile. Every container gets a fresh volume here, filled with what the image has at this path, unless you mount something there.`,
  mountedIs: text`Not in the pile. A new named volume is filled with what the image has at this path; a folder of the host hides it.`,
  mountedBy: ({ source, service, file }) =>
    text`${source === undefined ? "a volume without a name" : code(source)}, mounted by ${code(service)} in ${code(file)}`,

  stages: "stages",
  standing({ standing, users }, name) {
    const by = (kind: string) =>
      list(users.filter((user) => user.kind === kind).map((user) => short(name(user.stage))));
    const uses: Text[] = [];
    if (by("base").length > 0) uses.push(text`base of ${by("base")}`);
    if (by("copy").length > 0) uses.push(text`${by("copy")} copies from it`);
    if (by("mount").length > 0) uses.push(text`${by("mount")} mounts it`);
    const why = join(uses, ", ", ", ");
    switch (standing) {
      case "target":
        return text`becomes the image`;
      case "part":
        return text`in the image: ${why}`;
      case "built":
        return text`built, not shipped: ${why}`;
      case "unused":
        return text`not built: the image does not need it`;
      case "outside":
        return text`image${why.length > 0 ? ": " : ""}${why}`;
    }
  },

  emptyTitle: "Layers",
  empty: (file) =>
    file === undefined
      ? text`Open a Dockerfile, and what it becomes is drawn here.`
      : text`Nothing to pile up yet. A Dockerfile starts with the image it builds on, say ${code("FROM python:3.12-slim")}.`,

  live: (steps, layers, stages) =>
    `${count(steps, "step", "steps")}, ${count(layers, "layer", "layers")}, ${count(stages, "stage", "stages")}`,
};

function copied(written: string[], from: Text | undefined): Text[] {
  if (written.length === 0) return [];
  if (from) return [text`copies ${paths(written)} out of ${from}`];
  if (isContext(written)) return [text`copies the whole build context`];
  return [text`copies ${paths(written)} from the build context`];
}

function fetched(written: string[], remote: boolean): Text[] {
  if (written.length === 0) return [];
  return [remote ? text`downloads ${paths(written)}` : text`adds ${paths(written)}; local tar archives are unpacked`];
}

function inline(files: number): Text[] {
  return files > 0 ? [text`writes ${count(files, "file", "files")} from text of this Dockerfile`] : [];
}

function paths(written: string[]): Text {
  return written.length > 3 ? text`${written.length} paths` : list(written.map((path) => text`${code(path)}`));
}
