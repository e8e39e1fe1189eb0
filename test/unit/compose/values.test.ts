import assert from "node:assert/strict";
import { test } from "node:test";
import { at, hover, textAt } from "../../support/composeHover";
import { web } from "../../support/composeService";
import { cursor } from "../../support/cursor";

/** The piece that the hover is about, and a decisive part of what it says in both languages. */
const pieces: [marked: string, piece: string, english: RegExp, korean: RegExp][] = [
  [web("ports: ['99<|>999:80']"), "99999", /refuses `99999`.*up to 65535/, /`99999` 값을 거부/],
  [web("ports: ['127.0<|>.0.1:80']"), "127.0.0.1", /expects a port.*`127\.0\.0\.1:8080:80`/s, /콜론 하나 앞/],
  [web("ports: ['loc<|>alhost:1:2']"), "localhost", /IP address, and no name/, /IP 주소/],
  [web("ports: ['1:2/ht<|>tp']"), "http", /`tcp`, `udp` or `sctp`/, /프로토콜/],
  [web("ports: ['1-3:1<|>-2']"), "1-2", /not equally long/, /길이가 다릅니다/],
  [web("ports: ['$P:8<|>0']"), "80", /^\*\*Container port `80`/, /80/],
  [web("expose: [53/u<|>dp]"), "udp", /^\*\*Only `udp`/, /`udp`만/],
  [web("volumes: ['./a:/b<|>:ro:z']"), "./a:/b:ro:z", /too many colons/, /너무 많습니다/],
  [web("volumes: ['./a<|>:']"), "./a:", /nothing stands/, /비어 있습니다/],
  [web("volumes: ['./a:/b:r<|>slave']"), "rslave", /Mounts that the host makes later appear/, /호스트가 나중에/],
  [web("volumes: ['./a:/b:ca<|>ched']"), "cached", /Without effect/, /효과 없음/],
  [web("volumes: ['./a:/b:no<|>ne']"), "none", /knows no option `none`/, /`none` 옵션/],
  [web("tmpfs: /run:si<|>ze=64m"), "size=64m", /67,108,864 bytes/, /67,108,864바이트/],
  [web("tmpfs: /r<|>un:size=64m"), "/run", /In memory: `\/run`/, /`\/run`/],
  [web("devices: ['/dev/a:/dev/b:r<|>w']"), "rw", /`r`: read\. `w`: write\.$/, /`r`: 읽기/],
  [web("devices: ['/dev/a:r<|>w']"), "rw", /Taken for a path/, /경로로 읽힙니다/],
  [web("extra_hosts: ['db=10.0<|>.0.5']"), "10.0.0.5", /what `db` means in `web`/, /`db` 이름/],
  [web("extra_hosts: {db: host-gat<|>eway}"), "host-gateway", /host itself.*`db`/, /호스트 자신/],
  [web("extra_hosts: [d<|>b]"), "db", /an address has to follow/, /주소가 와야/],
  [web("links: ['db:data<|>base']", "depends_on: [db]"), "database", /further name for `db`/, /다른 이름/],
  [web("volumes_from: ['container:old:r<|>o']"), "ro", /Without effect.*in `old`/s, /효과 없음/],
  [web("user: 10<|>00"), "1000", /put `1000` in quotes/, /따옴표/],
  [web("user: '10<|>00:app'"), "1000", /user `1000`\*\* · the image need not/, /`1000`번 사용자/],
  [web("user: '1000:a<|>pp'"), "app", /`\/etc\/group` has to have it/, /\/etc\/group/],
  [web("user: ro<|>ot"), "root", /is root in the container/, /root로 실행/],
  [web("cpuset: '0-<|>3,5'"), "0-3", /CPUs `0-3`.*5 CPUs in all/s, /모두 5개/],
  [web("cpuset: a-<|>b"), "a-b", /engine refuses/, /거부/],
  [web("platform: linux/a<|>rm64/v8"), "arm64", /emulated/, /에뮬레이션/],
  [web("stop_signal: SIG<|>QUIT"), "SIGQUIT", /core dump\*\* · signal 3/, /3/],
  [web("stop_signal: SIG<|>FOO"), "SIGFOO", /no signal of this name/, /없습니다/],
  [web("stop_grace_period: 1h<|>30m"), "1h", /`1h` is 3,600 seconds.*makes 5,400/, /3,600초/],
  [web("stop_grace_period: 1h3<|>0m"), "30m", /`30m` is 1,800 seconds.*minutes/s, /분입니다/],
  [web("stop_grace_period: 1<|>d"), "1d", /86,400 seconds.*`24h0m0s`/s, /86,400초/],
  [web("stop_grace_period: 1<|>0"), "10", /needs its unit/, /단위가 필요/],
  [web("stop_grace_period: 1<|>M"), "1M", /lower case/, /소문자/],
  [web("build: {shm_size: 64<|>m}"), "64m", /^\*\*67,108,864 bytes\*\*/, /67,108,864바이트/],
  [web("shm_size: 64<|>mi"), "64mi", /reads like `64m`/, /거부/],
  [web("memswap_limit: '-<|>1'"), "-1", /as a plain number it means no limit/, /제한 없음/],
  [web("secrets: [{source: a, mode: rw<|>x}]"), "rwx", /octal digits are expected/, /8진수/],
  [web("restart: always<|>:3"), "always:3", /only `on-failure` takes a count/, /횟수/],
  [web("restart: some<|>times"), "sometimes", /it knows `no`/, /거부/],
  [web("pull_policy: every_1<|>2h"), "every_12h", /`12h` ago\*\* · 43,200 seconds/, /43,200초/],
  [web("pull_policy: every_1<|>.5h"), "every_1.5h", /whole numbers/, /정수/],
  [web("command: a &<|>& b"), "a && b", /The words are `a`.*Left out without a warning: `&& b`/s, /버려지는/],
  [web("command: a 'b<|>"), "a 'b", /quote is not closed/, /닫히지/],
  [web("healthcheck: {test: curl <|>x || exit 1}"), "curl x || exit 1", /shell in the container/, /셸/],
  [web("healthcheck: {test: [cu<|>rl, x]}"), "curl", /begins with `CMD`/, /시작합니다/],
  [web("build: https://h/r<|>.git#main:sub"), "https://h/r.git", /from the repository/, /저장소/],
  [web("build: https://h/r.git#ma<|>in:sub"), "main", /branch, a tag or a commit/, /브랜치/],
  [web("build: {context: 'https://h/r.git#main:s<|>ub'}"), "sub", /is the build context/, /컨텍스트/],
  [web("build: ./a<|>pp"), "./app", /the files in `\.\/app`/, /`\.\/app`의 파일/],
  [web("environment: [NA<|>ME=x]"), "NAME", /NAME/, /NAME/],
  ["services: {w: {image: 'quay<|>.io/a/b:1'}}", "quay.io", /Pulled from `quay\.io`/, /내려받습니다/],
  ["services: {w: {image: 'quay.io/<|>a/b:1'}}", "a", /Published by `a`/, /배포/],
  ["services: {w: {image: 'redis:<|>7'}}", "7", /Movable.*`7`/, /바뀔 수 있음/],
  ["services: {w: {image: 'redis<|>:7'}}", "redis", /notes port `6379`.*volume is made at `\/data`/s, /`6379`/],
  ["services: {w: {image: 'redis<|>:7', volumes: ['/data']}}", "redis", /^(?!.*anonymous)/s, /^(?!.*익명)/s],
  ["services: {w: {image: post<|>gres}}", "postgres", /needs one of `POSTGRES_PASSWORD`/, /필요한데/],
  [
    "services: {w: {image: post<|>gres, environment: {POSTGRES_PASSWORD: x}}}",
    "postgres",
    /^(?!.*needs one)/s,
    /^(?!.*필요한데)/s,
  ],
  ["services: {w: {build: ., image: 'a/b:<|>1'}}", "1", /tag that the next build moves/, /다음 빌드/],
  ["services: {w: {image: 'A<|>/b'}}", "A", /Pulled from `A`/, /`A`/],
  ["services: {w: {image: 'a/B<|>'}}", "a/B", /is no image reference/, /거부/],
  ["services: {w: {image: 'a<|>/b:$TAG'}}", "a", /Published by `a`/, /`a`/],
];

for (const [marked, piece, english, korean] of pieces) {
  test(`compose values: ${marked.split("\n").at(-1)!.trim()}`, () => {
    const found = at(marked);
    assert.ok(found);
    assert.equal(textAt(cursor(marked).text, found.range), piece);
    assert.match(hover(marked), english);
    assert.match(hover(marked, "ko"), korean);
  });
}
