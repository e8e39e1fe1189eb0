import type { Facts } from "../../explanation";
import { get, getIn, type Path, textsOf, type YamlMap } from "../read/yaml";
import { extendsNotes, keyLayerNote, layerNote, includeNotes as notesOfInclude, variablesNote } from "./fileNotes";
import {
  argNote,
  argsNote,
  type Builds,
  buildNote,
  commandNote,
  entrypointNote,
  environmentNote,
  healthcheckNote,
  mountNote,
  mountsNote,
  type Note,
  portNote,
  portsNote,
  replacedNote,
  targetNote,
  variableNote,
} from "./imageNotes";
import type { Related } from "./related";

/** The token that a hover is about. */
export interface NotedPlace {
  root: YamlMap;
  path: Path;
  pattern: string;
  /** What the hover itself says: its topic tells which part of a short form it is. */
  topic: string;
  facts: Facts;
}

/** Included files told of in one hover. */
const mostFiles = 3;

type ImageNotes = (builds: Builds, place: NotedPlace) => Note | undefined;

/** What the image of a service has to do with its keys, by the path of the key or value. */
const aboutImage: Readonly<Record<string, ImageNotes>> = {
  "": buildNote,
  image: buildNote,
  build: buildNote,
  "build.context": buildNote,
  "build.dockerfile": buildNote,
  "build.dockerfile_inline": buildNote,
  "build.target": targetNote,
  "build.args": argsNote,
  "build.args.*": (builds, { path }) => argNote(builds, String(path[4])),
  "build.args[]": (builds, { facts }) => argNote(builds, said(facts, "entry") ?? said(facts, "value") ?? ""),
  command: commandNote,
  entrypoint: entrypointNote,
  environment: environmentNote,
  "environment.*": (builds, { path }) => variableNote(builds, String(path[3])),
  "environment[]": (builds, { facts }) => variableNote(builds, said(facts, "entry") ?? ""),
  ports: portsNote,
  "ports[]": (builds, { topic, facts }) =>
    topic.endsWith(".short.container") ? portNote(builds, portOf(facts, "containerPort"), true) : undefined,
  "ports[].target": (builds, { facts }) => portNote(builds, portOf(facts, "value", "itsProtocol"), true),
  "expose[]": (builds, { facts }) => portNote(builds, portOf(facts, "port"), false),
  volumes: mountsNote,
  "volumes[]": (builds, { topic, facts }) =>
    /\.short\.(?:target|anonymous)$/.test(topic) ? mountNote(builds, said(facts, "target") ?? "") : undefined,
  "volumes[].target": (builds, { facts }) => mountNote(builds, said(facts, "value") ?? ""),
  tmpfs: (builds, { facts }) => mountNote(builds, said(facts, "path") ?? ""),
  "tmpfs[]": (builds, { facts }) => mountNote(builds, said(facts, "path") ?? ""),
  user: (builds) => replacedNote(builds, builds.image.user),
  working_dir: (builds) => replacedNote(builds, builds.image.directory),
  stop_signal: (builds) => replacedNote(builds, builds.image.stopSignal),
  healthcheck: healthcheckNote,
};

/** What other files have to say about the token: one paragraph each. */
export function notesAt(related: Related, place: NotedPlace): Note[] {
  const { root, path, pattern } = place;
  if (path[0] === "include") return includeNotes(related, place);
  if (path[0] !== "services" || path.length < 2) return [];
  const name = String(path[1]);
  const service = getIn(root, ["services", name]);
  const key = pattern.replace(/^services\.\*\.?/, "");
  const onKey = path.length === 3 && typeof path[2] === "string";
  return [
    imageNote(related, place, name, key),
    ...(key.startsWith("extends") ? extendsNotes(related, name, service) : []),
    ...(/^env_file(?:\[\](?:\.path)?)?$/.test(key) ? variablesNotes(related, place) : []),
    path.length === 2 ? layerNote(related, name, service) : undefined,
    onKey ? keyLayerNote(related, name, service, String(path[2])) : undefined,
  ].filter((note) => note !== undefined);
}

function imageNote(related: Related, place: NotedPlace, name: string, key: string): Note | undefined {
  if (!Object.hasOwn(aboutImage, key)) return undefined;
  const service = related.service(name);
  const image = service?.build && related.image(service);
  if (!image) return undefined;
  if (!("missing" in image)) return aboutImage[key]!({ service, image }, place);
  const aboutBuild = key === "" || key.startsWith("build");
  return aboutBuild ? { topic: "composeBridge.noDockerfile", facts: { file: image.missing } } : undefined;
}

function includeNotes(related: Related, { root, path }: NotedPlace): Note[] {
  if (path[2] === "env_file" || path[2] === "project_directory") return [];
  const value = getIn(root, path);
  const items = path.length === 1 && value?.kind === "list" ? value.items : value ? [value] : [];
  const files = items.flatMap((item) => textsOf(item.kind === "map" ? get(item, "path") : item));
  return files.slice(0, mostFiles).flatMap((file) => notesOfInclude(related, root, file));
}

function variablesNotes(related: Related, { root, path }: NotedPlace): Note[] {
  const service = getIn(root, path.slice(0, 2));
  const value = getIn(root, path.at(-1) === "path" ? path.slice(0, -1) : path);
  const items = value?.kind === "list" ? value.items : [value];
  return items
    .slice(0, mostFiles)
    .map((item) => variablesNote(related, service, item))
    .filter((note) => note !== undefined);
}

function portOf(facts: Facts, port: string, protocol = "protocol"): string {
  return `${said(facts, port) ?? ""}/${said(facts, protocol)?.toLowerCase() ?? "tcp"}`;
}

function said(facts: Facts, name: string): string | undefined {
  const fact = facts[name];
  return typeof fact === "string" ? fact : undefined;
}
