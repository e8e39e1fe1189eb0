import type { Facts } from "../../explanation";
import { mountsOf, resource, volumeUsers } from "../project/project";
import { get, getIn, textOf, textsOf, type Value } from "../read/yaml";
import { type Mount, type MountKind, readMount } from "../value/mounts";
import { cleanPath, isWithin } from "../value/paths";
import { split } from "../value/pieces";
import { modeFacts } from "./modeFacts";
import type { OwnFacts } from "./ownFacts";
import { type Place, variableNames } from "./serviceFacts";
import { pairFacts } from "./surroundingsFacts";
import { volumeKeyFacts } from "./volumeDriverFacts";

/** Facts of the keys that put files of elsewhere over paths of the container. */
export const mountFacts: Record<string, OwnFacts> = {
  volumes: (place, keys) => (keys.length < 2 ? mountsFacts(place) : oneMountFacts(place, keys)),
  tmpfs: temporaryFacts,
  volumes_from: borrowedFacts,
};

function mountsFacts({ root, service }: Place): Facts {
  const mounts = mountsOf(service);
  const of = (kind: MountKind) => mounts.filter((mount) => mount.kind === kind);
  const isExternal = ({ source }: Mount) => resource(root, "volumes", source ?? "").external;
  return {
    named: of("volume")
      .filter((mount) => !isExternal(mount))
      .map(spell),
    external: of("volume").filter(isExternal).map(spell),
    anonymous: of("anonymous").map(spell),
    bound: of("bind").map(spell),
    inMemory: of("tmpfs").map(spell),
    images: of("image").map(spell),
    targets: mounts.map(({ target }) => target),
  };
}

function spell({ source, target }: Mount): string {
  return source === undefined ? target : `${source}:${target}`;
}

/** One mount: what it puts where, who else has it, and what it hides or is hidden by. */
function oneMountFacts(place: Place, [, at, block, key, step]: readonly string[]): Facts {
  const { root, name, service } = place;
  const list = get(service, "volumes");
  const item = list?.kind === "list" ? list.items[Number(at)] : undefined;
  const mount = item && readMount(item);
  const source = mount?.source ?? textOf(get(item, "source"));
  const kind = mount?.kind ?? kindOf(textOf(get(item, "type")), source);
  const foreign = ["npipe", "cluster"].find((type) => type === textOf(get(item, "type")));
  const volume = kind === "volume" ? source : undefined;
  const users = volume === undefined ? [] : volumeUsers(root, volume).map((user) => user.service);
  return {
    ...(volume === undefined ? {} : volumeKeyFacts(root, volume)),
    source,
    target: mount?.target,
    readOnly: mount?.readOnly ?? false,
    isVolume: kind === "volume",
    isAnonymous: kind === "anonymous",
    isKept: kind === "volume" || kind === "anonymous",
    isBind: kind === "bind",
    isTmpfs: kind === "tmpfs",
    isImage: kind === "image",
    foreign,
    isOpen: (kind === "variable" || kind === "other") && foreign === undefined,
    nocopy: mount?.nocopy ?? false,
    others: [...new Set(users)].filter((user) => user !== name),
    ...(mount ? neighbours(service, mount, Number(at)) : {}),
    ...(block === "tmpfs" && key === "mode" ? modeFacts(getIn(item, ["tmpfs", "mode"])) : {}),
    labels: variableNames(getIn(item, ["volume", "labels"])),
    ...(block === "volume" && key === "labels" ? pairFacts(getIn(item, ["volume", "labels"]), step) : {}),
  };
}

/** The kind of a mount that has no target yet. */
function kindOf(type: string | undefined, source: string | undefined): MountKind {
  if (type === "volume" && source === undefined) return "anonymous";
  return type === "volume" || type === "bind" || type === "tmpfs" || type === "image" ? type : "other";
}

/** `inner`: mounts on top of this one; `outer`: the mount it lies in; `replaced`: a later one takes its place. */
function neighbours(service: Value | undefined, mount: Mount, at: number): Facts {
  const target = cleanPath(mount.target);
  const mounts = mountsOf(service).map((each) => cleanPath(each.target));
  const others = [...mounts, ...temporaryPaths(service)].filter((other) => other !== target);
  const around = others.filter((other) => isWithin(target, other));
  return {
    inner: others.filter((other) => isWithin(other, target)),
    outer: around.reduce<string | undefined>(
      (nearest, path) => (path.length > (nearest ?? "").length ? path : nearest),
      undefined,
    ),
    replaced: mounts.lastIndexOf(target) > at,
  };
}

/** The paths of a service's `tmpfs`. */
export function temporaryPaths(service: Value | undefined): string[] {
  return textsOf(get(service, "tmpfs")).map((text) => cleanPath(split(text, ":")[0]!.text));
}

function temporaryFacts({ service }: Place, keys: readonly string[]): Facts {
  const texts = textsOf(get(service, "tmpfs"));
  const [path, options] = split(texts[Number(keys[1] ?? 0)] ?? "", ":");
  const sizes = texts.filter((text) => /[:,]size=/.test(text));
  return {
    paths: temporaryPaths(service),
    path: path?.text || undefined,
    size: /(?:^|,)size=([^,]+)/.exec(options?.text ?? "")?.[1],
    unbounded: sizes.length < texts.length,
  };
}

/** Whose mounts a service takes over, and which ones those are. */
function borrowedFacts({ root, service }: Place, keys: readonly string[]): Facts {
  const all = textsOf(get(service, "volumes_from")).map(lender);
  const lenders = keys[1] === undefined ? all : all.slice(Number(keys[1]), Number(keys[1]) + 1);
  const services = lenders.filter(({ outside }) => !outside).map(({ from }) => from);
  const mounts = services.flatMap((name) => mountsOf(getIn(root, ["services", name])));
  return {
    lenders: lenders.map(({ from }) => from),
    services,
    containers: lenders.filter(({ outside }) => outside).map(({ from }) => from),
    taken: mounts.filter(({ kind }) => kind !== "tmpfs").map(spell),
    inMemory: mounts.filter(({ kind }) => kind === "tmpfs").map(({ target }) => target),
    missing: services.filter((name) => !name.includes("$") && getIn(root, ["services", name]) === undefined),
    modes: lenders.map(({ mode }) => mode).filter((mode) => mode === "ro"),
  };
}

/** `SERVICE[:MODE]` or `container:NAME[:MODE]`. */
function lender(text: string): { from: string; mode: string | undefined; outside: boolean } {
  const [first, second, third] = split(text, ":").map((piece) => piece.text);
  if (first === "container" && second !== undefined) return { from: second, mode: third, outside: true };
  return { from: first!, mode: second, outside: false };
}
