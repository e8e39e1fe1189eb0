import assert from "node:assert/strict";
import { test } from "node:test";
import { createService } from "../../../server/service";
import { cursor } from "../../support/cursor";
import { mark } from "../dockerfile/features";
import { composeFile } from "./features";

function open(marked: string) {
  const { text, position } = cursor(marked);
  return { text, position, document: composeFile(text), service: createService() };
}

/** A file with the cursor, and the same with marks around every place of what is under the cursor; the same text: none. */
const everywhere: [name: string, compose: string, marked: string][] = [
  [
    "a service in every key that names one",
    "services:\n  d<|>b: {}\n  a: {depends_on: [db], links: [db, 'db:alias'], volumes_from: [db, db:ro, container:db]}\n" +
      "  b: {network_mode: service:db, ipc: 'service:db', pid: service:db, uts: service:db, cgroup: service:db}\n" +
      "  c: {extends: db, build: {additional_contexts: {base: service:db}}}\n" +
      "  d: {extends: {service: db}, build: {additional_contexts: [base=service:db, db=./db]}}\n" +
      "  e: {extends: {service: db, file: other.yaml}, container_name: db, network_mode: container:db}",
    "services:\n  [db]: {}\n  a: {depends_on: [[db]], links: [[db], '[db]:alias'], volumes_from: [[db], [db]:ro, container:db]}\n" +
      "  b: {network_mode: service:[db], ipc: 'service:[db]', pid: service:[db], uts: service:[db], cgroup: service:[db]}\n" +
      "  c: {extends: [db], build: {additional_contexts: {base: service:[db]}}}\n" +
      "  d: {extends: {service: [db]}, build: {additional_contexts: [base=service:[db], db=./db]}}\n" +
      "  e: {extends: {service: db, file: other.yaml}, container_name: db, network_mode: container:db}",
  ],
  [
    "a service in the long form",
    "services:\n  db: {}\n  a:\n    depends_on:\n      d<|>b: {condition: service_started}",
    "services:\n  [db]: {}\n  a:\n    depends_on:\n      [db]: {condition: service_started}",
  ],
  [
    "a volume in both forms; not a host folder, nor another kind of entry with its name",
    "services:\n  data: {volumes: [data:/x, './data:/y', '/data', {type: volume, source: <|>data, target: /z}, {type: bind, source: data, target: /w}]}\nvolumes:\n  data:\n",
    "services:\n  data: {volumes: [[data]:/x, './data:/y', '/data', {type: volume, source: [data], target: /z}, {type: bind, source: data, target: /w}]}\nvolumes:\n  [data]:\n",
  ],
  [
    "a network in both forms",
    "services:\n  a: {networks: [front]}\n  b:\n    networks:\n      front: {aliases: [front]}\nnetworks:\n  fr<|>ont:\n",
    "services:\n  a: {networks: [[front]]}\n  b:\n    networks:\n      [front]: {aliases: [front]}\nnetworks:\n  [front]:\n",
  ],
  [
    "a config in both forms",
    "services:\n  a: {configs: [motd, {source: motd, target: /motd}], credential_spec: {config: motd}}\nconfigs: {<|>motd: {file: motd}}",
    "services:\n  a: {configs: [[motd], {source: [motd], target: /motd}], credential_spec: {config: [motd]}}\nconfigs: {[motd]: {file: motd}}",
  ],
  [
    "a secret, of a build too",
    "services:\n  a: {secrets: [pw], build: {secrets: [<|>pw, {source: pw, target: pw}]}}\nsecrets: {pw: {file: pw}}",
    "services:\n  a: {secrets: [[pw]], build: {secrets: [[pw], {source: [pw], target: pw}]}}\nsecrets: {[pw]: {file: pw}}",
  ],
  [
    "a model in both forms",
    "services:\n  a: {models: [llm]}\n  b: {models: {llm: {endpoint_var: X}}}\nmodels: {ll<|>m: {model: ai/llm}}",
    "services:\n  a: {models: [[llm]]}\n  b: {models: {[llm]: {endpoint_var: X}}}\nmodels: {[llm]: {model: ai/llm}}",
  ],
  [
    "a name of another kind is another",
    "services: {<|>x: {networks: [x]}}\nnetworks: {x: }\nvolumes: {x: }",
    "services: {[x]: {networks: [x]}}\nnetworks: {x: }\nvolumes: {x: }",
  ],
  [
    "quotes stay outside",
    "services:\n  \"a\": {}\n  b: {depends_on: ['<|>a']}",
    "services:\n  \"[a]\": {}\n  b: {depends_on: ['[a]']}",
  ],
  [
    "a name that nobody declares",
    "services:\n  a: {volumes: [da<|>ta:/x]}\n  b: {volumes: [data:/y]}",
    "services:\n  a: {volumes: [[data]:/x]}\n  b: {volumes: [[data]:/y]}",
  ],
  [
    "through several documents",
    "services: {a: {image: x}}\n---\nservices: {a: {ports: []}, b: {depends_on: [<|>a]}}",
    "services: {[a]: {image: x}}\n---\nservices: {[a]: {ports: []}, b: {depends_on: [[a]]}}",
  ],
  [
    "where an alias or a merge brings it in, once",
    "x-c: &c {networks: &n [front]}\nservices:\n  a: {<<: *c}\n  b: {<<: [*c]}\n  c: {networks: *n}\nnetworks: {<|>front: }",
    "x-c: &c {networks: &n [[front]]}\nservices:\n  a: {<<: *c}\n  b: {<<: [*c]}\n  c: {networks: *n}\nnetworks: {[front]: }",
  ],
  [
    "declared by a merge",
    "x-v: &v {data: }\nservices: {a: {volumes: [<|>data:/x]}}\nvolumes: {<<: *v}",
    "x-v: &v {[data]: }\nservices: {a: {volumes: [[data]:/x]}}\nvolumes: {<<: *v}",
  ],
  [
    "what no service takes in names nothing",
    "x-c: {networks: [<|>front]}\nnetworks: {front: }",
    "x-c: {networks: [front]}\nnetworks: {front: }",
  ],
  ["a name that a variable decides", "services: {a: {depends_on: ['<|>x$b']}}", "services: {a: {depends_on: ['x$b']}}"],
  [
    "an anchor and its aliases, merged and not, in its document",
    "x: &<|>c {a: 1}\ny: *c\nz: {<<: *c}\nw: {<<: [*c]}\n---\nx: &c 1",
    "x: &[c] {a: 1}\ny: *[c]\nz: {<<: *[c]}\nw: {<<: [*[c]]}\n---\nx: &c 1",
  ],
  [
    "of two anchors with one name, the one above",
    "x: &c 1\ny: *c\nz: &c 2\nw: <|>*c",
    "x: &c 1\ny: *c\nz: &[c] 2\nw: *[c]",
  ],
  ["an alias without an anchor", "x: *<|>c\ny: *c", "x: *[c]\ny: *[c]"],
  [
    "a variable in every form, within another and in block text, not what the shell reads",
    "name: $A\nservices:\n  a:\n    image: '${<|>A}:${B:-${A:?no}}'\n    command: |\n      echo $A $$A $${A}\n    labels: [a=$A, b=$AA]\nx-a: $A # $A",
    "name: $[A]\nservices:\n  a:\n    image: '${[A]}:${B:-${[A]:?no}}'\n    command: |\n      echo $[A] $$A $${A}\n    labels: [a=$[A], b=$AA]\nx-a: $[A] # $A",
  ],
  [
    "a variable that is handed on without a value, or fills a secret",
    "services:\n  a: {environment: [<|>A, A=1, B], build: {args: {A: , B: A}}}\n  b: {environment: {A: , B: $A}}\nsecrets: {s: {environment: A}}",
    "services:\n  a: {environment: [[A], A=1, B], build: {args: {[A]: , B: A}}}\n  b: {environment: {[A]: , B: $[A]}}\nsecrets: {s: {environment: [A]}}",
  ],
  ["the dollar sign belongs to its variable", "name: a<|>$A", "name: a$[A]"],
  ["a key is not filled in", "services: {a: {labels: {$<|>A: $A}}}", "services: {a: {labels: {$A: $A}}}"],
  [
    "beside a line that is being typed",
    "services:\n  a:\n    depends_on: [<|>b]\n  b:\n    ima",
    "services:\n  a:\n    depends_on: [[b]]\n  [b]:\n    ima",
  ],
  [
    "a letter before the colon is a Windows drive",
    "services: {a: {volumes: ['<|>v:/x']}}\nvolumes: {v: }",
    "services: {a: {volumes: ['v:/x']}}\nvolumes: {v: }",
  ],
  ["no name", "serv<|>ices: {a: {image: a}}", "services: {a: {image: a}}"],
];

for (const [name, compose, marked] of everywhere) {
  test(`compose occurrences: ${name}`, () => {
    const { text, position, document, service } = open(compose);
    assert.equal(mark(text, service.references(document, position, true)), marked);
    const highlighted = service.highlights(document, position)?.map(({ range }) => range);
    assert.equal(mark(text, highlighted ?? null), marked);
  });
}

const definitions: [name: string, compose: string, marked: string][] = [
  ["of a service", "services: {a: {depends_on: [<|>b]}, b: {}}", "services: {a: {depends_on: [b]}, [b]: {}}"],
  ["of a declaration: itself", "services: {<|>a: {}}", "services: {[a]: {}}"],
  [
    "in every document that says something of it",
    "services: {a: {}}\n---\nservices: {a: {depends_on: [<|>a]}}",
    "services: {[a]: {}}\n---\nservices: {[a]: {depends_on: [a]}}",
  ],
  ["of an alias", "x: &a 1\ny: <|>*a", "x: &[a] 1\ny: *a"],
  ["of a name that nobody declares: none", "services: {a: {networks: [<|>x]}}", "services: {a: {networks: [x]}}"],
  ["of a variable: none, for no compose file sets one", "name: $<|>A\nx: $A", "name: $A\nx: $A"],
];

for (const [name, compose, marked] of definitions) {
  test(`compose definition: ${name}`, () => {
    const { text, position, document, service } = open(compose);
    assert.equal(mark(text, service.definition(document, position)), marked);
  });
}

test("compose references: without the declarations", () => {
  const { text, position, document, service } = open("services: {<|>a: {}, b: {depends_on: [a]}}");
  assert.equal(mark(text, service.references(document, position, false)), "services: {a: {}, b: {depends_on: [[a]]}}");
});

test("compose highlights: say what declares and what uses", () => {
  const { position, document, service } = open("volumes: {<|>data: }\nservices: {a: {volumes: [data:/x]}}");
  assert.deepEqual(
    service.highlights(document, position)?.map(({ kind }) => kind),
    ["write", "read"],
  );
});
