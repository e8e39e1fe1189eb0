import assert from "node:assert/strict";
import { test } from "node:test";
import { hover } from "../../support/composeHover";

/** A project `shop` with the lines below `services:`, two volumes and a network. */
function shop(services: string): string {
  const resources = "volumes:\n  data:\n  old: {external: true}\n  fixed: {name: exact}\nnetworks: {front: }";
  return `name: shop\nservices:\n${services}\n${resources}`;
}

const says: [name: string, marked: string, expected: RegExp][] = [
  ["the container's name", shop("  w<|>eb: {image: a}"), /`shop-web-1`/],
  ["the folder's place in a name", "services:\n  w<|>eb: {image: a}", /`<project>-web-1`.*this file's folder/s],
  ["a fixed name without the folder", "services:\n  w<|>eb: {image: a, container_name: x}", /^(?!.*<project>).*`x`/s],
  ["how many containers", shop("  w<|>eb: {image: a, deploy: {replicas: 3}}"), /^\*\*3 containers\*\*/],
  ["who waits for a service", shop("  w<|>eb: {image: a}\n  b: {image: a, depends_on: [web]}"), /Waited for by: `b`/],
  ["what links imply", shop("  w<|>eb: {image: a, links: [db:database]}"), /Starts after: `db`/],
  ["the image behind a merge", `x-a: &a {image: pg}\n${shop("  w<|>eb: {<<: *a}")}`, /read-only layers of `pg`/],
  ["the image behind an alias", `x-a: &a {image: pg}\n${shop("  w<|>eb: *a")}`, /read-only layers of `pg`/],
  ["what a later document sets", `${shop("  w<|>eb: {image: a}")}\n---\nservices: {web: {image: b}}`, /layers of `b`/],
  [
    "what a later document resets",
    `${shop("  w<|>eb: {image: a, build: .}")}\n---\nservices: {web: {build: !reset }}`,
    /layers of `a`/,
  ],
  ["the name of a built image", shop("  web: {bui<|>ld: ./w}"), /tagged `shop-web`.*`Dockerfile` with `\.\/w`/s],
  ["that a pull comes before the build", shop("  web: {bui<|>ld: ., image: i}"), /tries to pull/],
  ["a missing tag", shop("  web: {im<|>age: 'host:5000/a'}"), /`:latest`/],
  ["no missing tag beside a digest", shop("  web: {im<|>age: 'a@sha256:12'}"), /^(?!.*latest)/s],
  [
    "where the Dockerfile is looked for",
    shop("  web: {build: {context: w, docker<|>file: D}}"),
    /`D` is looked for in .*`w`/,
  ],
  [
    "a context that is fetched",
    shop("  web: {build: {con<|>text: 'https://host/a.git'}}"),
    /fetches `https:\/\/host\/a\.git`/,
  ],
  ["that no shell splits a command", shop("  web: {image: a, comm<|>and: a && b}"), /no shell is started/],
  ["nothing of a shell for a list", shop("  web: {image: a, comm<|>and: [a, b]}"), /^(?!.*shell).*`a b`/s],
  ["an emptied command", shop("  web: {image: a, comm<|>and: []}"), /the image keeps its `CMD`/],
  ["a kept command", shop("  web: {image: a, comm<|>and: }"), /keeps its `CMD`/],
  [
    "both words of the process",
    shop("  web: {image: a, entry<|>point: [x], command: [y]}"),
    /`x` is the process.*`y` its arguments/,
  ],
  [
    "open ports",
    shop("  web: {image: a, po<|>rts: ['127.0.0.1:1:2', '3:4']}"),
    /Host port `3` listens on every address/,
  ],
  [
    "long ports",
    shop("  web: {image: a, po<|>rts: [{target: 80, published: 8080, host_ip: '::1'}]}"),
    /`\[::1\]:8080:80`/,
  ],
  ["random ports", shop("  web: {image: a, po<|>rts: [80]}"), /free host port for `80`/],
  ["ports without effect", shop("  web: {image: a, network_mode: host, po<|>rts: ['1:2']}"), /no effect/],
  [
    "a port of this machine only",
    shop("  web: {image: a, ports: ['127.0.0<|>.1:1:2']}"),
    /Only programs on this machine/,
  ],
  ["a port of one address", shop("  web: {image: a, ports: ['10.0.0<|>.1:1:2']}"), /Only connections to this address/],
  ["a port from a range", shop("  web: {image: a, ports: ['1<|>0-20:5']}"), /one free port of this range/],
  [
    "no choice between equal ranges",
    shop("  web: {image: a, ports: ['1<|>0-20:10-20']}"),
    /^(?!.*free port of this range)/s,
  ],
  ["the protocol", shop("  web: {image: a, ports: ['53:53/U<|>DP']}"), /Only `udp`/],
  [
    "copied variables",
    shop("  web: {image: a, environ<|>ment: [A=1, B]}"),
    /Set: `A`, `B`.*No value is written for `B`/s,
  ],
  [
    "kinds of mounts",
    shop("  web: {image: a, vol<|>umes: [data:/d, old:/o, ./x:/x, /y]}"),
    /`data:\/d`.*never deleted.*`old:\/o`.*`\.\/x:\/x`.*`\/y`/s,
  ],
  ["a volume's name on the machine", shop("  web: {image: a, volumes: [da<|>ta:/d]}"), /`shop_data` on the machine/],
  ["a volume with its own name", shop("  web: {image: a, volumes: [fix<|>ed:/d]}"), /`exact` on the machine/],
  [
    "an external volume",
    shop("  web: {image: a, volumes: [ol<|>d:/d]}"),
    /`old` on the machine.*not even with `down -v`/s,
  ],
  ["an undeclared volume", shop("  web: {image: a, volumes: [s<|>rc:/app]}"), /Compose refuses the file.*`\.\/`/s],
  [
    "who else mounts a volume",
    shop("  web: {image: a, volumes: [da<|>ta:/d]}\n  b: {volumes: [{type: volume, source: data, target: /x}]}"),
    /Also mounted by `b`/,
  ],
  ["a read-only mount", shop("  web: {image: a, volumes: ['./s<|>rc:/app:ro']}"), /can only read/],
  [
    "each condition",
    shop("  web: {image: a, depen<|>ds_on: {a: {condition: service_healthy}, b: {condition: service_started}}}"),
    /once `b` has been started.*`a` passes/s,
  ],
  [
    "the condition of a dependency",
    shop("  web: {image: a, depends_on: {d<|>b: {condition: service_healthy}}}\n  db: {image: a}"),
    /health check of `db` has passed/,
  ],
  ["a dependency that is not there", shop("  web: {image: a, depends_on: [d<|>b]}"), /no service `db`/],
  [
    "an optional dependency that is in no file all the same",
    shop("  web: {image: a, depends_on: {d<|>b: {condition: service_started, required: false}}}"),
    /no service `db`/,
  ],
  [
    "a missing health check",
    shop("  web: {image: a, depends_on: {db: {condition: service_h<|>ealthy}}}\n  db: {image: a}"),
    /has no `healthcheck` in this file/,
  ],
  [
    "how a check runs",
    shop("  web: {image: a, health<|>check: {test: curl x, interval: 5s, retries: 1}}"),
    /Every `5s`.*`curl x`.*1 failure in a row/,
  ],
  [
    "a check without its marker",
    shop("  web: {image: a, healthcheck: {te<|>st: [CMD, curl, x]}}"),
    /`curl x` is started without a shell/,
  ],
  ["a check switched off", shop("  web: {image: a, health<|>check: {test: [NONE]}}"), /switched off/],
  [
    "a policy that is overridden",
    shop("  web: {image: a, rest<|>art: always, deploy: {restart_policy: {condition: any}}}"),
    /wins over this line/,
  ],
  ["attempts", shop("  web: {image: a, restart: on-failure:<|>5}"), /At most `5`/],
  [
    "peers on the default network",
    shop("  web: {image: a, networks: [def<|>ault]}\n  b: {image: a}"),
    /`shop_default`.*Also there: `b`/s,
  ],
  ["an undeclared network", shop("  web: {image: a, networks: [ba<|>ck]}"), /`back` is not under/],
  [
    "files of secrets",
    shop("  web: {image: a, sec<|>rets: [a, {source: b, target: c}, {source: d, target: /e}]}"),
    /`\/run\/secrets\/a`, `\/run\/secrets\/c`, `\/e`/,
  ],
  [
    "what Swarm alone reads",
    shop("  web: {image: a, dep<|>loy: {placement: {}, resources: {limits: {memory: 1g}}}}"),
    /`1g`.*Only a Swarm reads `placement`/,
  ],
  [
    "users of a volume",
    "name: shop\nservices: {web: {volumes: [data:/d]}, b: {volumes: [data:/x]}}\nvolumes:\n  da<|>ta:",
    /`shop_data`.*`web:\/d`, `b:\/x`.*same files/s,
  ],
  ["a volume nobody mounts", "volumes:\n  da<|>ta:", /does not create it/],
  [
    "users of a network",
    "services: {web: {networks: [n]}}\nnetworks:\n  <|>n: {internal: true}",
    /`<project>_n`.*`web`.*no route/s,
  ],
  ["a service without a container", shop("  w<|>eb: {image: a, scale: 0}"), /^\*\*No container\*\*(?!.*reach it)/s],
  ["a service that a program provides", shop("  w<|>eb: {provider: {type: p}}"), /^\*\*No container\*\*.*a program/],
  [
    "no ports where there is no network",
    shop("  w<|>eb: {image: a, network_mode: none, ports: ['1:1']}"),
    /^(?!.*Ports:)/s,
  ],
  [
    "a fixed name on the host's network",
    shop("  web: {image: a, container_na<|>me: x, network_mode: host}"),
    /^(?!.*still find)/s,
  ],
  [
    "a letter that is a drive",
    shop("  web: {image: a, volumes: ['v:/da<|>ta']}"),
    /path of Windows.*on Linux refuses/s,
  ],
  [
    "files that the driver keeps elsewhere",
    "services: {web: {image: a, volumes: [da<|>ta:/d]}}\nvolumes: {data: {driver_opts: {o: bind, device: /srv/d}}}",
    /`\/srv\/d` of the host/,
  ],
  ["a pull at every start", shop("  web: {im<|>age: a, pull_policy: always}"), /`pull_policy` \(`always`\)/],
  ["a build at every start", shop("  web: {bui<|>ld: ., image: i, pull_policy: build}"), /builds `i` every time/],
  [
    "a build when nothing is pulled",
    shop("  web: {bui<|>ld: ., image: i, pull_policy: never}"),
    /only when there is none/,
  ],
  ["the registry with a policy", shop("  web: {image: 'reg<|>.io/a:1', pull_policy: daily}"), /`daily`/],
  ["a check of an unknown rhythm", shop("  web: {image: a, health<|>check: {test: curl x}}"), /30s unless the image's/],
  [
    "an optional dependency",
    shop("  web: {image: a, depends_on: {d<|>b: {condition: service_healthy, required: false}}}\n  db: {image: a}"),
    /even when `db` fails/,
  ],
  [
    "an optional dependency that fails",
    shop(
      "  web: {image: a, depends_on: {db: {condition: service_completed<|>_successfully, required: false}}}\n  db: {image: a}",
    ),
    /warns and starts `web` all the same/,
  ],
  [
    "no command beside an entrypoint",
    shop("  web: {image: a, entrypoint: [e], com<|>mand: []}"),
    /`e` has dropped the image's `CMD`/,
  ],
  ["what a name is for", "name<|>: shop\nservices: {web: {image: a}}\nvolumes: {data: }", /`shop-web-1`.*`shop_data`/s],
  [
    "the default network's users",
    "services: {web: {image: a}}\nnetworks:\n  def<|>ault: {name: n}",
    /`n` on the machine.*`web`/s,
  ],
];

for (const [name, marked, expected] of says) {
  test(`compose: tells ${name}`, () => assert.match(hover(marked), expected));
}

const inKorean: [name: string, marked: string, expected: RegExp][] = [
  ["the container's name", shop("  w<|>eb: {image: a}"), /컨테이너 1개.*`shop-web-1`/s],
  ["a volume's name on the machine", shop("  web: {image: a, volumes: [da<|>ta:/d]}"), /`shop_data` 볼륨/],
  [
    "a port of this machine only",
    shop("  web: {image: a, ports: ['127.0.0<|>.1:1:2']}"),
    /이 머신에서 실행되는 프로그램만/,
  ],
];

for (const [name, marked, expected] of inKorean) {
  test(`compose: tells ${name} in Korean`, () => assert.match(hover(marked, "ko"), expected));
}
