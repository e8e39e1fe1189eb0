import type { Facts } from "../../explanation";
import { grantPath } from "../project/grants";
import { mountsOf, projectName, resource } from "../project/project";
import { booleanIn } from "../read/scalars";
import { entriesOf, get, getIn, textOf, textsOf, type Value, type YamlMap } from "../read/yaml";
import { cleanPath, isWithin } from "../value/paths";
import { modeFacts } from "./modeFacts";
import { temporaryPaths } from "./mountFacts";
import type { OwnFacts } from "./ownFacts";
import { type Place, variableNames } from "./serviceFacts";
import { pairFacts } from "./surroundingsFacts";

export type FileKind = "configs" | "secrets";

/** Facts of a service's `configs` and `secrets`: the files it is given. */
export const grantFacts: Record<string, OwnFacts> = {
  configs: (place, keys) => filesFacts(place, "configs", keys),
  secrets: (place, keys) => filesFacts(place, "secrets", keys),
};

/** Where what a file holds comes from: docker compose mounts a `file` and copies everything else into the container. */
interface Origin {
  file: string | undefined;
  variable: string | undefined;
  isInline: boolean;
  isCopied: boolean;
  isExternal: boolean;
}

function originOf(declaration: Value | undefined): Origin {
  const variable = textOf(get(declaration, "environment"));
  const isInline = get(declaration, "content") !== undefined;
  const external = get(declaration, "external");
  return {
    file: textOf(get(declaration, "file")),
    variable,
    isInline,
    isCopied: isInline || variable !== undefined,
    isExternal: external?.kind === "map" || booleanIn(external) === true,
  };
}

interface Grant extends Origin {
  /** Key at the top level. */
  key: string;
  /** In the container. */
  path: string;
  declared: boolean;
}

function grantOf(root: YamlMap, kind: FileKind, item: Value): Grant | undefined {
  const key = textOf(item) ?? textOf(get(item, "source"));
  if (key === undefined) return undefined;
  const declaration = getIn(root, [kind, key]);
  return {
    key,
    path: grantPath(kind, key, textOf(get(item, "target"))),
    declared: declaration !== undefined,
    ...originOf(declaration),
  };
}

function itemsOf(service: Value | undefined, kind: FileKind): Value[] {
  const list = get(service, kind);
  return list?.kind === "list" ? list.items : [];
}

function filesFacts({ root, service }: Place, kind: FileKind, keys: readonly string[]): Facts {
  const items = itemsOf(service, kind);
  if (keys[1] !== undefined) return fileFacts(root, service, kind, items[Number(keys[1])]);
  const grants = items.map((item) => grantOf(root, kind, item)).filter((grant) => grant !== undefined);
  const copied = grants.filter(({ isCopied }) => isCopied);
  const paths = (some: Grant[]) => some.map(({ path }) => path);
  return {
    paths: paths(grants),
    mounted: paths(grants.filter(({ file }) => file !== undefined)),
    copied: paths(copied.filter(({ path }) => landing(service, path).into === undefined)),
    refused: isReadOnly(service) ? paths(copied) : undefined,
  };
}

/** One file that the service is given. */
function fileFacts(root: YamlMap, service: Value | undefined, kind: FileKind, item: Value | undefined): Facts {
  const grant = item && grantOf(root, kind, item);
  if (!grant) return {};
  return {
    ...grant,
    path: grant.path,
    isUndeclared: !grant.declared,
    refused: grant.isCopied && isReadOnly(service),
    ...(grant.isCopied ? landing(service, grant.path) : {}),
    relative: /^[^/]/.test(textOf(get(item, "target")) ?? ""),
    uid: textOf(get(item, "uid")),
    gid: textOf(get(item, "gid")),
    ...modeFacts(get(item, "mode")),
  };
}

/** Where the copy of a file ends up: `into` a mount around its path, or `hiddenBy` the `tmpfs` that is laid over it at every start. */
function landing(service: Value | undefined, path: string): Facts {
  const mounts = [
    ...mountsOf(service).map(({ kind, target }) => ({ temporary: kind === "tmpfs", target: cleanPath(target) })),
    ...temporaryPaths(service).map((target) => ({ temporary: true, target })),
  ];
  const around = mounts.filter(({ target }) => isWithin(path, target));
  const nearest = around.sort((one, other) => other.target.length - one.target.length)[0];
  return nearest?.temporary ? { hiddenBy: nearest.target } : { into: nearest?.target };
}

function isReadOnly(service: Value | undefined): boolean {
  return booleanIn(get(service, "read_only")) === true;
}

/** A top-level config or secret: where its content comes from, and who is given it under which path. */
export function declaredFileFacts(root: YamlMap, kind: FileKind, key: string, keys: readonly string[]): Facts {
  const declaration = getIn(root, [kind, key]);
  const origin = originOf(declaration);
  const services = [...entriesOf(get(root, "services"))];
  const grants = services.flatMap(([name, service]) =>
    itemsOf(service, kind)
      .map((item) => grantOf(root, kind, item))
      .filter((grant) => grant?.key === key)
      .map((grant) => ({ name, service, path: grant!.path })),
  );
  const builders = kind === "secrets" ? services.filter(([, service]) => isBuiltWith(service, key)) : [];
  const { nameOnMachine, prefixed } = resource(root, kind, key);
  return {
    key,
    ...origin,
    hasNoOrigin: !origin.isCopied && !origin.isExternal && origin.file === undefined,
    users: grants.map(({ name, path }) => `${name}:${path}`),
    builders: builders.map(([name]) => name),
    unused: grants.length === 0 && builders.length === 0,
    readOnlyUsers: origin.isCopied
      ? grants.filter(({ service }) => isReadOnly(service)).map(({ name }) => name)
      : undefined,
    nameOnMachine,
    folderNamed: prefixed && projectName(root) === undefined,
    labels: variableNames(get(declaration, "labels")),
    ...(keys[0] === "labels" || keys[0] === "driver_opts" ? pairFacts(get(declaration, keys[0]), keys[1]) : {}),
  };
}

function isBuiltWith(service: Value | undefined, secret: string): boolean {
  const list = getIn(service, ["build", "secrets"]);
  const items = list?.kind === "list" ? list.items : [];
  return items.some((item) => (textOf(item) ?? textOf(get(item, "source"))) === secret);
}

/** All configs or secrets: their names by where the content comes from, and the services that are given one. */
export function allFilesFacts(root: YamlMap, kind: FileKind): Facts {
  const all = [...entriesOf(get(root, kind))].map(([key, declaration]) => ({ key, ...originOf(declaration) }));
  const users = [...entriesOf(get(root, "services"))].filter(([, service]) => get(service, kind));
  return {
    names: textsOf(get(root, kind)),
    fromFiles: all.filter(({ file }) => file !== undefined).map(({ key }) => key),
    copied: all.filter(({ isCopied }) => isCopied).map(({ key }) => key),
    external: all.filter(({ isExternal }) => isExternal).map(({ key }) => key),
    users: users.map(([name]) => name),
  };
}
