import type { Value } from "../read/yaml";
import { byText } from "./itemKeys";

/** A kind of YAML value, in the words of docker compose's messages. */
export type Kind = "array" | "boolean" | "integer" | "mapping" | "null" | "number" | "string";

/** Turns a text into something else; `why`: it cannot, in the words of docker compose. */
export type Conversion = (text: string, isText: boolean) => string | undefined;

/** Why docker compose cannot tell an item from the others of its list; `way` leads to it, as in `services.a.dns.[0]`. */
export type KeyOf = (item: Value, way: string) => string | undefined;

/** One form that a value may have. */
export interface Form {
  /** In the order of the message. */
  kinds: readonly Kind[];
  /** The only words there are. */
  words?: readonly string[];
  /** A part of the text has to fit, in docker compose's own spelling. */
  pattern?: string;
  /** Bounds of a number. */
  least?: number;
  most?: number;
  /** Keys that are Compose's own; those that are not here are looked for elsewhere. */
  keys?: Readonly<Record<string, Shape>>;
  /** Keys that have to be there. */
  needs?: readonly string[];
  /** Below keys that are the user's own. */
  entries?: Shape;
  /** What such a key may be. */
  names?: RegExp;
  items?: Shape;
  /** No item may be there twice. */
  distinct?: true;
}

/** What docker compose takes for a value. */
export interface Shape {
  /** When none fits, docker compose says what is wrong with the first. */
  forms: readonly Form[];
  /** While variables are filled in, a text here becomes a boolean or a number. */
  cast?: { to: "boolean" | "integer" | "number"; refused: Conversion };
  /** What is made of the value in the end. */
  decode?: Conversion;
  /** Where docker compose calls the key otherwise in the messages of its last step. */
  called?: string;
  /** A list's items are told apart before anything else is looked at: why this one cannot be. */
  key?: KeyOf;
}

export const one = (...kinds: Kind[]): Shape => ({ forms: [{ kinds }] });

export const text: Shape = one("string");
export const fitting = (pattern: string): Shape => ({ forms: [{ kinds: ["string"], pattern }] });
export const words = (...of: string[]): Shape => ({ forms: [{ kinds: ["string"], words: of }] });
export const map = (keys: Form["keys"], ...needs: string[]): Shape => ({ forms: [mapForm(keys, ...needs)] });
export const mapForm = (keys: Form["keys"], ...needs: string[]): Form => ({
  kinds: ["mapping"],
  keys: keys!,
  ...(needs.length > 0 ? { needs } : {}),
});
export const entriesForm = (entries: Shape, names?: RegExp): Form => ({
  kinds: ["mapping"],
  entries,
  ...(names ? { names } : {}),
});
export const entries = (of: Shape, names?: RegExp): Shape => ({ forms: [entriesForm(of, names)] });
export const list = (items: Shape): Shape => ({ forms: [{ kinds: ["array"], items }] });
export const either = (...forms: Form[]): Shape => ({ forms });

export const textForm: Form = { kinds: ["string"] };
export const textsForm: Form = { kinds: ["array"], items: text, distinct: true };
export const texts: Shape = { forms: [textsForm] };
/** A list whose items are told apart by their texts. */
export const keyedTexts: Shape = { forms: [textsForm], key: byText };
export const textOrTexts: Shape = either(textForm, textsForm);
export const keyedTextOrTexts: Shape = { ...textOrTexts, key: byText };

const plain = one("boolean", "null", "number", "string");
/** A map, or a list of `NAME=value`. */
export const pairs: Shape = either(entriesForm(plain, /./), textsForm);
export const keyedPairs: Shape = { ...pairs, key: byText };
export const options: Shape = entries(one("number", "string"));
