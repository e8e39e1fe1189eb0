import assert from "node:assert/strict";
import { test } from "node:test";
import { testChapters } from "../../support/chapterTests";
import { hover } from "../../support/composeHover";
import { web } from "../../support/composeService";

testChapters(["composeBuild"], ["composeBuild", "composeBuildRefused"]);

/** A project `shop` whose service `web` has these lines below `build`. */
function build(...lines: string[]): string {
  return web("build:", ...lines.map((line) => `  ${line}`));
}

/** The same with one watch rule in flow style, and further lines of the service. */
function watch(rule: string, ...lines: string[]): string {
  return web("build: .", "develop:", "  watch:", `    - ${rule}`, ...lines);
}

const says: [name: string, marked: string, english: RegExp, korean: RegExp][] = [
  [
    "which variables Compose fills in",
    build("context: w", "dockerfile<|>_inline: FROM a:${TAG}-$KIND-$$HOME-$TAG"),
    /files from `w`.*values of `TAG`, `KIND`;/s,
    /`w` 컨텍스트.*`TAG`, `KIND` 변수/s,
  ],
  [
    "two recipes",
    build("dockerfile: D", "dockerfile<|>_inline: FROM a"),
    /Compose refuses the file: `dockerfile`/,
    /Compose가 파일을 거부/,
  ],
  ["an argument", build("args: {VER<|>SION: 3}"), /^\*\*`VERSION` is `3` while building/, /`VERSION` 값은 `3`/],
  [
    "an argument in a list",
    build("args: [VER<|>SION=3]"),
    /^\*\*`VERSION` is `3` while building/,
    /`VERSION` 값은 `3`/,
  ],
  ["an empty argument", build("args: {VER<|>SION: ''}"), /empty.*default of its `ARG`/, /비어 있음/],
  ["a copied argument", build("args: [VER<|>SION]"), /copied from Compose.*keeps its default/s, /복사합니다/],
  ["a telling argument", build("args: {API_TO<|>KEN: x}"), /history shows it/, /히스토리에 그대로/],
  ["a proxy", build("args: {no_pr<|>oxy: x}"), /without an `ARG`/, /`ARG`가 없어도/],
  ["a date", build("args: {SOURCE_DATE_<|>EPOCH: 0}"), /date of the image/, /이미지와 히스토리의 날짜/],
  ["the agent", build("s<|>sh: [default]"), /`SSH_AUTH_SOCK`/, /`SSH_AUTH_SOCK`/],
  ["no agent", build("s<|>sh: [default=./k]"), /^(?!.*AUTH_SOCK)/s, /^(?!.*AUTH_SOCK)/s],
  ["a key", build("ssh: {git<|>hub: ./k}"), /`\.\/k`.*calls it `github`/, /`\.\/k`.*`github`/],
  ["a key without a path", build("ssh: [git<|>hub]"), /^\*\*Compose refuses `github`/, /`github` 항목을 거부/],
  ["an agent under another name", build("ssh: {git<|>hub: }"), /^\*\*The SSH agent/, /SSH 에이전트/],
  [
    "a label that Compose overwrites",
    build("labels: {com.docker.compose.ser<|>vice: x}"),
    /its own over it/,
    /덮어씁니다/,
  ],
  ["a label that stays", build("labels: {com.docker.compose.<|>x: y}"), /wins over a `LABEL`/, /보다 우선/],
  [
    "a cache in a registry",
    build("cache_from:", "  <|>- shop/web:cache"),
    /Layers from `shop\/web:cache`/,
    /레지스트리/,
  ],
  [
    "a cache named by options",
    build("cache_to: ['type=regi<|>stry,mode=max,ref=r/c']"),
    /`r\/c`.*every stage/s,
    /`r\/c`/,
  ],
  ["a cache in the image", build("cache_to: [type=in<|>line]"), /^\*\*Cache data within the image/, /이미지 안에/],
  ["no cache", build("no_c<|>ache: true"), /^\*\*Every step runs again/, /^\*\*모든 단계를 다시/],
  ["the cache by default", build("no_cache: fa<|>lse"), /^\*\*Steps may come from the cache/, /기본값/],
  ["a stage without cache", build("no_cache_filter: [te<|>st]"), /^\*\*Stage `test` runs anew/, /`test` 스테이지/],
  [
    "the image of a built service",
    `${build("additional_contexts: {ba<|>se: 'service:db'}")}\n  db: {build: .}`,
    /^\*\*`base` is the image of `db`/,
    /`db` 서비스의 이미지/,
  ],
  [
    "the image of a service that is not built",
    `${build("additional_contexts: {ba<|>se: 'service:db'}")}\n  db: {image: pg}`,
    /^\*\*Compose refuses `base`.*`db` with a `build`/,
    /거부합니다.*`db`/,
  ],
  [
    "an image as a context",
    build("additional_contexts: ['ba<|>se=docker-image://a:1']"),
    /image `a:1`/,
    /`a:1` 이미지/,
  ],
  ["a fetched context", build("additional_contexts: {d: '', do<|>cs: 'https://h/d.git'}"), /is fetched/, /내려받음/],
  ["a folder as a context", build("additional_contexts: {as<|>sets: ./a}"), /is the folder `\.\/a`/, /`\.\/a` 폴더/],
  ["no network for steps", build("network: no<|>ne"), /^\*\*`RUN` steps have no network/, /네트워크가 없습니다/],
  ["a network that no step gets", build("network: fr<|>ont"), /^\*\*The build stops\*\*.*`front`/s, /`front` 네트워크/],
  ["a network that is a variable's", build("net<|>work: ${NET}"), /^(?!.*refuses)/s, /^(?!.*거부)/s],
  ["a full record", build("provenance: mode=<|>max"), /^\*\*The full record.*build arguments/s, /자세한 기록/],
  ["no record", build("prove<|>nance: false"), /^\*\*Asks for no record.*hands nothing on/s, /요청하지 않습니다/],
  ["a scanner", build("sb<|>om: generator=s/c:1"), /scanner is the image `s\/c:1`/, /`s\/c:1` 이미지/],
  ["newer bases", build("pu<|>ll: true"), /^\*\*Asks the registry/, /^\*\*레지스트리에/],
  [
    "a host's addresses",
    build("extra_hosts: {a.l<|>an: [1.2.3.4, '::1']}"),
    /`1\.2\.3\.4`, `::1`/,
    /`1\.2\.3\.4`, `::1`/,
  ],
  [
    "a host in a list",
    build("extra_hosts:", "  <|>- 'a.lan:host-gateway'"),
    /`a\.lan`.*machine that builds/s,
    /`a\.lan`/,
  ],
  ["an isolation", build("isola<|>tion: hyperv"), /^\*\*Nothing with BuildKit/, /효과 없음/],
  ["rights to ask for", build("privi<|>leged: true"), /`RUN --security=insecure`/, /`RUN --security=insecure`/],
  ["no rights to ask for", build("privileged: fa<|>lse"), /^\*\*No further rights/, /추가 권한이 없습니다/],
  ["an unknown right", build("entitlements: [network.no<|>ne]"), /^\*\*BuildKit refuses `network\.none`/, /거부합니다/],
  ["a device", build("entitlements: ['device=a.b/<|>c']"), /device `a\.b\/c`/, /`a\.b\/c` 장치/],
  [
    "a secret under another id",
    `${build("secrets:", "  - so<|>urce: key", "    target: k")}\nsecrets: {key: {environment: KEY}}`,
    /calls it `k`.*variable `KEY`/s,
    /`k`라는 id.*`KEY` 변수/s,
  ],
  ["a secret that is not there", build("secrets:", "  <|>- key"), /^\*\*Compose refuses.*`key`/, /`key` 항목이 없음/],
  ["an owner that is dropped", build("secrets: [{source: key, u<|>id: 5}]"), /`5` does not reach/, /`5` 값이/],
  ["a further name", build("ta<|>gs: [shop/web:9]"), /`shop\/web:9` and `shop\/web` lead/, /`shop\/web:9`/],
  ["a limit", build("ulimits: {nof<|>ile: 9}"), /^\*\*`nofile` is at most `9` in `RUN` steps/, /`nofile` 제한은 `9`/],
  [
    "limits the wrong way round",
    build("ulimits: {nof<|>ile: {soft: 9, hard: 8}}"),
    /soft limit is above/,
    /하드 제한보다 커서/,
  ],
  [
    "several platforms",
    build("plat<|>forms: [linux/amd64, linux/arm64]"),
    /^\*\*One name, 2 images/,
    /^\*\*이름 하나에 이미지 2개/,
  ],
  [
    "a platform that is not built",
    `${build("plat<|>forms: [linux/amd64]")}\n    platform: linux/arm64`,
    /refuses the file.*`linux\/arm64`/s,
    /`linux\/arm64`.*거부/s,
  ],
  ["rules", watch("{path: a, action: rebuild}").replace("develop", "dev<|>elop"), /1 rule says/, /규칙 1개/],
  [
    "a rule that rebuilds",
    watch("{path: a, action: rebuild}").replace("- {", "<|>- {"),
    /^\*\*`a` changed: new layers/,
    /새 레이어와 새 컨테이너/,
  ],
  ["a rule without a target", watch("{path: a, ac<|>tion: sync}"), /^\*\*A change is copied/, /복사합니다/],
  [
    "a rule about mounted files",
    watch("{path: ./src/a, action: sync, target: /a}", "volumes: ['./src:/app']").replace("- {", "<|>- {"),
    /is not watched.*bind mount `\.\/src`/s,
    /감시하지 않습니다/,
  ],
  [
    "a rule beside mounted files",
    watch("{pa<|>th: ./source, action: sync, target: /a}", "volumes: ['./src:/app']"),
    /^\*\*`\.\/source` of this machine is watched/,
    /`\.\/source` 경로를 감시합니다/,
  ],
  [
    "a rebuild of what is pulled",
    web("develop: {watch: [{path: a, action: re<|>build}]}"),
    /no `build`/,
    /`build`가 없어/,
  ],
  ["a copy", watch("{path: a, action: sy<|>nc, target: /a}"), /^\*\*Files are copied.*by itself/s, /프로세스의 몫/],
  ["a restart", watch("{path: a, action: re<|>start}"), /No file is copied/, /복사하는 파일은 없고/],
  ["a copy and a restart", watch("{path: a, action: sync+re<|>start, target: /a}"), /starts again/, /다시 시작하면서/],
  [
    "a copy and a command",
    watch("{path: a, action: sync+<|>exec, target: /a, exec: {command: make css}}"),
    /Then `make css` runs/,
    /`make css` 명령/,
  ],
  ["no such action", watch("{path: a, action: co<|>py}"), /^\*\*Compose refuses `copy`/, /`copy` 값을 거부/],
  [
    "a target that is not used",
    watch("{path: a, action: rebuild, tar<|>get: /a}"),
    /Nothing with `rebuild`/,
    /효과 없음/,
  ],
  [
    "a command that is not run",
    watch("{path: a, action: sync, ex<|>ec: {command: b}}"),
    /Nothing with `sync`/,
    /효과 없음/,
  ],
  [
    "a first copy",
    watch("{path: a, action: sync, target: /b, initial_<|>sync: true}"),
    /newer than the image.*`\/b`/s,
    /`\/b` 경로/,
  ],
  [
    "no first copy",
    watch("{path: a, action: sync+exec, target: /b, initial_<|>sync: true}"),
    /^\*\*Nothing with `sync\+exec`/,
    /효과 없음/,
  ],
  [
    "a variable that is dropped",
    watch("{path: a, action: sync+exec, target: /b, exec: {environment: {DE<|>BUG: }}}"),
    /^\*\*`DEBUG` alone changes nothing/,
    /`DEBUG` 이름만으로는/,
  ],
  [
    "a pattern",
    watch("{path: a, action: rebuild, ignore: '*.<|>md'}"),
    /Changes of `\*\.md` below `a`/,
    /`\*\.md` 파일/,
  ],
  [
    "the only files",
    watch("{path: a, action: rebuild, include: ['*.<|>ts']}"),
    /`\*\.ts` below `a` count/,
    /`\*\.ts` 파일/,
  ],
];

test("compose build: hovers say what is true at this place", () => {
  for (const [name, marked, english, korean] of says) {
    assert.match(hover(marked), english, name);
    assert.match(hover(marked, "ko"), korean, name);
  }
});

test("compose build: values that mean nothing to Docker are left alone", () => {
  for (const marked of [build("args: {VERSION: 3.<|>1}"), build("labels: {team: gal<|>lery}")]) {
    assert.equal(hover(marked), "");
  }
});
