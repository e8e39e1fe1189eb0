import type { Range } from "../../protocol";
import { utf8Length } from "../read/space";
import type { Flag, Instruction } from "../read/syntax";
import { goQuote } from "./goQuote";
import { suggest } from "./suggest";

/** One `--mount` of a RUN as the builder understands it. */
export interface Mount {
  type: string;
  from: string;
  source: string;
  target: string;
  readOnly: boolean;
  required: boolean;
  id: string;
  sharing: string;
  env?: string;
  mode?: number;
  uid?: number;
  gid?: number;
  size?: number;
}

/** Values of `type`. */
export const mountTypes: readonly string[] = ["bind", "cache", "tmpfs", "secret", "ssh"];
/** Values of `sharing`. */
export const sharingModes: readonly string[] = ["shared", "private", "locked"];
/** Every way to write a key. */
export const mountKeys: readonly string[] =
  "type from source target readonly id sharing required mode uid gid src dst destination ro rw readwrite env size".split(
    " ",
  );
const booleans: Record<string, boolean> = {
  "1": true,
  t: true,
  T: true,
  true: true,
  TRUE: true,
  True: true,
  "0": false,
  f: false,
  F: false,
  false: false,
  FALSE: false,
  False: false,
};

/** Expands variables of a value; undefined: leave values that may hold variables for later, as the builder does while parsing. */
export type Expander = ((text: string) => { text: string } | { error: string }) | undefined;

class Refused extends Error {}

/** A mount and the flag that asks for it. */
export interface MountFlag {
  mount: Mount;
  flag: Flag;
}

/** The mounts of a RUN, or the first thing that the builder refuses about them. Without an expander only what it sees while parsing. */
export function readMounts(
  { flags }: Instruction,
  expander: Expander,
): readonly MountFlag[] | { message: string; range: Range } {
  const mounts: MountFlag[] = [];
  for (const flag of flags) {
    if (flag.name !== "mount") continue;
    const mount = readMount(flag, expander);
    if ("error" in mount) return { message: mount.error, range: flag.range };
    mounts.push({ mount, flag });
  }
  return mounts;
}

/** The mounts of a RUN that can be understood. */
export function mountsOf({ flags }: Instruction, expander: Expander): MountFlag[] {
  const mounts: MountFlag[] = [];
  for (const flag of flags) {
    const mount = flag.name === "mount" ? readMount(flag, expander) : undefined;
    if (mount && !("error" in mount)) mounts.push({ mount, flag });
  }
  return mounts;
}

function readMount(flag: Flag, expander: Expander): Mount | { error: string } {
  try {
    return new Reader(expander).read(flag.value ?? "");
  } catch (error) {
    if (error instanceof Refused) return { error: error.message };
    throw error;
  }
}

/** Fields of one CSV record, read and refused as Go's encoding/csv does; columns count bytes from 1. */
function csvFields(text: string): string[] {
  const fail = (index: number, why: string): never => {
    const column = utf8Length(text.slice(0, index)) + 1;
    throw new Refused(`failed to parse csv mounts: parse error on line 1, column ${column}: ${why}`);
  };
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    let field = "";
    if (text[at] === '"') {
      at++;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0) fail(text.length, 'extraneous or missing " in quoted-field');
        field += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        field += '"';
        at++;
      }
      if (at < text.length && text[at] !== ",") fail(at - 1, 'extraneous or missing " in quoted-field');
    } else {
      const comma = text.indexOf(",", at);
      const end = comma < 0 ? text.length : comma;
      field = text.slice(at, end);
      if (field.includes('"')) fail(at + field.indexOf('"'), 'bare " in non-quoted-field');
      at = end;
    }
    fields.push(field);
    if (at >= text.length) return fields;
    at++;
  }
}

class Reader {
  readonly #expander: Expander;
  readonly #mount: Mount = {
    type: "bind",
    from: "",
    source: "",
    target: "",
    readOnly: false,
    required: false,
    id: "",
    sharing: "",
  };
  #readOnlyIsSet = false;

  constructor(expander: Expander) {
    this.#expander = expander;
  }

  read(text: string): Mount {
    if (text === "") throw new Refused("failed to parse csv mounts: EOF");
    for (const field of csvFields(text)) this.#field(field);
    if (this.#expander) this.#check();
    return this.#mount;
  }

  #field(field: string): void {
    const equals = field.indexOf("=");
    const key = (equals < 0 ? field : field.slice(0, equals)).toLowerCase();
    if (equals < 0) {
      if (this.#expander) this.#bare(key, field);
      return;
    }
    let value = field.slice(equals + 1);
    if (this.#expander) {
      const expanded = this.#expander(value);
      if ("error" in expanded) throw new Refused(expanded.error);
      value = expanded.text;
    } else if (key === "from") {
      if (/\$./.test(value)) {
        throw new Refused(`'${key}' doesn't support variable expansion, define alias stage instead`);
      }
      this.#mount.from = value;
      return;
    } else return;
    this.#set(key, value, field);
  }

  #bare(key: string, field: string): void {
    if (key === "readonly" || key === "ro") this.#setReadOnly(true);
    else if (key === "readwrite" || key === "rw") this.#setReadOnly(false);
    else if (key === "required") this.#require(key, true);
    else throw new Refused(`invalid field '${field}' must be a key=value pair`);
  }

  #setReadOnly(readOnly: boolean): void {
    this.#mount.readOnly = readOnly;
    this.#readOnlyIsSet = true;
  }

  #require(key: string, required: boolean): void {
    if (this.#mount.type !== "secret" && this.#mount.type !== "ssh") {
      throw new Refused(`unexpected key '${key}' for mount type '${this.#mount.type}'`);
    }
    this.#mount.required = required;
  }

  #boolean(key: string, value: string): boolean {
    const boolean = Object.hasOwn(booleans, value) ? booleans[value] : undefined;
    if (boolean === undefined) throw new Refused(`invalid value for ${key}: ${value}`);
    return boolean;
  }

  #number(key: string, value: string, base: 8 | 10): number {
    if (!(base === 8 ? /^[0-7]+$/ : /^\d+$/).test(value)) throw new Refused(`invalid value ${value} for ${key}`);
    return Number.parseInt(value, base);
  }

  #set(key: string, value: string, field: string): void {
    const mount = this.#mount;
    switch (key) {
      case "type":
        if (!mountTypes.includes(value.toLowerCase())) {
          const near = suggest(value, mountTypes, true);
          throw new Refused(`unsupported mount type ${goQuote(value)}${near ? ` (did you mean ${near}?)` : ""}`);
        }
        mount.type = value.toLowerCase();
        return;
      case "from":
        mount.from = value;
        return;
      case "source":
      case "src":
        mount.source = value;
        return;
      case "target":
      case "dst":
      case "destination":
        mount.target = value;
        return;
      case "readonly":
      case "ro":
        this.#setReadOnly(this.#boolean(key, value));
        return;
      case "readwrite":
      case "rw":
        this.#setReadOnly(!this.#boolean(key, value));
        return;
      case "required":
        this.#require(key, this.#boolean(key, value));
        return;
      case "size":
        if (mount.type !== "tmpfs") throw new Refused(`unexpected key '${key}' for mount type '${mount.type}'`);
        mount.size = this.#size(key, value);
        return;
      case "id":
        mount.id = value;
        return;
      case "sharing":
        if (!sharingModes.includes(value.toLowerCase())) {
          const near = suggest(value, sharingModes, true);
          throw new Refused(`unsupported sharing value ${goQuote(value)}${near ? ` (did you mean ${near}?)` : ""}`);
        }
        mount.sharing = value.toLowerCase();
        return;
      case "mode":
        mount.mode = this.#number(key, value, 8);
        return;
      case "uid":
      case "gid":
        mount[key] = this.#number(key, value, 10);
        return;
      case "env":
        mount.env = value;
        return;
      default: {
        const near = suggest(key, mountKeys, true);
        throw new Refused(`unexpected key '${key}' in '${field}'${near ? ` (did you mean ${near}?)` : ""}`);
      }
    }
  }

  #size(key: string, value: string): number {
    const match = /^(\d+(?:\.\d+)?) ?([kmgtp]?)i?b?$/i.exec(value);
    if (!match) throw new Refused(`invalid value for ${key}: ${value}`);
    const power = "kmgtp".indexOf(match[2]!.toLowerCase()) + 1;
    return Math.floor(Number(match[1]) * 1024 ** (match[2] === "" ? 0 : power));
  }

  #check(): void {
    const mount = this.#mount;
    if (!["secret", "ssh", "cache"].includes(mount.type)) {
      for (const key of ["mode", "uid", "gid"] as const) {
        if (mount[key] !== undefined) {
          throw new Refused(`${key} not allowed for ${goQuote(mount.type)} type mounts`);
        }
      }
    }
    if (!this.#readOnlyIsSet) mount.readOnly = mount.type !== "cache" && mount.type !== "tmpfs";
    if (mount.type === "secret") {
      if (mount.from !== "") throw new Refused("secret mount should not have a from");
      if (mount.sharing !== "") throw new Refused("secret mount should not define sharing");
      if (mount.source === "" && mount.target === "" && mount.id === "") {
        throw new Refused("invalid secret mount. one of source, target required");
      }
      if (mount.source !== "" && mount.id !== "") throw new Refused("both source and id can't be set");
    }
    if (mount.sharing !== "" && mount.type !== "cache") {
      throw new Refused(`invalid cache sharing set for ${mount.type} mount`);
    }
  }
}
