import assert from "node:assert/strict";
import { test } from "node:test";
import { testChapters } from "../../support/chapterTests";
import { hover } from "../../support/composeHover";
import { web } from "../../support/composeService";

testChapters(["composeResources", "composeDeploy"], ["composeResources", "composeDeploy", "composeResourcesRefused"]);

const says: [name: string, marked: string, english: RegExp, korean: RegExp][] = [
  [
    "the share of a core",
    web("cp<|>us: 0.5"),
    /^\*\*At most `0\.5` cores\*\* · 50 ms of CPU time in every 100 ms/,
    /100밀리초마다 CPU 시간 50밀리초/,
  ],
  ["one core", web("cp<|>us: 1"), /`1` core\*\*/, /코어 `1`개까지/],
  ["no limit of cores", web("cp<|>us: 0"), /^\*\*No CPU limit\*\*(?!.*throttled)/s, /^\*\*CPU 한도 없음/],
  [
    "two ways to limit the CPU",
    web("cp<|>us: 1", "cpu_quota: 5000"),
    /engine refuses.*`cpu_quota` says/s,
    /`cpu_quota`에서/,
  ],
  [
    "a distinct twin",
    web("cp<|>us: 1", "deploy: {resources: {limits: {cpus: '2'}}}"),
    /Compose refuses the file: `deploy\.resources\.limits\.cpus` says `2`/,
    /`2` 값이 있는데.*거부합니다/s,
  ],
  [
    "an equal twin",
    web("mem_lim<|>it: 1m", "deploy: {resources: {limits: {memory: 1024k}}}"),
    /^(?!.*must not)/s,
    /^(?!.*Compose가)/s,
  ],
  [
    "the twin below deploy",
    web("pids_limit: 9", "deploy: {resources: {limits: {pi<|>ds: 8}}}"),
    /`pids_limit` says `9`/,
    /`pids_limit`에는 `9`/,
  ],
  [
    "the quota as cores",
    web("cpu_quo<|>ta: 50000"),
    /^\*\*50 ms of CPU time in every 100 ms\*\* · as `cpus: 0\.5`/,
    /`cpus: 0\.5`과 같음/,
  ],
  [
    "the quota of another period",
    web("cpu_quo<|>ta: 5000", "cpu_period: 20000"),
    /5 ms .* every 20 ms.*0\.25/,
    /20밀리초마다 CPU 시간 5밀리초/,
  ],
  [
    "a period without a quota",
    web("cpu_peri<|>od: 20000"),
    /Without a `cpu_quota` it limits nothing/,
    /아무것도 제한하지 않습니다/,
  ],
  ["the weight", web("cpu_sha<|>res: 512"), /CPU weight `512`\*\* · 50% of/, /CPU 가중치 `512`\*\* · .*50%/],
  [
    "bytes and the kill",
    web("mem_lim<|>it: 64m"),
    /67,108,864 bytes.*kernel kills.*exit code 137.*As much swap/s,
    /67,108,864바이트.*종료 코드 137.*같은 크기만큼/s,
  ],
  ["no swap", web("mem_lim<|>it: 64m", "memswap_limit: 64m"), /no swap on top/, /스왑은 쓰지 않습니다/],
  ["too little memory", web("mem_lim<|>it: 4m"), /engine refuses.*6 MB/s, /6 MB라서 엔진이/],
  [
    "no memory limit",
    web("mem_lim<|>it: 0"),
    /^\*\*No memory limit\*\* · 0 means none(?!.*OOM)/s,
    /^\*\*메모리 한도 없음/,
  ],
  [
    "the swap alone",
    web("mem_limit: 64m", "memswap_lim<|>it: 96m"),
    /^\*\*33,554,432 bytes of swap\*\* on top of `64m`/,
    /스왑 33,554,432바이트/,
  ],
  [
    "the swap by the limit below deploy",
    web("deploy: {resources: {limits: {memory: 64m}}}", "memswap_lim<|>it: 64m"),
    /^\*\*No swap/,
    /스왑을 쓰지 않습니다/,
  ],
  [
    "swap without end",
    web("mem_limit: 64m", "memswap_lim<|>it: -1"),
    /^\*\*As much swap as the host has/,
    /호스트의 스왑을 모두/,
  ],
  ["swap without memory", web("memswap_lim<|>it: 64m"), /engine refuses.*`mem_limit`/s, /`mem_limit`가 함께 있어야/],
  [
    "swap below memory",
    web("mem_limit: 64m", "memswap_lim<|>it: 32m"),
    /cannot be less than the memory limit `64m`/,
    /`64m`보다 작을 수 없으므로/,
  ],
  [
    "a reservation above the limit",
    web("mem_limit: 64m", "mem_reserva<|>tion: 1g"),
    /engine refuses.*limit is `64m`/s,
    /그보다 적은 `64m`라서/,
  ],
  [
    "a swappiness that does not count",
    web("mem_swappi<|>ness: 0"),
    /docker compose takes 0 for not written/,
    /적지 않은 것으로 봄/,
  ],
  [
    "what a full process table does",
    web("pids_lim<|>it: 100"),
    /`100` processes.*Resource temporarily unavailable/s,
    /`100`개까지/,
  ],
  ["no limit of processes", web("pids_lim<|>it: -1"), /^\*\*No limit of processes/, /프로세스 수 제한 없음/],
  [
    "the size of shared memory",
    web("shm_si<|>ze: 256m"),
    /268,435,456 bytes.*No space left on device/s,
    /268,435,456바이트/,
  ],
  [
    "shared memory of the host",
    web("ipc: host", "shm_si<|>ze: 1g"),
    /With `ipc` set to `host` it means nothing/,
    /`ipc` 값이 `host`라서/,
  ],
  [
    "the writable layer",
    web("storage_opt: {si<|>ze: 1g}"),
    /^\*\*The writable layer holds at most `1g`\*\* · 1,073,741,824 bytes/,
    /쓰기 레이어는 `1g`까지/,
  ],
  [
    "another storage option",
    web("storage_opt: {te<|>st: '1'}"),
    /^\*\*`test` is `1` for the storage driver/,
    /`test` 값은 `1`/,
  ],
  [
    "a limit in one number",
    web("ulimits: {nofi<|>le: 1024}"),
    /`nofile` is `1024`.*Too many open files/s,
    /열어 둔 파일/,
  ],
  [
    "a limit in two numbers",
    web("ulimits: {npr<|>oc: {soft: 1, hard: 2}}"),
    /`nproc` is `1`\*\* · a process may raise it itself, to `2`/,
    /`2`까지 올릴 수/,
  ],
  ["a limit in any case", web("ulimits: {NOFI<|>LE: 1024}"), /`NOFILE` is `1024`.*Too many/s, /열어 둔 파일/],
  [
    "no such limit",
    web("ulimits: {nofil<|>es: 1}"),
    /^\*\*The container does not start\*\* · there is no limit called `nofiles`/,
    /`nofiles`라는 한도는 없음/,
  ],
  [
    "soft above hard",
    web("ulimits: {core: {so<|>ft: 2, hard: 1}}"),
    /does not start: the hard limit is `1`/,
    /시작하지 못합니다/,
  ],
  [
    "an open hard limit",
    web("ulimits: {core: {soft: 2, ha<|>rd: -1}}"),
    /as far as a process likes/,
    /얼마든지 올릴 수/,
  ],
  [
    "the rate of a disk",
    web("blkio_config: {device_read_bps: [{path: /dev/sda, ra<|>te: 12mb}]}"),
    /^\*\*At most 12,582,912 bytes are read per second\*\* from `\/dev\/sda`/,
    /1초에 12,582,912바이트까지/,
  ],
  [
    "a number of accesses",
    web("blkio_config: {device_write_iops: [{path: /d, ra<|>te: 1k}]}"),
    /1,024 writes.*`1k` is 1024/s,
    /1,024번까지/,
  ],
  ["a weight out of range", web("blkio_config: {wei<|>ght: 5}"), /engine refuses it/, /엔진이 거부합니다/],
  ["every GPU", web("gp<|>us: all"), /^\*\*All GPUs of the host\*\* for `web`/, /호스트의 모든 GPU/],
  ["every GPU as the value", web("gpus: al<|>l"), /^\*\*Every GPU/, /호스트의 모든 GPU/],
  ["a number for gpus", web("gpus: 2<|>"), /^\*\*Compose refuses `2`/, /`2` 값을 거부합니다/],
  ["a number of GPUs", web("gpus:", "  <|>- count: 2"), /^\*\*2 GPUs\*\*/, /GPU 2개/],
  ["certain GPUs", web("gpus:", "  <|>- device_ids: ['0', '3']"), /^\*\*The GPUs `0`, `3`\*\*/, /`0`, `3` GPU/],
  ["count beside device_ids", web("gpus: [{cou<|>nt: 1, device_ids: ['0']}]"), /^\*\*Compose refuses it/, /거부합니다/],
  [
    "a size in its place",
    web("mem_limit: 64<|>m"),
    /^\*\*At most `64m` of memory\*\*.*exit code 137/s,
    /종료 코드 137/,
  ],
  [
    "the swap as the value",
    web("mem_limit: 1g", "memswap_limit: 2<|>g"),
    /^\*\*1,073,741,824 bytes of swap/,
    /스왑 1,073,741,824바이트/,
  ],
  [
    "a size that the engine refuses",
    web("mem_lim<|>it: -1"),
    /The engine refuses to make the container/,
    /6 MB라서 엔진이/,
  ],
  ["no reservation", web("mem_reserva<|>tion: -1"), /^\*\*No memory reservation\*\* · `-1`/, /`-1`은 없다는/],
  [
    "a rate in its place",
    web("blkio_config: {device_write_bps: [{path: /d, rate: 1<|>k}]}"),
    /1,024 bytes are written/,
    /1,024바이트까지 씁니다/,
  ],
];

test("compose resources: hovers say what is true at this place", () => {
  for (const [name, marked, english, korean] of says) {
    assert.match(hover(marked), english, name);
    assert.match(hover(marked, "ko"), korean, name);
  }
});
