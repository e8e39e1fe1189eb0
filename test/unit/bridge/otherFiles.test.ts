import assert from "node:assert/strict";
import { test } from "node:test";
import { beside, opened } from "../../support/bridge";

const base = `services:
  app:
    image: base/app
    command: [base]
    environment: {A: 1}
    ports: ["80:80"]
  db: {image: postgres}
volumes: {data: {}}
networks: {back: {}}
`;

const extending = (line: string) => `services:
  web:
    ${line}
    command: [own]
    environment: {B: 2}
    restart: always
`;

const files = { "infra/base.yaml": base };

const hovers: [name: string, file: string, marked: string, others: Record<string, string | null>, expected: string][] =
  [
    [
      "include brings in",
      "compose.yaml",
      "include: [infra/ba<|>se.yaml]\nservices: {db: {image: a}}",
      files,
      "`infra/base.yaml` brings in the services `app`, `db`. Volume: `data`. Network: `back`. This file says something under the same name: `db`.",
    ],
    [
      "include in the long form",
      "compose.yaml",
      "include:\n  - path: infra/ba<|>se.yaml",
      { "infra/base.yaml": "services: {one: {image: a}}" },
      "`infra/base.yaml` brings in the service `one`.",
    ],
    ["include that nobody has looked into", "compose.yaml", "inc<|>lude: [infra/base.yaml]", { other: "" }, ""],
    [
      "include of a file that is not there",
      "compose.yaml",
      "inc<|>lude: [infra/base.yaml]",
      { "infra/base.yaml": null },
      "**There is no file `infra/base.yaml`: Compose stops.**",
    ],
    [
      "extends from another file",
      "compose.yaml",
      extending("ext<|>ends: {file: infra/base.yaml, service: app}"),
      files,
      "`app` stands on line 2 of `infra/base.yaml`. Taken over from there: `image`, `ports`. Replaced by what is here: `command`. Merged with what is here: `environment`.",
    ],
    [
      "extends what is not in the other file",
      "compose.yaml",
      extending("extends: {file: infra/base.yaml, service: no<|>pe}"),
      files,
      "**`infra/base.yaml` has no service `nope`: Compose refuses it.** It has `app`, `db`.",
    ],
    [
      "env_file",
      "compose.yaml",
      "services:\n  web:\n    image: a\n    env_file: [web.e<|>nv]\n    environment: [A=1]",
      { "web.env": "# x\nexport A=1\nB='two\nC=3'\n\nD: 4\n=5\n6=7" },
      "`web.env` sets `A`, `B`, `D`. `environment` says `A` too, and wins.",
    ],
    [
      "env_file that is not there",
      "compose.yaml",
      "services:\n  web:\n    image: a\n    env_file: we<|>b.env",
      { "web.env": null },
      "**There is no file `web.env`: Compose stops.**",
    ],
    [
      "env_file that need not be there",
      "compose.yaml",
      "services:\n  web:\n    image: a\n    env_f<|>ile: [{path: web.env, required: false}]",
      { "web.env": null },
      "",
    ],
    [
      "a service that an override file changes",
      "compose.yaml",
      "services:\n  w<|>eb:\n    image: a\n    command: [x]\n    ports: ['1:1']\n    user: me",
      {
        "compose.override.yml": null,
        "compose.override.yaml":
          "services:\n  web:\n    command: [y]\n    ports: ['2:2']\n    init: true\n    user: !reset null\n",
      },
      "`compose.override.yaml` goes over this service on line 2, unless `-f` names the files. Replaced: `command`. Merged: `ports`. Added: `init`. Removed: `user`.",
    ],
    [
      "a key that an override file replaces",
      "docker-compose.yml",
      "services:\n  web:\n    ima<|>ge: a",
      { "compose.override.yml": "services:\n  web:\n    image: b\n" },
      "`compose.override.yml` replaces it on line 3.",
    ],
    [
      "the override file itself",
      "compose.override.yaml",
      "services:\n  we<|>b:\n    image: a\n    ports: []",
      { "compose.yaml": "services:\n  web: {image: b}" },
      "It goes over the service of that name on line 2 of `compose.yaml`. Replaced: `image`. Added: `ports`.",
    ],
  ];

for (const [name, file, marked, others, expected] of hovers) {
  test(`bridge: ${name}`, () => assert.equal(beside(file, marked, others), expected));
}

const builder = (lines: string, target = "") => ({
  "compose.yaml": `services:\n  web:\n    build: {context: .${target}}\n    ${lines}\n`,
});

const back: [name: string, marked: string, lines: string, expected: string, target?: string][] = [
  ["FROM", "FR<|>OM a", "", "Service `web` in `compose.yaml` is built from this stage, as `<project>-web`."],
  ["FROM of another stage", "FR<|>OM a AS one\nFROM b", "", ""],
  [
    "FROM of the stage that target names",
    "FR<|>OM a AS one\nFROM b",
    "",
    "Service `web` in `compose.yaml` is built from this stage, as `<project>-web`.",
    ", target: One",
  ],
  ["ARG", "AR<|>G A=1\nFROM a", "", "Service `web` in `compose.yaml` gives `A=2`.", ", args: {A: 2}"],
  ["CMD", "FROM a\nCM<|>D x", "command: y z", "Service `web` in `compose.yaml` replaces it with `y z`."],
  ["CMD that a later one replaces", "FROM a\nCM<|>D x\nCMD y", "command: y z", ""],
  [
    "CMD under an entrypoint",
    "FROM a\nCM<|>D x",
    "entrypoint: /e",
    "Service `web` in `compose.yaml` drops it with its own entrypoint `/e`.",
  ],
  [
    "ENTRYPOINT",
    "FROM a\nENTRY<|>POINT x",
    "entrypoint: /e",
    "Service `web` in `compose.yaml` replaces it with `/e`, and drops the `CMD` of the image.",
  ],
  ["ENV", "FROM a\nEN<|>V A=1 B=2", "environment: [A=3, C=4]", "Service `web` in `compose.yaml` overrides `A`."],
  ["EXPOSE", "FROM a\nEXP<|>OSE 80", "ports: ['8080:80']", "Service `web` in `compose.yaml` publishes `8080:80`."],
  ["USER", "FROM a\nUS<|>ER x", "user: y", "Service `web` in `compose.yaml` starts its container as `y` instead."],
  [
    "VOLUME",
    "FROM a\nVOL<|>UME /data",
    "volumes: [./d:/data]",
    "Service `web` in `compose.yaml` mounts `./d:/data` there, so no anonymous volume is made.",
  ],
  [
    "WORKDIR",
    "FROM a\nWORK<|>DIR /app",
    "volumes: [.:/app]",
    "Service `web` in `compose.yaml` mounts `.:/app` over it.",
  ],
  [
    "COPY",
    "FROM a\nWORKDIR /app\nCO<|>PY . lib",
    "volumes: [.:/app]",
    "Service `web` in `compose.yaml` mounts `.:/app` over what this line copies.",
  ],
  ["COPY above the mount", "FROM a\nCO<|>PY . /app", "volumes: [.:/app/src]", ""],
  [
    "HEALTHCHECK",
    "FROM a\nHEALTH<|>CHECK CMD x",
    "healthcheck: {disable: true}",
    "Service `web` in `compose.yaml` switches it off.",
  ],
];

for (const [name, marked, lines, expected, target] of back) {
  test(`bridge: back from ${name}`, () => {
    assert.equal(beside("Dockerfile", marked, builder(lines, target)), expected);
  });
}

test("bridge: a service that builds another Dockerfile says nothing here", () => {
  const others = { "x/compose.yaml": "services: {web: {build: ., command: y}}" };
  assert.equal(beside("Dockerfile", "FROM a\nCM<|>D x", others), "");
});

test("bridge: what nobody has looked into is said to be unknown, in either language", () => {
  for (const [language, said] of [
    ["en", "What `infra/base.yaml` says has not been looked up here."],
    ["ko", "`infra/base.yaml` 파일에 무엇이 적혀 있는지는 여기서 확인하지 않았습니다."],
  ] as const) {
    const { service, document, position } = opened("compose.yaml", "inc<|>lude: [infra/base.yaml]");
    assert.ok(service.hover(document, position, language)?.contents.includes(said));
  }
});
