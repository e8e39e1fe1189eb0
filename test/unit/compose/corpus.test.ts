import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { dependenciesOf, mountsOf, networksOf, resource } from "../../../server/compose/project/project";
import { parseCompose } from "../../../server/compose/read/parse";
import { get, getIn, type YamlMap } from "../../../server/compose/read/yaml";
import { root } from "../../support/root.mjs";

/** Compose files of others with what `docker compose config` made of them; kept beside the checkout, where there is one. */
const corpus = path.join(root, "../shared/corpora");
const truthFile = path.join(corpus, "compose-truth.json");

interface Truth {
  file: string;
  config?: {
    name: string;
    services?: Record<string, Service>;
    volumes?: Record<string, Named>;
    networks?: Record<string, Named>;
  };
}

interface Named {
  name: string;
  external?: boolean;
}

interface Service {
  volumes?: { type: string; target: string; read_only?: boolean }[];
  networks?: Record<string, unknown>;
  depends_on?: Record<string, { condition: string }>;
}

/** Its project name has a variable in it, which the text alone does not tell. */
const unresolved = "compose-spec__compose-go__cli-testdata-simple-compose-name.yaml";

test("compose: reads services, volumes and networks as docker compose does", { skip: !existsSync(truthFile) }, () => {
  const truths: Truth[] = JSON.parse(readFileSync(truthFile, "utf8"));
  let files = 0;
  for (const { file, config } of truths) {
    if (!config || file === unresolved) continue;
    const compose = parseCompose(readFileSync(path.join(corpus, "compose", file), "utf8"));
    for (const kind of ["volumes", "networks"] as const) {
      const names: [key: string, truth: Named][] = Object.entries(config[kind] ?? {});
      const expected = names.map(([, { name, external }]): [string, boolean] => [name, external ?? false]);
      assert.deepEqual(
        names.map(([key]): [string, boolean] => onMachine(compose.root, kind, key, config.name)),
        expected,
        `${file}: ${kind}`,
      );
    }
    for (const [name, service] of Object.entries(config.services ?? {}))
      compareService(compose.root, file, name, service);
    files++;
  }
  assert.ok(files > 100, String(files));
});

function onMachine(root: YamlMap, kind: "volumes" | "networks", key: string, project: string): [string, boolean] {
  const { nameOnMachine, external } = resource(root, kind, key);
  return [nameOnMachine.replace("<project>", project), external];
}

function compareService(root: YamlMap, file: string, name: string, expected: Service): void {
  const service = getIn(root, ["services", name]);
  if (get(service, "extends")) return;
  const place = `${file}: ${name}`;
  assert.deepEqual(networksOf(service).sort(), Object.keys(expected.networks ?? {}).sort(), `${place}: networks`);
  const conditions = Object.entries(expected.depends_on ?? {}).map(([other, { condition }]) => [other, condition]);
  assert.deepEqual([...dependenciesOf(service)].sort(), conditions.sort(), `${place}: depends_on`);

  const mounts = mountsOf(service).filter(({ source, target }) => !`${source}${target}`.includes("$"));
  const targets = new Set(mounts.map(({ target }) => tidy(target)));
  assert.deepEqual(
    mounts.map(({ kind, target, readOnly }) => [kind === "anonymous" ? "volume" : kind, tidy(target), readOnly]).sort(),
    (expected.volumes ?? [])
      .filter(({ target }) => targets.has(target))
      .map(({ type, target, read_only }) => [type, target, read_only ?? false])
      .sort(),
    `${place}: volumes`,
  );
}

/** docker compose drops a slash at the end of a path. */
function tidy(target: string): string {
  return target.replace(/(.)\/$/, "$1");
}
