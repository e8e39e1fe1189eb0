import type { Facts } from "../../explanation";
import { entriesOf, get, getIn, textOf, textsOf, type Value, type YamlMap } from "../read/yaml";
import type { OwnFacts } from "./ownFacts";
import { camelCase } from "./placeFacts";
import { copiedNames, type Place, variableNames } from "./serviceFacts";

/** Facts of the keys about what surrounds a service's process: variables, labels, logs, its image's age, other services. */
export const surroundingsFacts: Record<string, OwnFacts> = {
  environment: ({ service }, keys) => ({
    variables: variableNames(get(service, "environment")),
    copied: copiedNames(get(service, "environment")),
    files: filesOf(get(service, "env_file")),
    ...pairFacts(get(service, "environment"), keys[1]),
  }),
  env_file: ({ service }) => ({
    files: filesOf(get(service, "env_file")),
    variables: variableNames(get(service, "environment")),
  }),
  labels: ({ service }, keys) => labelFacts(get(service, "labels"), keys[1]),
  annotations: ({ service }, keys) => labelFacts(get(service, "annotations"), keys[1]),
  label_file: ({ service }) => ({
    files: textsOf(get(service, "label_file")),
    labels: variableNames(get(service, "labels")),
  }),
  logging: loggingFacts,
  profiles: profileFacts,
  extends: extendsFacts,
  models: modelUseFacts,
  provider: ({ service }) => ({ type: textOf(getIn(service, ["provider", "type"])) }),
};

/** Facts of a top-level model: who uses it. */
export function modelFacts(root: YamlMap, key: string): Facts {
  const users = [...entriesOf(get(root, "services"))].filter(([, service]) =>
    textsOf(get(service, "models")).includes(key),
  );
  return { key, model: textOf(getIn(root, ["models", key, "model"])), users: users.map(([name]) => name) };
}

/**
 * One pair of a map or of a list of `NAME=value`: its name, and whether it is without a value (`copied`) or with an empty one.
 * `secret`: the name sounds like something that `docker inspect` had better not show.
 */
export function pairFacts(pairs: Value | undefined, step: string | undefined): Facts {
  if (step === undefined) return {};
  const item = pairs?.kind === "list" ? textOf(pairs.items[Number(step)]) : undefined;
  const name = item?.split("=", 1)[0] ?? step;
  const setting = item === undefined ? textOf(get(pairs, step)) : afterFirstEquals(item);
  return {
    name,
    setting: setting === "" ? undefined : setting,
    isEmpty: setting === "",
    isCopied: setting === undefined,
    isSecret: /PASSW|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIAL/i.test(name) && !/_FILE$/i.test(name),
  };
}

function afterFirstEquals(item: string): string | undefined {
  const at = item.indexOf("=");
  return at < 0 ? undefined : item.slice(at + 1);
}

/** The labels of a map or list, and the one at the step. */
export function labelFacts(labels: Value | undefined, step: string | undefined): Facts {
  const pair = pairFacts(labels, step);
  const name = String(pair.name ?? "");
  return {
    labels: variableNames(labels),
    ...pair,
    isComposes: name.startsWith("com.docker.compose."),
    isOfImages: name.startsWith("org.opencontainers.image."),
    isTraefiks: name.startsWith("traefik."),
  };
}

function filesOf(envFile: Value | undefined): string[] {
  if (envFile?.kind !== "list") return textsOf(envFile);
  return envFile.items.map((item) => textOf(item) ?? textOf(get(item, "path"))).filter((path) => path !== undefined);
}

/** Options of the drivers that write files, and of all of them. */
const fileOptions: ReadonlySet<string> = new Set([
  "max-size",
  "max-file",
  "compress",
  "mode",
  "max-buffer-size",
  "tag",
]);

/** `unbounded`: the driver is json-file as far as the file tells, and nothing limits it. */
function loggingFacts({ service }: Place, keys: readonly string[]): Facts {
  const logging = get(service, "logging");
  const driver = textOf(get(logging, "driver"));
  const option = (name: string) => textOf(getIn(logging, ["options", name]));
  return {
    driver,
    maxSize: option("max-size"),
    maxFile: option("max-file"),
    isJson: driver === undefined || driver === "json-file",
    isLocal: driver === "local",
    unbounded: (driver === undefined || driver === "json-file") && option("max-size") === undefined,
    ...(keys[1] === "options" && keys[2] !== undefined
      ? { [fileOptions.has(keys[2]) ? `is${camelCase(keys[2])}` : "isOther"]: true }
      : {}),
  };
}

function profileFacts({ root, name, service }: Place, keys: readonly string[]): Facts {
  const profiles = textsOf(get(service, "profiles"));
  const profile = profiles[Number(keys[1])];
  const others = [...entriesOf(get(root, "services"))].filter(([other]) => other !== name);
  return {
    profiles,
    profile,
    companions:
      profile === undefined
        ? undefined
        : others.filter(([, other]) => textsOf(get(other, "profiles")).includes(profile)).map(([other]) => other),
  };
}

/** What this service takes from its base and what it says itself, as far as the base is in this file. */
function extendsFacts({ root, service }: Place): Facts {
  const base = textOf(get(service, "extends")) ?? textOf(getIn(service, ["extends", "service"]));
  const file = textOf(getIn(service, ["extends", "file"]));
  const bases = base === undefined || file !== undefined ? undefined : getIn(root, ["services", base]);
  const own = textsOf(service).filter((key) => key !== "extends");
  const inherited = bases?.kind === "map" ? textsOf(bases) : [];
  return {
    base,
    file,
    absent: file === undefined && base !== undefined && bases === undefined,
    taken: inherited.filter((key) => !own.includes(key)),
    merged: inherited.filter((key) => own.includes(key)),
    fixedName: own.includes("container_name") ? undefined : textOf(get(bases, "container_name")),
  };
}

/** The variables of a model: docker compose 2.39 and later calls them `<MODEL>_URL` and `<MODEL>_MODEL`. */
function modelUseFacts({ root, service }: Place, keys: readonly string[]): Facts {
  const models = get(service, "models");
  const step = keys[1];
  const key = models?.kind === "list" ? textOf(models.items[Number(step)]) : step;
  if (key === undefined) return { names: textsOf(models) };
  const prefix = key.toUpperCase().replaceAll("-", "_");
  return {
    key,
    model: textOf(getIn(root, ["models", key, "model"])),
    undeclared: getIn(root, ["models", key]) === undefined,
    endpointVar: textOf(getIn(models, [key, "endpoint_var"])) ?? `${prefix}_URL`,
    modelVar: textOf(getIn(models, [key, "model_var"])) ?? `${prefix}_MODEL`,
  };
}
