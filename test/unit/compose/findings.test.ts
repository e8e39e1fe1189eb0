import assert from "node:assert/strict";
import { test } from "node:test";
import { findingsIn } from "../../../server/compose/insights/findings";
import { readProject } from "../../../server/compose/project/model";
import { parseCompose } from "../../../server/compose/read/parse";
import type { ComposeFindingKind, Language } from "../../../server/protocol";
import { explainTopic } from "../../../server/topics/topics";

const data = "volumes: ['data:/var/lib/postgresql']";
const check = "healthcheck: {test: pg_isready}";

/** Each line of services with the findings on it: `1 openPort` is one on line 1 of the text. */
const cases: [name: string, services: string[], found: string[]][] = [
  ["a database's port on every address", [`db: {image: "postgres:17", ${data}, ports: ["5432:5432"]}`], ["1 openPort"]],
  [
    "the same by its full name",
    [`db: {image: docker.io/library/postgres, ${data}, ports: ["0.0.0.0:5432:5432"]}`],
    ["1 openPort"],
  ],
  ["on a port that the engine picks", [`db: {image: postgres, ${data}, ports: ["5432"]}`], ["1 openPort"]],
  ["on the loopback address", [`db: {image: postgres, ${data}, ports: ["127.0.0.1:5432:5432"]}`], []],
  ["another port of that image", [`db: {image: postgres, ${data}, ports: ["9187:9187"]}`], []],
  ["a web server's port", ["web: {image: nginx, ports: ['80:80', '443:443']}"], []],
  ["another's image of the same name", ["db: {image: bitnami/postgres, ports: ['5432:5432']}"], []],
  ["a database that keeps nothing", ["db: {image: mysql}"], ["1 lostData"]],
  ["its data in a bind mount", ["db: {image: mysql, volumes: ['./data:/var/lib/mysql']}"], []],
  ["its data in memory, as said", ["db: {image: mysql, tmpfs: /var/lib/mysql}"], []],
  ["a volume below its path", ["db: {image: postgres, volumes: ['data:/var/lib/postgresql/data']}"], []],
  ["a volume above its path", ["db: {image: mongo, volumes: ['data:/data']}"], []],
  ["its data elsewhere", ["db: {image: postgres, environment: {PGDATA: /pg}, volumes: ['data:/pg']}"], []],
  ["its own image", ["db: {image: postgres, build: .}"], []],
  ["a cache", ["cache: {image: redis}"], []],
  [
    "two services on one port",
    ["a: {image: a, ports: ['80:80']}", "b: {image: b, ports: ['80:8080']}"],
    ["2 portTwice"],
  ],
  ["on two addresses", ["a: {image: a, ports: ['127.0.0.1:80:80']}", "b: {image: b, ports: ['127.0.0.2:80:80']}"], []],
  ["of two protocols", ["a: {image: a, ports: ['80:80', '80:80/udp']}"], []],
  ["never at the same time", ["a: {image: a, ports: ['80:80']}", "b: {image: b, profiles: [x], ports: ['80:80']}"], []],
  ["a port for two containers", ["a: {image: a, scale: 2, ports: ['80:80']}"], ["1 portTwice"]],
  ["a range for two containers", ["a: {image: a, scale: 2, ports: ['80-81:80']}"], []],
  ["ports on the host's network", ["a: {image: a, network_mode: host, ports: ['80:80']}"], ["1 portsIgnored"]],
  [
    "a check that the list form does not wait for: a client may well try again",
    [`db: {image: x, ${check}}`, "a: {image: a, depends_on: [db]}"],
    [],
  ],
  [
    "a check that is not waited for on purpose",
    [`db: {image: x, ${check}}`, "a: {image: a, depends_on: {db: {condition: service_started}}}"],
    [],
  ],
  ["a link", [`db: {image: x, ${check}}`, "a: {image: a, links: [db]}"], []],
  [
    "a check that is off",
    ["db: {image: x, healthcheck: {disable: true}}", "a: {image: a, depends_on: {db: {condition: service_healthy}}}"],
    ["2 neverHealthy"],
  ],
  [
    "a check that is off where it is not required",
    [
      "db: {image: x, healthcheck: {disable: true}}",
      "a: {image: a, depends_on: {db: {condition: service_healthy, required: false}}}",
    ],
    [],
  ],
  ["a check of the image", ["db: {image: x}", "a: {image: a, depends_on: {db: {condition: service_healthy}}}"], []],
  [
    "a dependency with a profile",
    ["tool: {image: x, profiles: [debug]}", "a: {image: a, depends_on: [tool]}"],
    ["2 leftOut"],
  ],
  [
    "both with a profile",
    ["tool: {image: x, profiles: [debug]}", "a: {image: a, profiles: [debug], depends_on: [tool]}"],
    [],
  ],
  [
    "not required",
    [
      "tool: {image: x, profiles: [debug]}",
      "a: {image: a, depends_on: {tool: {condition: service_started, required: false}}}",
    ],
    [],
  ],
  [
    "a database on localhost",
    [`db: {image: postgres, ${data}}`, "a: {image: a, environment: {URL: 'postgres://u:p@localhost:5432/x'}}"],
    ["2 localhost"],
  ],
  [
    "its published port",
    [
      `db: {image: x, ports: ['127.0.0.1:5433:5432']}`,
      "a: {image: a, environment: ['URL=postgresql://127.0.0.1:5433/x']}",
    ],
    ["2 localhost"],
  ],
  [
    "the default port",
    ["cache: {image: redis}", "a: {image: a, environment: {URL: 'redis://localhost/0'}}"],
    ["2 localhost"],
  ],
  ["by the service's name", ["cache: {image: redis}", "a: {image: a, environment: {URL: 'redis://cache:6379'}}"], []],
  ["its own port", ["cache: {image: redis}", "a: {image: redis, environment: {URL: 'redis://localhost:6379'}}"], []],
  [
    "on the host's network",
    ["cache: {image: redis}", "a: {image: a, network_mode: host, environment: {URL: 'redis://localhost:6379'}}"],
    [],
  ],
  [
    "an address for browsers",
    ["api: {image: api, ports: ['3000:3000']}", "a: {image: a, environment: {API: 'http://localhost:3000'}}"],
    [],
  ],
  [
    "a port that nobody listens on",
    ["api: {image: api}", "a: {image: a, environment: {URL: 'redis://localhost:6379'}}"],
    [],
  ],
  [
    "the owner of a mounted file",
    ["a: {image: a, secrets: [{source: file, uid: '1'}, {source: variable, mode: 0400}, plain]}"],
    ["1 ownerIgnored"],
  ],
];

const rest = "volumes: {data: }\nsecrets: {file: {file: ./s}, plain: {file: ./p}, variable: {environment: V}}\n";

function find(services: readonly string[]) {
  return findingsIn(readProject(parseCompose(`services:\n${services.map((line) => `  ${line}\n`).join("")}${rest}`)));
}

for (const [name, services, expected] of cases) {
  test(`compose findings: ${name}`, () => {
    const found = find(services).map(({ kind, range }) => `${range.start.line} ${kind}`);
    assert.deepEqual(found, expected);
  });
}

for (const language of ["en", "ko"] as Language[]) {
  test(`compose findings: each has its text and its cure, filled (${language})`, () => {
    const kinds = new Set<ComposeFindingKind>();
    for (const { kind, facts } of cases.flatMap(([, services]) => find(services))) {
      for (const topic of [`composeFinding.${kind}`, `composeFinding.${kind}.cure`]) {
        const text = explainTopic(language, topic, facts) ?? "";
        assert.match(text, /[.다요]$/, topic);
        assert.doesNotMatch(text, /[{}]|undefined/, topic);
      }
      kinds.add(kind);
    }
    assert.equal(kinds.size, 8);
  });
}
