import type { ComposeService } from "../../protocol";
import { hostsAsList } from "../read/forms";
import { booleanIn, plainText, typeOf } from "../read/scalars";
import { entriesOf, get, getIn, type Span, textOf, textsOf, type Value, type YamlMap } from "../read/yaml";
import { bytesOf } from "../value/bytes";
import { defined } from "../value/defined";
import type { Lookup } from "../value/interpolate";
import { splitWords } from "../value/words";
import { attachmentsIn } from "./attachments";
import { buildIn, environmentIn } from "./build";
import { dependenciesIn } from "./dependencies";
import { grantsIn } from "./grants";
import { healthcheckIn } from "./healthcheck";
import { mountsIn } from "./mounts";
import { projectPrefix } from "./names";
import { portsIn } from "./ports";
import type { Reading } from "./reading";

/** A service of a resolved project, its short forms expanded. */
export function readService(
  reading: Reading,
  root: YamlMap,
  name: string,
  key: Span,
  service: Value,
  lookup: Lookup,
): ComposeService {
  const text = (of: string) => textOf(get(service, of)) || undefined;
  const image = text("image");
  const build = buildIn(reading, name, service);
  const prefix = projectPrefix(root);
  return {
    name,
    range: reading.range(key),
    container: text("container_name") ?? `${prefix}-${name}-1`,
    replicas: replicasOf(service),
    environment: environmentIn(reading, name, service, lookup),
    envFiles: envFilesIn(reading, service),
    ports: portsIn(reading, name, service),
    expose: [...new Set(textsOf(get(service, "expose")))],
    mounts: mountsIn(reading, name, service),
    networks: reading.take(attachmentsIn(service)).map(({ at, ...joined }) => ({
      ...joined,
      ...(at ? { range: reading.range(at) } : {}),
    })),
    dependsOn: reading
      .take([...dependenciesIn(service).values()])
      .map(({ at, ...rest }) => ({ ...rest, range: reading.range(at) })),
    profiles: [...new Set(textsOf(get(service, "profiles")))],
    configs: grantsIn(reading, get(service, "configs"), "configs"),
    secrets: grantsIn(reading, get(service, "secrets"), "secrets"),
    devices: devicesIn(reading, service),
    extraHosts: extraHostsIn(reading, name, service),
    ulimits: ulimitsIn(service),
    limits: limitsIn(service),
    ...defined({
      image,
      build,
      imageName: image ?? (build ? `${prefix}-${name}` : undefined),
      command: wordsOf(get(service, "command")),
      entrypoint: wordsOf(get(service, "entrypoint")),
      networkMode: text("network_mode"),
      healthcheck: healthcheckIn(reading, service),
      restart: text("restart"),
      user: text("user"),
      workingDir: text("working_dir"),
      platform: text("platform"),
      extends: extendsIn(reading, service),
    }),
  };
}

/** Containers that `up` starts of the service. */
export function replicasOf(service: Value | undefined): number {
  const said = plainText(get(service, "scale")) ?? plainText(getIn(service, ["deploy", "replicas"]));
  return said !== undefined && /^\d{1,9}$/.test(said) ? Number(said) : 1;
}

/** Nothing at all keeps the image's; an empty text or list clears it. */
function wordsOf(value: Value | undefined): string[] | undefined {
  if (!value || (value.kind === "scalar" && value.empty)) return undefined;
  if (value.kind === "scalar") return splitWords(value.text) ?? [value.text];
  return value.kind === "list" ? value.items.map((item) => (item.kind === "scalar" ? item.text : "")) : undefined;
}

function envFilesIn(reading: Reading, service: Value | undefined): ComposeService["envFiles"] {
  const value = get(service, "env_file");
  const items = value?.kind === "list" ? reading.items(value) : value ? [value] : [];
  const files = new Map<string, ComposeService["envFiles"][number]>();
  for (const item of items) {
    const path = textOf(item) ?? textOf(get(item, "path"));
    if (path === undefined) continue;
    const required = booleanIn(get(item, "required")) !== false;
    files.set(path, {
      path,
      required,
      ...defined({ format: textOf(get(item, "format")) }),
      range: reading.range(item),
    });
  }
  return [...files.values()];
}

function devicesIn(reading: Reading, service: Value | undefined): ComposeService["devices"] {
  return reading.items(get(service, "devices")).flatMap((item) => {
    const text = textOf(item);
    const range = reading.range(item);
    if (text === undefined) {
      const [source, target] = [textOf(get(item, "source")), textOf(get(item, "target"))];
      return source === undefined
        ? []
        : [{ source, ...defined({ target, permissions: textOf(get(item, "permissions")) }), range }];
    }
    const [source = "", target = source, permissions = "rwm", ...more] = text.split(":");
    if (more.length > 0) reading.refuse(item, `confusing device mapping, please use long syntax: ${text}`);
    return [{ source, target, permissions, range }];
  });
}

/** The list form separates host and address by `=` or `:`; brackets around an IPv6 address go. */
function extraHostsIn(reading: Reading, name: string, service: Value | undefined): string[] {
  const value = get(service, "extra_hosts");
  return reading.items(value && hostsAsList(value)).flatMap((item) => {
    const text = textOf(item) ?? "";
    const [, host, address] = /^([^=:]+)[=:](.+)$/.exec(text) ?? [];
    if (address !== undefined) return [`${host}=${address.replace(/^\[(.*)\]$/, "$1")}`];
    reading.refuse(item, `'services[${name}].extra_hosts' invalid additional host, missing IP: ${text}`);
    return [];
  });
}

function ulimitsIn(service: Value | undefined): ComposeService["ulimits"] {
  return [...entriesOf(get(service, "ulimits"))].flatMap(([name, value]) => {
    const soft = Number(textOf(value) ?? textOf(get(value, "soft")));
    const hard = Number(textOf(value) ?? textOf(get(value, "hard")));
    return Number.isFinite(soft) && Number.isFinite(hard) ? [{ name, soft, hard }] : [];
  });
}

/** A key of the service and its twin under `deploy` say the same, or docker compose refuses the file. */
function limitsIn(service: Value | undefined): ComposeService["limits"] {
  const said = (key: string, ...twin: string[]) =>
    get(service, key) ?? getIn(service, ["deploy", "resources", ...twin]);
  return defined({
    cpus: amountIn(said("cpus", "limits", "cpus")),
    memory: sizeIn(said("mem_limit", "limits", "memory")),
    pids: wholeIn(said("pids_limit", "limits", "pids")),
    reservedMemory: sizeIn(said("mem_reservation", "reservations", "memory")),
  });
}

/** 0 is no limit. */
function amountIn(value: Value | undefined): number | undefined {
  const amount = Number(plainText(value) || undefined);
  return Number.isFinite(amount) && amount !== 0 ? amount : undefined;
}

function wholeIn(value: Value | undefined): number | undefined {
  return Math.trunc(amountIn(value) ?? 0) || undefined;
}

/** A fraction without a unit and without quotes is no size. */
function sizeIn(value: Value | undefined): number | undefined {
  if (value?.kind !== "scalar" || typeOf(value) === "float64") return undefined;
  return typeOf(value) === "int" ? amountIn(value) : bytesOf(value.text) || undefined;
}

function extendsIn(reading: Reading, service: Value | undefined): ComposeService["extends"] {
  const value = get(service, "extends");
  const base = textOf(value) ?? textOf(get(value, "service"));
  if (!value || base === undefined) return undefined;
  return { service: base, ...defined({ file: textOf(get(value, "file")) }), range: reading.range(value) };
}
