import assert from "node:assert/strict";
import { test } from "node:test";
import { testChapters } from "../../support/chapterTests";
import { hover } from "../../support/composeHover";
import { web } from "../../support/composeService";

testChapters(["composeStorage"], ["composeStorage", "composeStorageRefused"]);

/** A project `shop` with the lines of its service `web`, of another service and of the top level. */
function shop(lines: string[], ...more: string[]): string {
  return [web(...lines), ...more].join("\n");
}

const data = "volumes: {data: }";

const says: [name: string, marked: string, english: RegExp, korean: RegExp][] = [
  [
    "where a named volume's bytes are",
    shop(["volumes: [{ty<|>pe: volume, source: data, target: /d}]"], data),
    /^\*\*The engine keeps the files\*\*/,
    /^\*\*엔진이 파일을 보관/,
  ],
  [
    "what a named volume survives",
    shop(["volumes: [{type: vol<|>ume, source: data, target: /d}]"], data),
    /`shop_data`.*recreation and `down` keep them, `down -v` deletes them\. While the volume is empty/s,
    /`down`에는 남고 `down -v`에 지워집니다.*비어 있는 동안/s,
  ],
  [
    "no copy where it is switched off",
    shop(["volumes: [{type: vol<|>ume, source: data, target: /d, volume: {nocopy: true}}]"], data),
    /^(?!.*copied)/s,
    /^(?!.*복사)/s,
  ],
  [
    "a volume that is a folder of the host",
    shop(
      ["volumes: [{type: vol<|>ume, source: data, target: /d}]"],
      "volumes: {data: {driver_opts: {type: none, o: bind, device: /srv/data}}}",
    ),
    /`\/srv\/data` of the host: `down -v` deletes the volume and leaves/,
    /`\/srv\/data` 폴더에 있습니다/,
  ],
  [
    "a volume of a plugin",
    shop(["volumes:", "  <|>- data:/d"], "volumes: {data: {driver: rexray}}"),
    /where the plugin `rexray` keeps them/,
    /`rexray` 플러그인/,
  ],
  [
    "a volume from elsewhere",
    shop(["volumes:", "  <|>- data:/d"], "volumes: {data: {external: true}}"),
    /`data` on the machine.*nothing that Compose does deletes/s,
    /어떤 명령으로도 지우지 않습니다/,
  ],
  [
    "a volume that is not declared",
    shop(["volumes: [{type: volume, sou<|>rce: src, target: /d}]"]),
    /Compose refuses the file: `src`/,
    /`src` 볼륨이 없어/,
  ],
  [
    "who else sees a volume",
    shop(
      ["volumes: [{type: volume, sou<|>rce: data, target: /d}]"],
      "  job: {image: a, volumes: ['data:/x', 'data:/y']}",
      data,
    ),
    /Also mounted by `job`\./,
    /`job`/,
  ],
  [
    "what an anonymous volume survives",
    shop(["volumes:", "  <|>- /cache"]),
    /^\*\*Anonymous volume\*\*.*`up` hands them on.*without an owner, `down -v` deletes/s,
    /^\*\*익명 볼륨\*\*.*주인 없이/s,
  ],
  [
    "what lies over a bind mount",
    shop(["volumes:", "  <|>- ./app:/app", "  - /app/node_modules"]),
    /the mounts at `\/app\/node_modules`/,
    /`\/app\/node_modules` 마운트/,
  ],
  [
    "what an anonymous volume covers",
    shop(["volumes:", "  - ./app:/app/", "  <|>- /app/node_modules"]),
    /covers what the mount at `\/app` has/,
    /`\/app` 마운트의 일부/,
  ],
  [
    "what a short mount covers",
    web("volumes: ['./app:/app', '/app/node_<|>modules']"),
    /covers what the mount at `\/app` has/,
    /`\/app` 마운트의 일부/,
  ],
  [
    "what lies over a short mount",
    web("volumes: ['./app:/a<|>pp', '/app/node_modules']"),
    /the mounts at `\/app\/node_modules`/,
    /`\/app\/node_modules` 마운트/,
  ],
  [
    "a mount beside, whose path begins alike",
    shop(["volumes:", "  <|>- ./app:/app", "  - /app2"]),
    /^(?!.*app2)/s,
    /^(?!.*app2)/s,
  ],
  [
    "two mounts at one path",
    shop(["volumes: [{type: volume, source: data, tar<|>get: /d/}, './x:/d']"], data),
    /Compose leaves this one out/,
    /이 마운트를 뺍니다/,
  ],
  [
    "that a host path is made",
    web("volumes: [{type: bind, source: ./x, target: /x, bind: {create_host_<|>path: true}}]"),
    /^\*\*A missing `\.\/x` is made\*\*/,
    /`\.\/x` 경로가 없으면 만듭니다/,
  ],
  [
    "that a host path is not made",
    web("volumes: [{type: bind, source: ./x, target: /x, bind: {create_host_path: fal<|>se}}]"),
    /^\*\*A missing `\.\/x` is an error\*\*/,
    /`\.\/x` 경로가 없으면 오류/,
  ],
  [
    "an option of another type",
    shop(["volumes: [{type: volume, source: data, target: /d, bind: {propaga<|>tion: shared}}]"], data),
    /^\*\*Nothing\*\* · only a mount with `type: bind`/,
    /`type: bind` 마운트만/,
  ],
  [
    "a value of another type's option",
    shop(["volumes: [{type: volume, source: data, target: /d, bind: {propagation: sha<|>red}}]"], data),
    /^\*\*Nothing\*\*/,
    /^\*\*아무 일도/,
  ],
  [
    "that writable needs read_only",
    web("volumes: [{type: bind, source: ./x, target: /x, bind: {recursive: writ<|>able}}]"),
    /needs `read_only: true`/,
    /`read_only: true`가 필요/,
  ],
  [
    "no need where read_only is set",
    web("volumes: [{type: bind, source: ./x, target: /x, read_only: true, bind: {recursive: writ<|>able}}]"),
    /^(?!.*It needs)/s,
    /^(?!.*필요)/s,
  ],
  [
    "rights that YAML reads as decimal",
    web("volumes: [{type: tmpfs, target: /t, tmpfs: {mo<|>de: 1777}}]"),
    /`3361` in octal.*decimal/s,
    /8진수로 `3361`.*10진수/s,
  ],
  [
    "rights in octal",
    web("volumes: [{type: tmpfs, target: /t, tmpfs: {mo<|>de: 0750}}]"),
    /`rwxr-x---`(?!.*decimal)/s,
    /`rwxr-x---`(?!.*10진수)/s,
  ],
  [
    "labels of a named volume in the wrong place",
    shop(["volumes: [{type: volume, source: data, target: /d, volume: {lab<|>els: {a: b}}}]"], data),
    /^\*\*Nothing\*\*.*under the top-level `volumes`/s,
    /최상위 `volumes`에 적습니다/,
  ],
  [
    "an image that cannot be written",
    web("volumes: [{type: image, source: fonts, target: /f, read_<|>only: false}]"),
    /cannot write at `\/f`\*\* · layers of an image never change/,
    /이미지의 레이어는 바뀌지 않음/,
  ],
  ["what is in memory", web("tmp<|>fs: [/run, '/tmp:size=1m']"), /`\/run`, `\/tmp`.*each may take half/s, /절반까지/],
  ["no half of the memory where all have a size", web("tmp<|>fs: '/tmp:size=1m'"), /^(?!.*half)/s, /^(?!.*절반)/s],
  [
    "what is taken over",
    shop(["volumes_<|>from: [files]"], "  files: {image: a, volumes: ['./x:/x', data:/d]}", data),
    /`\.\/x:\/x`, `data:\/d`.*`files` starts first/s,
    /`files` 서비스가 먼저/,
  ],
  [
    "memory that cannot be taken over",
    shop(["volumes_<|>from: [files]"], "  files: {image: a, volumes: [{type: tmpfs, target: /t}]}"),
    /cannot hand on the `tmpfs` mount `\/t`/,
    /`\/t` 경로를 넘겨주지 못해/,
  ],
  [
    "a mode that docker compose drops",
    shop(["volumes_<|>from: ['files:ro']"], "  files: {image: a}"),
    /`:ro` has no effect/,
    /`:ro`는 효과가 없습니다/,
  ],
  [
    "a volume with a name of its own",
    shop(["volumes: [data:/d]"], "volumes: {data: {na<|>me: exact}}"),
    /`exact` on the machine.*Another project that declares the same name/s,
    /`exact`.*다른 프로젝트/s,
  ],
  [
    "an NFS volume",
    shop(["volumes: [data:/d]"], "volumes: {da<|>ta: {driver_opts: {type: nfs, o: addr=10.0.0.1, device: ':/x'}}}"),
    /on the server, in `:\/x`/,
    /서버의 `:\/x`/,
  ],
  [
    "an option that the local driver does not know",
    "volumes: {data: {driver_opts: {bog<|>us: 1}}}",
    /^\*\*The engine refuses `bogus`\*\*/,
    /`bogus` 옵션을 거부/,
  ],
  [
    "an option of a plugin",
    "volumes: {data: {driver: rexray, driver_opts: {bog<|>us: 1}}}",
    /for the plugin `rexray`/,
    /`rexray` 플러그인/,
  ],
];

for (const [name, marked, english, korean] of says) {
  test(`compose storage: tells ${name}`, () => {
    assert.match(hover(marked), english);
    assert.match(hover(marked, "ko"), korean);
  });
}
