import type { ImageConfig, OciImage } from "../../../server/protocol";

/**
 * What the command lines of Docker and Podman print, read as plain data. Docker prints one JSON object a line where Podman prints
 * a list, and they write some keys differently; whatever is missing stays out.
 */

/** One line of `image history`, oldest first. */
export interface BuiltEntry {
  created_by: string;
  /** Bytes. */
  size: number;
}

export interface BuiltImage {
  id: string;
  /** ISO 8601, if known. */
  created?: string;
  /** All layers, in bytes. */
  size: number;
  image: OciImage;
}

export interface ListedImage {
  /** `web:latest`. */
  name: string;
  id: string;
  created?: string;
}

/** A container of the image. */
export interface Container {
  name: string;
  running: boolean;
  /** Bytes in its writable layer, if it was counted. */
  writable?: number;
  mounts: { kind: string; source: string; target: string }[];
}

type Json = Record<string, unknown>;

export function readImages(output: string): ListedImage[] {
  return objectsIn(output).flatMap((entry) => {
    const id = text(entry, "id") ?? "";
    const names = list(entry, "names") ?? list(entry, "repotags");
    const repository = text(entry, "repository");
    const tag = text(entry, "tag");
    const own = repository === undefined ? [] : [`${repository}:${tag ?? "latest"}`];
    const created = text(entry, "createdat") ?? text(entry, "createdsince");
    return (names ?? own)
      .map(String)
      .filter((name) => !name.includes("<none>"))
      .map((name) => ({ name, id, ...(created !== undefined && { created }) }));
  });
}

export function readHistory(output: string): BuiltEntry[] {
  return objectsIn(output)
    .map((entry) => ({ created_by: text(entry, "createdby") ?? "", size: number(entry, "size") ?? 0 }))
    .reverse();
}

/** The first image of `image inspect`; undefined when the output holds none. */
export function readImage(output: string): BuiltImage | undefined {
  const [entry] = objectsIn(output);
  const id = entry && text(entry, "id");
  if (!entry || id === undefined) return undefined;
  const config = lowered(entry).config;
  const rootfs = record(lowered(entry).rootfs);
  const created = text(entry, "created");
  return {
    id,
    size: number(entry, "size") ?? 0,
    ...(created !== undefined && { created }),
    image: {
      ...(text(entry, "os") !== undefined && { os: text(entry, "os")! }),
      ...(text(entry, "architecture") !== undefined && { architecture: text(entry, "architecture")! }),
      config: withoutNothing(record(config)) as ImageConfig,
      rootfs: { diff_ids: (list(rootfs, "layers") ?? []).map(String) },
    },
  };
}

export function readIds(output: string): string[] {
  return output.split(/\s+/).filter(Boolean);
}

export function readContainers(output: string): Container[] {
  return objectsIn(output).map((entry) => {
    const writable = number(entry, "sizerw");
    const mounts = (list(entry, "mounts") ?? []).map(record).map((mount) => ({
      kind: text(mount, "type") ?? "",
      source: text(mount, "name") || text(mount, "source") || "",
      target: text(mount, "destination") ?? "",
    }));
    return {
      name: (text(entry, "name") ?? "").replace(/^\//, ""),
      running: record(lowered(entry).state).Running === true,
      ...(writable !== undefined && { writable }),
      mounts,
    };
  });
}

/** The JSON objects of a list, or of lines that hold one each. */
function objectsIn(output: string): Json[] {
  const whole = parsed(output);
  if (whole !== undefined) return (Array.isArray(whole) ? whole : [whole]).map(record);
  return output.split("\n").flatMap((line) => {
    const value = parsed(line);
    return value === undefined ? [] : [record(value)];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function record(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

function lowered(entry: Json): Json {
  return Object.fromEntries(Object.entries(entry).map(([key, value]) => [key.toLowerCase(), value]));
}

function text(entry: Json, key: string): string | undefined {
  const value = lowered(entry)[key];
  return typeof value === "string" ? value : undefined;
}

function number(entry: Json, key: string): number | undefined {
  const value = lowered(entry)[key];
  if (typeof value === "number") return value;
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : undefined;
}

function list(entry: Json, key: string): unknown[] | undefined {
  const value = lowered(entry)[key];
  return Array.isArray(value) ? value : undefined;
}

/** Inspect prints `null` and `""` for what an image does not have; the model leaves it out. */
function withoutNothing(config: Json): Json {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null && value !== ""));
}
