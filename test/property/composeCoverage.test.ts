import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { locate } from "../../server/compose/explain";
import { patternOf, topicOf } from "../../server/compose/explain/keys";
import { rangeOf } from "../../server/compose/read/lines";
import { type ComposeFile, parseCompose } from "../../server/compose/read/parse";
import type { Path, Value } from "../../server/compose/read/yaml";
import { explanationText, topics } from "../../server/topics/topics";
import { type SchemaPaths, schemaPaths } from "../support/composeSchema";
import { root } from "../support/root.mjs";

/** What docker compose knows since the schema in the package was written. */
const newer: SchemaPaths = {
  keys: [
    "services.*.build.no_cache_filter",
    "services.*.build.provenance",
    "services.*.build.sbom",
    "services.*.develop.watch[].initial_sync",
    "services.*.pre_start",
    "services.*.pre_start[].command",
    "services.*.pre_start[].environment",
    "services.*.pre_start[].image",
    "services.*.pre_start[].per_replica",
    "services.*.pre_start[].privileged",
    "services.*.pre_start[].user",
    "services.*.pre_start[].working_dir",
  ],
  names: ["services.*.pre_start[].environment.*"],
  items: [
    "services.*.build.no_cache_filter[]",
    "services.*.pre_start[]",
    "services.*.pre_start[].command[]",
    "services.*.pre_start[].environment[]",
  ],
};

/** Names that the engine knows and the schema leaves out: it takes anything below `storage_opt`. */
const unlisted: readonly string[] = ["services.*.storage_opt.*"];

/** An item of the list says the same as the name in the map, with the topic of that. */
const sharedTopics: readonly string[] = ["services.*.depends_on[]"];

/** Topics about values, which stand below the topic of their key: one value, any other, a piece, one that is refused. */
const ofValues = /\.(?:is|short)\..*$|\.(?:value|wrong)$/;

/** Topics about what is no key's own: what they share, YAML's own, and values that several keys take. */
const apart =
  /^compose\.(?:partial|interpolation|anchor|alias|merge|tag|separator|extension|duration|size|mode|image|platform|command)\b/;

const schema = schemaPaths();
const known = {
  keys: [...schema.keys, ...newer.keys],
  names: [...schema.names, ...newer.names, ...unlisted],
  items: [...schema.items, ...newer.items],
};

test("compose coverage: the schema is the one that the list of newer keys was made for", () => {
  assert.deepEqual([schema.keys.length, schema.names.length, schema.items.length], [341, 40, 86]);
  const twice = newer.keys.filter((key) => schema.keys.includes(key));
  assert.deepEqual(twice, [], "the schema has them by now");
});

for (const kind of ["keys", "names", "items"] as const) {
  test(`compose coverage: all ${kind} of the schema have a topic`, () => {
    const book = topics("en");
    const missing = known[kind].filter((path) => !book.has(topicOf(path)) && !sharedTopics.includes(path));
    assert.deepEqual(missing, []);
  });
}

test("compose coverage: no topic is about something that the schema does not have", () => {
  const places = new Set(Object.values(known).flat().map(topicOf));
  const all = [...topics("en").keys()].filter((id) => id.startsWith("compose.") && !apart.test(id));
  const ownKeys = all.filter((id) => !ofValues.test(id));
  assert.deepEqual(
    ownKeys.filter((id) => !places.has(id)),
    [],
  );
  const values = all.filter((id) => ofValues.test(id)).map((id) => [id, id.replace(ofValues, "")] as const);
  assert.deepEqual(
    values.filter(([, key]) => !places.has(key)).map(([id]) => id),
    [],
  );
});

test("compose coverage: the patterns of paths are those of the schema", () => {
  for (const pattern of Object.values(known).flat()) {
    const path = pattern
      .replaceAll("[]", ".0")
      .split(".")
      .map((step) => (step === "0" ? 0 : step === "*" ? "any" : step));
    assert.equal(patternOf(path), pattern);
  }
});

/** A file with every key that docker compose knows, in every form; kept beside the checkout, where there is one. */
const allKeys = `${root}/../shared/facts/all-keys.compose.yaml`;

/** Values that nobody but the user's own program, driver or plugin reads. */
const ownValues =
  /(?:^|\.)(?:environment|labels|annotations|args|options|driver_opts|ssh|storage_opt|aux_addresses)(?:\.\*|\[\])(?:\[\])?$/;

test("compose coverage: every place of a file with all keys answers", { skip: !existsSync(allKeys) }, (t) => {
  const compose = parseCompose(readFileSync(allKeys, "utf8"));
  const silent: Record<string, Set<string>> = {
    keys: new Set(),
    names: new Set(),
    items: new Set(),
    values: new Set(),
  };
  const met: Record<string, Set<string>> = { keys: new Set(), names: new Set(), items: new Set(), values: new Set() };
  for (const { kind, path, offset } of placesIn(compose)) {
    const pattern = patternOf(path);
    if (pattern === undefined || path.some((step) => String(step).startsWith("x-"))) continue;
    if (kind === "values" && ownValues.test(pattern)) continue;
    met[kind]!.add(pattern);
    for (const language of ["en", "ko"] as const) {
      const found = locate(compose, rangeOf(compose.lineStarts, { start: offset, end: offset }).start);
      if (!found || !explanationText(language, found)) silent[kind]!.add(pattern);
    }
  }
  const counts = Object.entries(met).map(([kind, patterns]) => `${patterns.size} ${kind}`);
  t.diagnostic(counts.join(", "));
  assert.deepEqual(Object.fromEntries(Object.entries(silent).map(([kind, patterns]) => [kind, [...patterns]])), {
    keys: [],
    names: [],
    items: [],
    values: [],
  });
  assert.deepEqual(
    ["keys", "names", "items"].map((kind) => met[kind]!.size),
    [known.keys.length, known.names.length, known.items.length],
  );
});

interface FilePlace {
  kind: "keys" | "names" | "items" | "values";
  path: Path;
  offset: number;
}

/** Where each key, name, dash and scalar value of a file stands. */
function placesIn({ text, documents }: ComposeFile): FilePlace[] {
  const places: FilePlace[] = [];
  const visit = (value: Value, path: Path): void => {
    if (value.kind === "scalar" && !value.empty && value.style !== "block") {
      places.push({ kind: "values", path, offset: value.start + (value.style === "quoted" ? 1 : 0) });
    }
    if (value.kind === "list") {
      for (const [at, item] of value.items.entries()) {
        const dash = text.lastIndexOf("-", value.places[at]!.start - 1);
        places.push({ kind: "items", path: [...path, at], offset: dash });
        visit(item, [...path, at]);
      }
    }
    if (value.kind !== "map") return;
    for (const { name, key, value: content } of value.pairs) {
      const here = [...path, name];
      places.push({ kind: patternOf(here)?.endsWith("*") ? "names" : "keys", path: here, offset: key.start });
      visit(content, here);
    }
  };
  for (const { root: top } of documents) if (top) visit(top, []);
  return places;
}
