import assert from "node:assert/strict";
import { test } from "node:test";
import { hover } from "../../support/composeHover";
import { web } from "../../support/composeService";

/** A project `shop` whose service `web` has these lines below `deploy`. */
function deploy(...lines: string[]): string {
  return web("deploy:", ...lines.map((line) => `  ${line}`));
}

const says: [name: string, marked: string, english: RegExp, korean: RegExp][] = [
  [
    "a request without capabilities",
    deploy("resources:", "  reservations:", "    devices:", "      <|>- count: 1"),
    /^\*\*Compose refuses it\*\* · `capabilities`/,
    /`capabilities`로 적어야/,
  ],
  [
    "a capability",
    deploy("resources: {reservations: {devices: [{capabilities: [gpu, comp<|>ute]}]}}"),
    /^\*\*Only devices with `compute`\*\*.*CUDA/s,
    /CUDA/,
  ],
  [
    "what deploy does",
    web("depl<|>oy: {restart_policy: {condition: any}, mode: global}"),
    /set to `always`.*Only a Swarm reads `mode`/s,
    /`mode`/,
  ],
  [
    "copies whatever the mode",
    deploy("mode: glo<|>bal", "replicas: 2"),
    /2 containers of `web` on this engine/,
    /`web` 컨테이너 2개/,
  ],
  ["the copies of scale in any mode", web("scale: 3", "deploy: {mo<|>de: global}"), /`web` gets 3 containers/, /3개/],
  [
    "a value of a mode unknown to Compose",
    deploy("mode: so<|>me"),
    /^\*\*Nothing on a single engine/,
    /단일 엔진에서는/,
  ],
  ["copies", deploy("repli<|>cas: 3"), /^\*\*3 containers of `web`\*\*.*`shop-web-3`/s, /컨테이너 3개/],
  ["no copy", deploy("repli<|>cas: 0"), /^\*\*No container of `web`/, /만들지 않음/],
  [
    "a label that no container gets",
    deploy("labels: {te<|>am: a}"),
    /^\*\*`team` is on no container\*\*.*says `a`/s,
    /서비스 객체에 `a`/,
  ],
  [
    "the same in a list",
    deploy("labels: [te<|>am=a]"),
    /^\*\*`team` is on no container\*\*.*says `a`/s,
    /서비스 객체에 `a`/,
  ],
  [
    "the policy for the engine",
    deploy("restart_policy: {condi<|>tion: on-failure, max_attempts: 3}"),
    /`restart` set to `on-failure:3`/,
    /`on-failure:3` 값을 준 것과/,
  ],
  [
    "a policy without a condition",
    web("restart: always", "deploy: {restart_poli<|>cy: {delay: 5s}}"),
    /set to `no`.*wins over `always`.*only a Swarm reads `delay`.*starts nothing again/s,
    /다시 시작하지 않습니다/,
  ],
  [
    "a count that the engine refuses",
    deploy("restart_policy: {condition: any, max_atte<|>mpts: 3}"),
    /^\*\*The engine refuses to make the container/,
    /엔진이 컨테이너를 만들지 않습니다/,
  ],
  [
    "the same at the condition",
    deploy("restart_policy: {condition: an<|>y, max_attempts: 3}"),
    /the engine refuses/,
    /만들지 않습니다/,
  ],
  [
    "a condition of the engine's",
    deploy("restart_policy: {condition: unless<|>-stopped}"),
    /goes to the engine as it is/,
    /그대로 엔진에/,
  ],
  ["all at once", deploy("update_config: {parall<|>elism: 0}"), /all containers at once/, /한꺼번에 업데이트/],
  ["a pause of a Swarm", deploy("rollback_config: {del<|>ay: 5s}"), /Nothing on a single engine.*`5s`/, /`5s` 동안/],
  ["the share of failures", deploy("update_config: {max_failure_ra<|>tio: 0.25}"), /up to 25%/, /25%까지/],
  ["an action in its place", deploy("rollback_config: {failure_action: pau<|>se}"), /way back/, /되돌리기/],
  [
    "the constraint in words",
    deploy("placement: {constraints: [node.<|>role!=manager]}"),
    /`node\.role` is not `manager`/,
    /`manager` 값과 다른/,
  ],
  [
    "a constraint without an operator",
    deploy("placement: {constraints: [di<|>sk]}"),
    /expects `==` or `!=`/,
    /있어야 함/,
  ],
  [
    "a generic resource",
    deploy("resources: {reservations: {generic_resources: [{discrete_resource_spec: {kind: FPGA, val<|>ue: 2}}]}}"),
    /takes `2` of `FPGA`/,
    /`FPGA` 자원에서 `2`개/,
  ],
  [
    "the same below deploy",
    deploy("resources: {limits: {mem<|>ory: '-1'}}"),
    /Compose refuses the file: that is no size/,
    /Compose가 파일을/,
  ],
  [
    "a time in its place",
    deploy("rollback_config: {delay: 9<|>0s}"),
    /^\*\*`90s` between two groups.*does not read it.*: 90\./s,
    /90초입니다/,
  ],
];

test("compose deploy: hovers say what is true at this place", () => {
  for (const [name, marked, english, korean] of says) {
    assert.match(hover(marked), english, name);
    assert.match(hover(marked, "ko"), korean, name);
  }
});
