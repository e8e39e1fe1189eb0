import { typeOf } from "../read/scalars";
import { entriesWithKeys, get, type Span, textOf, type Value, type YamlMap, type YamlScalar } from "../read/yaml";
import { type GoType, goScalar } from "../value/goScalar";
import { file } from "./fileShapes";
import type { Reading } from "./reading";
import type { Form, Kind, Shape } from "./shape";

/** A step of the way to a value; docker compose writes the three kinds of them each in its own way. */
type Step = { key: string } | { entry: string } | { at: number };
type Way = readonly Step[];

/** What docker compose refuses of the values: the wrong kind of YAML, the wrong word of a few, a text that is no number. */
export function refuseShapes(reading: Reading, root: YamlMap): void {
  const seen = new Map<Shape, Set<Value>>();

  const visit = (value: Value, place: Span, shape: Shape, way: Way): void => {
    const here = seen.get(shape) ?? new Set();
    if (here.has(value)) return;
    seen.set(shape, here.add(value));
    const at = value.start < 0 || (value.kind === "scalar" && value.empty) ? place : value;
    if (refuseCast(reading, value, at, shape, way)) return;
    const form = shape.forms.find(({ kinds }) => kinds.some((kind) => isOf(value, kind, shape)));
    const wrong = form && wrongOf(value, form, shape);
    if (!form || wrong !== undefined) {
      // Of several forms, docker compose tells what is wrong with the first.
      const said = form === shape.forms[0] ? wrong! : (mismatch(value, shape.forms[0]!) ?? wrong!);
      if (refuseItems(reading, value, at, shape, way) === 0) reading.refuse(at, `${schemaWay(way)} ${said}`);
      // What is wrong further below is told before what is missing here.
      if (form) descend(value, at, shape, form, way);
      return;
    }
    refuseDecoded(reading, value, at, shape, way);
    descend(value, at, shape, form, way);
  };

  const descend = (value: Value, at: Span, shape: Shape, form: Form, way: Way): void => {
    if (value.kind === "map") {
      for (const [name, { key, value: inner }] of entriesWithKeys(value)) {
        const own = form.keys && Object.hasOwn(form.keys, name) ? form.keys[name] : undefined;
        if (own) visit(inner, key, own, [...way, { key: own.called ?? name }]);
        else if (form.names && !form.names.test(name)) {
          reading.refuse(key, `${schemaWay(way)} additional properties '${name}' not allowed`);
        } else if (form.entries) visit(inner, key, form.entries, [...way, { entry: name }]);
      }
    }
    if (value.kind === "list" && form.items) {
      const refused = refuseItems(reading, value, at, shape, way);
      for (const [index, item] of reading.items(value).entries()) {
        // What stands in a map may be refused even before that.
        if (refused > 0 && item.kind !== "map") continue;
        visit(item, item.start < 0 ? at : item, form.items, [...way, { at: index }]);
      }
    }
  };
  visit(root, root, file, []);
}

function isOf(value: Value, kind: Kind, { cast }: Shape): boolean {
  if (value.kind !== "scalar") return kind === (value.kind === "list" ? "array" : "mapping");
  const type = typeOf(value);
  if (type === "string" && cast?.to === "boolean") return kind === "boolean";
  if (type === "string" && cast)
    return kind === "number" || (kind === "integer" && Number.isInteger(Number(value.text)));
  const of: Readonly<Record<GoType, readonly Kind[]>> = {
    bool: ["boolean"],
    nil: ["null"],
    string: ["string"],
    int: ["integer", "number"],
    float64: Number.isInteger(Number(goScalar(value.text))) ? ["integer", "number"] : ["number"],
    "time.Time": [],
  };
  return of[type].includes(kind);
}

/** What the schema has against a value as one of its forms, in docker compose's words. */
function mismatch(value: Value, form: Form): string | undefined {
  if (value.kind === "scalar" && typeOf(value) === "time.Time") return "invalid jsonType time.Time";
  const kinds = [...form.kinds].sort();
  const last = kinds.pop()!;
  return `must be a ${kinds.length > 0 ? `${kinds.join(", ")} or ${last}` : last}`;
}

/** What is wrong with a value of the right kind. */
function wrongOf(value: Value, form: Form, { key }: Shape): string | undefined {
  if (value.kind === "map") {
    const missing = (form.needs ?? []).filter((key) => !get(value, key));
    if (missing.length === 0) return undefined;
    const names = missing.map((key) => `'${key}'`).join(", ");
    return `missing ${missing.length > 1 ? "properties" : "property"} ${names}`;
  }
  if (value.kind === "list") return form.distinct && !key ? twice(value.items) : undefined;
  if (form.words && !form.words.includes(value.text)) {
    const all = form.words.map((word) => `'${word}'`).join(", ");
    return form.words.length > 1 ? `value must be one of ${all}` : `value must be ${all}`;
  }
  if (form.pattern !== undefined && !new RegExp(form.pattern).test(value.text)) {
    return `${quoted(value.text)} does not match pattern '${form.pattern}'`;
  }
  if (form.least !== undefined && Number(value.text) < form.least)
    return `must be greater than or equal to ${form.least}`;
  if (form.most !== undefined && Number(value.text) > form.most) return `must be less than or equal to ${form.most}`;
  return undefined;
}

function twice(items: readonly Value[]): string | undefined {
  const first = new Map<string, number>();
  for (const [at, item] of items.entries()) {
    if (item.kind !== "scalar") continue;
    const key = `${typeOf(item)} ${item.text}`;
    const earlier = first.get(key);
    if (earlier !== undefined) return `items at ${earlier} and ${at} are equal`;
    first.set(key, at);
  }
  return undefined;
}

/** A text that is to become a number or a boolean while variables are filled in, and cannot. */
function refuseCast(reading: Reading, value: Value, at: Span, { cast }: Shape, way: Way): boolean {
  if (!cast || value.kind !== "scalar" || typeOf(value) !== "string") return false;
  const why = cast.refused(value.text, true);
  if (why === undefined) return false;
  const path = way.map((step) => ("at" in step ? "[]" : nameOf(step))).join(".");
  reading.refuse(at, `error while interpolating ${path}: failed to cast to expected type: ${why}`);
  return true;
}

/** What the last step cannot make a value of. */
function refuseDecoded(reading: Reading, value: Value, at: Span, { decode, cast }: Shape, way: Way): void {
  const text = textOf(value);
  if (!decode || text === undefined) return;
  const why = decode(text, cast === undefined && typeOf(value as YamlScalar) === "string");
  if (why === undefined) return;
  const path = way.map((step) =>
    "at" in step ? `[${step.at}]` : "entry" in step ? `[${step.entry}]` : `.${step.key}`,
  );
  reading.refuse(at, `'${path.join("").slice(1)}' ${why}`);
}

/** Items that docker compose cannot tell apart; their number. */
function refuseItems(reading: Reading, list: Value, at: Span, { key }: Shape, way: Way): number {
  if (list.kind !== "list" || !key) return 0;
  let refused = 0;
  for (const [index, item] of list.items.entries()) {
    const why = key(item, `${schemaWay(way)}.[${index}]`);
    if (why === undefined) continue;
    reading.refuse(item.start < 0 ? at : item, why);
    refused++;
  }
  return refused;
}

/** As the schema's messages write a text of the file's. */
function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function nameOf(step: Step): string {
  return "key" in step ? step.key : "entry" in step ? step.entry : String(step.at);
}

function schemaWay(way: Way): string {
  return way.map(nameOf).join(".");
}
