import assert from "node:assert/strict";
import { test } from "node:test";
import { testChapters } from "../../support/chapterTests";
import { hover } from "../../support/composeHover";
import { web } from "../../support/composeService";

const chapters = ["composeProcess", "composeRights", "composeSurroundings"];

testChapters(chapters, [...chapters, "composeInitSteps", "composeRefused"]);

const says: [name: string, marked: string, expected: RegExp][] = [
  ["what Compose leaves out", web("comm<|>and: npm start && rm -r x"), /`npm start` becomes.*Left out: `&& rm -r x`/s],
  ["nothing left out in quotes", web(`comm<|>and: sh -c "a && b | c"`), /^\*\*(?!.*Left out)/s],
  ["nothing left out in $(…)", web("comm<|>and: echo $$(a; b)"), /^\*\*(?!.*Left out)/s],
  ["nothing left out after a backslash", web("comm<|>and: echo a\\;b"), /^\*\*(?!.*Left out)/s],
  ["what a semicolon ends", web("entry<|>point: a; b"), /`a` is the process.*Left out: `; b`/s],
  ["the entrypoint before the arguments", web("entrypoint: [tini]", "comm<|>and: [a]"), /arguments of `tini`/],
  ["the script of a shell", web("command: [sh, -c, a <|>&& b]"), /Script for `sh`.*work in it/s],
  ["no script without -c", web("command: [sh, a <|>&& b]"), /Argument of the command/],
  ["the first word after an entrypoint", web("entrypoint: [tini]", "command: [no<|>de]"), /`tini` is PID 1/],
  ["words that only quotes show", web(`comm<|>and: [redis, --save, "", "a b"]`), /`redis --save "" "a b"` becomes/],
  ["a string that asks a shell itself", web(`comm<|>and: sh -c "a && b"`), /the shell among them reads the script/],
  ["a string without a shell", web("comm<|>and: node a.js"), /no shell is started/],
  ["what a check starts", web("healthcheck: {test: [CMD, cu<|>rl, -f]}"), /^\*\*The check starts `curl`/],
  ["no restart", web('rest<|>art: "no"'), /^\*\*Not started again/],
  ["restarts after errors", web("rest<|>art: on-failure:3"), /^\*\*Started again when its process ends with an error/],
  [
    "a policy that another one overrides",
    web("rest<|>art: always", "deploy: {restart_policy: {condition: none}}"),
    /^\*\*Without effect/,
  ],
  [
    "what a condition waits for",
    web("depends_on: {db: {condi<|>tion: service_healthy}}"),
    /^\*\*`web` waits until `db` is healthy/,
  ],
  [
    "a check that is not waited for",
    `${web("depends_on: [d<|>b]")}\n  db: {image: a, healthcheck: {test: b}}`,
    /Its health check is not waited for/,
  ],
  ["init on", web("in<|>it: true"), /^\*\*PID 1 is a small init/],
  ["init off", web("init: fal<|>se"), /^\*\*No init/],
  ["a terminal without input", web("tt<|>y: true"), /`stdin_open: true` is needed/],
  ["a terminal with input", web("tt<|>y: true", "stdin_open: true"), /^\*\*(?!.*is needed)/s],
  ["quiet output", web("att<|>ach: false"), /does not show its output/],
  ["copies and the last one's name", web("sc<|>ale: 4"), /^\*\*4 containers.*`shop-web-4`/s],
  ["no copy at all", web("scale: <|>0"), /^\*\*No container of `web`/],
  ["copies under one name", web("sc<|>ale: 2", "container_name: w"), /refuses the file: the name `w`/],
  [
    "copies with one port",
    web("sc<|>ale: 2", "ports: ['8080:80', '90-95:90']"),
    /host port `8080:80`: the others fail/,
  ],
  ["the grace of a signal", web("stop_<|>signal: SIGINT", "stop_grace_period: 1m"), /after `1m` without an end/],
  ["the usual grace", web("stop_<|>signal: SIGINT"), /after `10s`.*PID 1, a program ignores/s],
  ["a signal with an init", web("stop_<|>signal: SIGINT", "init: true"), /^\*\*(?!.*ignores)/s],
  [
    "the grace at the signal itself",
    web("stop_signal: SIG<|>INT", "stop_grace_period: 1m"),
    /PID 1 ignores it.*after `1m`/s,
  ],
  [
    "an init that hands the signal on",
    web("stop_signal: SIG<|>INT", "init: true"),
    /^(?!.*ignores).*hands it to the program.*after `10s`/s,
  ],
  ["whole seconds of grace", web("stop_grace_p<|>eriod: 2500ms"), /whole seconds: 2 here/],
  ["a check without a start period", web("healthcheck: {start_inter<|>val: 2s}"), /`start_period` has to be set/],
  ["which hook it is", web("post_start:", "  - command: a", "  <|>- command: b"), /^\*\*Hook 2 of 2 after.*runs `b`/s],
  ["a variable that a hook loses", web("pre_stop: [{command: a, environment: {TO<|>KEN: }}]"), /does not see `TOKEN`/],
  [
    "a user beside the service's",
    web("user: app", "post_start: [{command: a, us<|>er: root}]"),
    /The process runs as `app`/,
  ],
  ["a step for each replica", web("pre_start: [{command: a, per_<|>replica: true}]"), /docker compose refuses it/],
  ["a dependency that takes along", web("depends_on: {db: {rest<|>art: true}}"), /`web` is restarted with `db`/],
  ["an optional dependency", web("depends_on: {db: {requi<|>red: false}}"), /starts even without `db`/],
  ["a capability that root has anyway", web("cap_add: [CAP_NET_<|>RAW]"), /changes nothing/],
  ["a capability given back", web("cap_drop: [ALL]", "cap_add: [net_<|>raw]"), /stays although `cap_drop`/],
  [
    "a capability that the user does not get",
    web("user: '1000'", "cap_add: [SYS_TI<|>ME]"),
    /clock of the host.*`1000` is not root/s,
  ],
  ["root by number", web("user: '0:0'", "cap_add: [SYS_TI<|>ME]"), /^\*\*(?!.*is not root)/s],
  ["a capability that was never there", web("cap_drop: [SYS_AD<|>MIN]"), /not in the engine's default set/],
  ["what is left of all", web("cap_d<|>rop: [ALL]", "cap_add: [CHOWN]"), /names is left: `CHOWN`/],
  ["a setting of the host", web("sysctls: {vm.swapp<|>iness: 1}"), /no setting of a container/],
  ["a setting of the container in a list", web("sysctls: [net.core.somax<|>conn=99]"), /is `99` in this container/],
  [
    "a setting of a network it has not",
    web("network_mode: host", "sysctls: {net.core.somax<|>conn: 9}"),
    /engine refuses it/,
  ],
  [
    "parts of a device rule",
    web("device_cgroup_rules: ['c 189:* r<|>w']"),
    /`189`:`\*`.*`r`: reading\. `w`: writing\.$/s,
  ],
  ["a malformed device rule", web("device_cgroup_rules: ['c 18<|>9']"), /engine refuses this/],
  ["who is killed first", web("oom_score_adj: '-<|>1000'"), /^\*\*Never killed/],
  ["two names for a host", web("hostname: x", "uts: ho<|>st"), /`x` as `hostname` contradicts it/],
  ["where root is writable", web("read_<|>only: true"), /Only mounts can be written/],
  ["a group by name", web("group_add: [vid<|>eo]"), /`\/etc\/group` of the image/],
  [
    "what a variable wins over",
    web("env_file: a.env", "environment: {PO<|>RT: 80}"),
    /is `80`.*wins over the same name in `a\.env`/s,
  ],
  ["a copied variable", web("environment: [PO<|>RT]"), /`PORT` is copied from Compose/],
  ["an empty variable", web("environment: {PORT: '', <|>X: ''}"), /`X` is empty/],
  ["a variable for secrets", web("environment: {DB_PASS<|>WORD: x}"), /`docker inspect` shows it/],
  ["a file of a secret", web("environment: {DB_PASSWORD_F<|>ILE: x}"), /^\*\*(?!.*inspect)/s],
  ["a reserved label", web("labels: [com.docker.compose.pro<|>ject=x]"), /prefix is reserved/],
  ["a log without bounds", web("logg<|>ing: {driver: json-file}"), /Nothing limits it/],
  ["a log with bounds", web("logg<|>ing: {options: {max-size: 1m}}"), /^\*\*(?!.*Nothing limits)/s],
  ["files without a size", web("logging: {options: {max-fi<|>le: 3}}"), /no effect without `max-size`/],
  ["who shares a profile", `${web("profiles: [dev, te<|>st]")}\n  db: {profiles: [test]}`, /With it: `db`/],
  [
    "what is taken over",
    `${web("exte<|>nds: base")}\n  base: {image: a, user: b}`,
    /Taken over: `user`.*on top: `image`/s,
  ],
  ["a base that is not there", web("exte<|>nds: base"), /no service `base` in this file/],
  ["a name taken over", `${web("exte<|>nds: base")}\n  base: {container_name: one}`, /`one` \(`container_name`\)/],
  ["a base in another file", web("extends: {serv<|>ice: base, file: b.yaml}"), /read from `b\.yaml`/],
  ["a policy without a build", web("pull_policy: bui<|>ld"), /no `build` to run/],
  [
    "a model's variables",
    `${web("models: [my-<|>llm]")}\nmodels: {my-llm: {model: m}}`,
    /`MY_LLM_URL`.*`MY_LLM_MODEL`.*`m`/s,
  ],
  ["a model that is not declared", web("models: {m<|>l: {endpoint_var: U}}"), /is in `U`.*refuses the file/s],
  ["who uses a model", `models: {m<|>l: {model: x}}\n${web("models: [ml]")}`, /`web` gets its address/],
  ["an included set", "include: [{pa<|>th: [a.yaml, b.yaml]}]", /`a\.yaml`, `b\.yaml` are merged/],
  ["an included file's folder", "include: [{pa<|>th: a.yaml, project_directory: d}]", /count from `d`/],
];

for (const [name, marked, expected] of says) {
  test(`compose process: tells ${name}`, () => assert.match(hover(marked), expected));
}

const inKorean: [name: string, marked: string, expected: RegExp][] = [
  ["what Compose leaves out", web("comm<|>and: a && b"), /빠지는 부분: `&& b`/],
  ["copies", web("sc<|>ale: 4"), /컨테이너 4개.*`shop-web-4`/s],
  ["init off", web("init: fal<|>se"), /PID 1/],
  ["a capability", web("cap_add: [SYS_TI<|>ME]"), /호스트의 시계/],
  ["a copied variable", web("environment: [PO<|>RT]"), /`PORT` 값을 Compose에서 복사합니다/],
  ["a log without bounds", web("logg<|>ing: {driver: json-file}"), /제한이 없습니다/],
];

for (const [name, marked, expected] of inKorean) {
  test(`compose process: tells ${name} in Korean`, () => assert.match(hover(marked, "ko"), expected));
}
