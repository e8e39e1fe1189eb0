import assert from "node:assert/strict";
import { test } from "node:test";
import { links } from "../../../server/compose/features/links";
import { parseCompose } from "../../../server/compose/read/parse";
import type { Language } from "../../../server/protocol";
import { createService, type OutlineEntry } from "../../../server/service";
import { mark } from "../dockerfile/features";
import { composeFile, everything } from "./features";

function outline(entries: OutlineEntry[], indent = ""): string[] {
  return entries.flatMap(({ name, detail, kind, children }) => [
    `${indent}${kind} ${name}: ${detail}`,
    ...outline(children, `${indent}  `),
  ]);
}

const outlines: [name: string, compose: string, expected: string[]][] = [
  [
    "sections with what they declare, services with their keys",
    "name: shop\nservices:\n  web:\n    build: ./web\n    ports: ['80']\n  db: {image: postgres:18}\nvolumes:\n  data:\n  old: {external: true}\nsecrets: {pw: {file: ./pw}}",
    [
      "key name: shop",
      "section services: ",
      "  service web: build ./web",
      "    key build: ./web",
      "    key ports: ",
      "  service db: postgres:18",
      "    key image: postgres:18",
      "section volumes: ",
      "  volume data: ",
      "  volume old: external",
      "section secrets: ",
      "  secret pw: ./pw",
    ],
  ],
  [
    "a build in its long form, networks, configs and models",
    "services: {a: {build: {context: ../a}, image: a}}\nnetworks: {n: {driver: macvlan}}\nconfigs: {c: {environment: C}}\nmodels: {m: {model: ai/m}}",
    [
      "section services: ",
      "  service a: build ../a",
      "    key build: ",
      "    key image: a",
      "section networks: ",
      "  network n: macvlan",
      "section configs: ",
      "  config c: C",
      "section models: ",
      "  model m: ai/m",
    ],
  ],
  [
    "what an alias stands for has its keys elsewhere",
    "x-a: &a {image: b}\nservices: {web: *a, db: {<<: *a}}",
    ["key x-a: ", "section services: ", "  service web: b", "  service db: b"],
  ],
  [
    "every document",
    "services: {a: }\n---\nvolumes: {v: }",
    ["section services: ", "  service a: ", "section volumes: ", "  volume v: "],
  ],
  ["text of several lines in one, cut", `x-a: |\n  a\n  ${"b".repeat(90)}`, [`key x-a: a ${"b".repeat(77)}…`]],
  [
    "wrong types",
    "services: 5\nvolumes: [a]\nnetworks:",
    ["section services: ", "section volumes: ", "section networks: "],
  ],
  ["no name", "'': {a: b}\nservices: {'': {image: a}}", ["section services: "]],
  ["nothing", "", []],
];

for (const [name, compose, expected] of outlines) {
  test(`compose symbols: ${name}`, () => {
    assert.deepEqual(outline(createService().symbols(composeFile(compose))!), expected);
  });
}

test("compose symbols: an entry reaches from its key to the end of its value, and its key is selected", () => {
  const text = 'services:\n  "web":\n    image: a\n\n  db:\n    image: b\nname: x\n';
  const [services] = createService().symbols(composeFile(text))!;
  const [web] = services!.children;
  assert.equal(mark(text, [web!.selectionRange]), text.replace("web", "[web]"));
  assert.equal(mark(text, [web!.range]), text.replace('web":\n    image: a', '[web":\n    image: a]'));
  assert.equal(mark(text, [services!.range]), `[${text.replace("b\nname", "b]\nname")}`);
});

test("compose folding is left to the editor, which folds by indentation when nobody answers", () => {
  assert.equal(createService().folds(composeFile("services:\n  a:\n    image: b\n")), null);
});

const linked: [name: string, compose: string, marked: string, targets: string[]][] = [
  [
    "images of services, and those they mount",
    "services:\n  a: {image: 'postgres:18'}\n  b:\n    image: ghcr.io/a/b\n    volumes: [{type: image, source: a/c, target: /c}, {type: volume, source: d, target: /d}]",
    "services:\n  a: {image: '[postgres:18]'}\n  b:\n    image: [ghcr.io/a/b]\n    volumes: [{type: image, source: [a/c], target: /c}, {type: volume, source: d, target: /d}]",
    ["https://hub.docker.com/_/postgres", "https://ghcr.io/a/b", "https://hub.docker.com/r/a/c"],
  ],
  [
    "not the name of what is built, in another document too",
    "services: {a: {build: ., image: a}, b: {image: b}}\n---\nservices: {b: {build: .}}",
    "services: {a: {build: ., image: a}, b: {image: b}}\n---\nservices: {b: {build: .}}",
    [],
  ],
  [
    "a tag that a variable decides, and defaults",
    "services: {a: {image: 'redis:$TAG'}, b: {image: '${REGISTRY:-quay.io/a}/b:${V-1}'}, c: {image: '${IMAGE:-nginx:1}'}}",
    "services: {a: {image: '[redis:$TAG]'}, b: {image: '[${REGISTRY:-quay.io/a}/b:${V-1}]'}, c: {image: '[${IMAGE:-nginx:1}]'}}",
    ["https://hub.docker.com/_/redis", "https://quay.io/repository/a/b", "https://hub.docker.com/_/nginx"],
  ],
  [
    "not a name that a variable decides",
    "services: {a: {image: $A}, b: {image: 'x/$A'}, c: {image: '${R}/x'}, d: {image: '${R:?}/x'}}",
    "services: {a: {image: $A}, b: {image: 'x/$A'}, c: {image: '${R}/x'}, d: {image: '${R:?}/x'}}",
    [],
  ],
  [
    "once, where it is written",
    "x-a: &a {image: redis}\nservices: {a: *a, b: {<<: *a}}",
    "x-a: &a {image: [redis]}\nservices: {a: *a, b: {<<: *a}}",
    ["https://hub.docker.com/_/redis"],
  ],
];

for (const [name, compose, marked, targets] of linked) {
  test(`compose links: ${name}`, () => {
    const found = links(parseCompose(compose));
    const ranges = found.map(({ range }) => range);
    assert.equal(mark(compose, ranges), marked);
    assert.deepEqual(
      found.map(({ target }) => target),
      targets,
    );
  });
}

/** The text with each hint behind ` ← ` where it stands. */
function hinted(text: string, language: Language = "en", range = everything): string {
  const lines = text.split("\n");
  for (const { at, text: label } of createService().inlayHints(composeFile(text), range, language)!) {
    const line = lines[at.line]!;
    lines[at.line] = `${line.slice(0, at.character)} ← ${label}${line.slice(at.character)}`;
  }
  return lines.join("\n");
}

const service = (...lines: string[]) => ["services:", "  a:", ...lines.map((line) => `    ${line}`), ""].join("\n");

const hints: [name: string, compose: string, expected: string][] = [
  [
    "mounts in the short form",
    `name: shop\n${service("volumes:", "- data:/a # c", '- "./b:/b:ro"', "- /c", "- ~/d:/d")}volumes: {data: }`,
    `name: shop\n${service("volumes:", "- data:/a ← named volume shop_data # c", '- "./b:/b:ro" ← bind mount from the host', "- /c ← anonymous volume", "- ~/d:/d ← bind mount from the host")}volumes: {data: }`,
  ],
  [
    "a project that the folder names",
    `${service("volumes:", "- data:/a")}volumes: {data: }`,
    `${service("volumes:", "- data:/a ← named volume <project>_data")}volumes: {data: }`,
  ],
  [
    "a volume that others made, and one that is not declared",
    `${service("volumes:", "- data:/a", "- src:/b")}volumes: {data: {external: true, name: x}}`,
    `${service("volumes:", "- data:/a ← named volume x, made outside of this file", "- src:/b ← volume src, not declared under volumes")}volumes: {data: {external: true, name: x}}`,
  ],
  [
    "ports in the short form",
    service(
      "ports:",
      '- "8080:80"',
      "- 127.0.0.1:8081:80",
      "- 443",
      "- 127.0.0.1::80",
      "- 0.0.0.0:1:1",
      "- '[::1]:2:2'",
    ),
    service(
      "ports:",
      '- "8080:80" ← on every address of the host',
      "- 127.0.0.1:8081:80 ← only from the host itself",
      "- 443 ← any free host port, on every address of the host",
      "- 127.0.0.1::80 ← any free host port, only from the host itself",
      "- 0.0.0.0:1:1 ← on every address of the host",
      "- '[::1]:2:2' ← only from the host itself",
    ),
  ],
  [
    "an address says itself who reaches it",
    service("ports:", "- 192.168.0.2:1:1", "- 192.168.0.2::1"),
    service("ports:", "- 192.168.0.2:1:1", "- 192.168.0.2::1 ← any free host port"),
  ],
  [
    "nothing behind the long form, nor where a variable decides",
    service(
      "volumes: [{type: bind, source: ./a, target: /a}, '$A:/a']",
      "ports: [{target: 80}, '$P:80', '${P:-1}:80']",
    ),
    service(
      "volumes: [{type: bind, source: ./a, target: /a}, '$A:/a']",
      "ports: [{target: 80}, '$P:80', '${P:-1}:80']",
    ),
  ],
  [
    "no port where another network is used",
    service("network_mode: host", "ports: ['80:80']"),
    service("network_mode: host", "ports: ['80:80']"),
  ],
  [
    "nothing behind what docker compose refuses",
    service("ports: ['a:b', ':']", "volumes: ['data:/b:ro:nocopy', ':/x']"),
    service("ports: ['a:b', ':']", "volumes: ['data:/b:ro:nocopy', ':/x']"),
  ],
  [
    "what several services share, once",
    "x-p: &p ['1:1']\nservices: {a: {ports: *p}, b: {ports: *p}}",
    "x-p: &p ['1:1' ← on every address of the host]\nservices: {a: {ports: *p}, b: {ports: *p}}",
  ],
];

for (const [name, compose, expected] of hints) {
  test(`compose inlay hints: ${name}`, () => assert.equal(hinted(compose), expected));
}

test("compose inlay hints: of the range that is asked for", () => {
  const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 9 } };
  const text = service("volumes:", "- /a", "- /b", "- /c");
  assert.equal(hinted(text, "en", range), text.replace("/b", "/b ← anonymous volume"));
});

test("compose inlay hints: in Korean", () => {
  assert.equal(
    hinted(service("ports: ['1:1']", "volumes: [./a:/a]"), "ko"),
    service("ports: ['1:1' ← 호스트의 모든 주소에서 열림]", "volumes: [./a:/a ← 호스트의 바인드 마운트]"),
  );
});

/** The lenses, each with the line of the service it stands above. */
function lenses(text: string, language: Language = "en"): string[] {
  return createService()
    .codeLenses(composeFile(text), language)!
    .map(({ at, text: title }) => `${at.start.line}: ${title}`);
}

const summaries: [name: string, compose: string, expected: string[]][] = [
  [
    "a build's stage, and an image that others wait for",
    "services:\n  web:\n    build: {context: ., target: runtime}\n    depends_on: [db]\n    volumes: [data:/a, data:/b, /c, ./d:/d]\n  db: {image: postgres:18}\nvolumes: {data: }",
    [
      "1: Container from build stage runtime · 2 volumes · waits for db · open layer view",
      "5: Container from postgres:18 · open layer view",
    ],
  ],
  [
    "builds without a stage",
    "services:\n  a: {build: ./a, image: a}\n  b: {build: {dockerfile_inline: FROM a}, volumes: [/b]}",
    [
      "1: Container from a build of ./a · open layer view",
      "2: Container from a build of its dockerfile_inline · 1 volume · open layer view",
    ],
  ],
  [
    "replicas, none of them, profiles",
    "services:\n  a: {image: a, scale: 3}\n  b: {image: b, deploy: {replicas: 0}}\n  c: {image: c, profiles: [x, y]}",
    [
      "1: 3 containers from a · open layer view",
      "2: No container from b · open layer view",
      "3: Container from c · only with profiles x, y · open layer view",
    ],
  ],
  [
    "who waits for many",
    "services:\n  a: {image: a, depends_on: [b, c, d, e]}",
    ["1: Container from a · waits for 4 services · open layer view"],
  ],
  [
    "variables as they are written",
    "services:\n  a: {image: 'a:${TAG}'}\n  b: {build: '${DIR}'}",
    ["1: Container from a:${TAG} · open layer view", "2: Container from a build of ${DIR} · open layer view"],
  ],
  [
    "a base in this file, and one in another",
    "services:\n  a: {image: a}\n  b: {extends: a}\n  c: {extends: {service: x, file: base.yaml}}",
    [
      "1: Container from a · open layer view",
      "2: Container from a · open layer view",
      "3: Container as base.yaml describes it · open layer view",
    ],
  ],
  ["no container of a provider, nor of nothing", "services:\n  a: {provider: {type: x}}\n  b: {}\n  c:", []],
  [
    "of several documents, where the last one speaks of it",
    "services: {a: {image: a}}\n---\nservices: {a: {volumes: [/x]}}",
    ["2: Container from a · 1 volume · open layer view"],
  ],
];

for (const [name, compose, expected] of summaries) {
  test(`compose code lens: ${name}`, () => assert.deepEqual(lenses(compose), expected));
}

test("compose code lens: in Korean", () => {
  assert.deepEqual(lenses("services:\n  a: {build: {target: x}, depends_on: [b]}\n  b: {image: c, scale: 2}", "ko"), [
    "1: 빌드 스테이지 x에서 만든 컨테이너 · 기다리는 서비스: b · 레이어 뷰 열기",
    "2: c 이미지로 만든 컨테이너 2개 · 레이어 뷰 열기",
  ]);
});
