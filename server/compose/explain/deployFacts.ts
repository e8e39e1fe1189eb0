import type { Facts } from "../../explanation";
import { replicasOf } from "../project/service";
import { get, getIn, textOf, type Value } from "../read/yaml";
import { spellNumber } from "../value/spellNumber";
import type { OwnFacts } from "./ownFacts";
import { copiesFacts } from "./processFacts";
import type { Place } from "./serviceFacts";
import { pairFacts } from "./surroundingsFacts";

/** Facts of the keys below `deploy`. Limits and devices have theirs in limitFacts.ts and deviceFacts.ts. */
export const deployFacts: Record<string, OwnFacts> = {
  deploy: overviewFacts,
  "deploy.mode": ({ service }) => ({ copies: replicasOf(service) }),
  "deploy.replicas": (place) => copiesFacts(place, Number(textOf(getIn(place.service, ["deploy", "replicas"])))),
  "deploy.update_config": ({ service }, keys) => rolloutFacts(getIn(service, keys.slice(0, 2))),
  "deploy.rollback_config": ({ service }, keys) => rolloutFacts(getIn(service, keys.slice(0, 2))),
  "deploy.resources": ({ service }) => limitsFacts(service),
  "deploy.resources.reservations.generic_resources": ({ service }, keys) => {
    const resources = getIn(service, keys.slice(0, 4));
    const resource = resources?.kind === "list" ? resources.items[Number(keys[4])] : undefined;
    const spec = get(resource, "discrete_resource_spec");
    return { kind: textOf(get(spec, "kind")), amount: textOf(get(spec, "value")) };
  },
  "deploy.restart_policy": ({ service }) => restartFacts(service),
  "deploy.placement.constraints": ({ service }, keys) =>
    constraintFacts(textOf(getIn(service, ["deploy", "placement", "constraints", Number(keys[3])]))),
  "deploy.labels": ({ service }, keys) => pairFacts(getIn(service, ["deploy", "labels"]), keys[2]),
};

/** What only a Swarm reads. Source: docker compose 2.40 makes the same containers with and without. */
const forSwarm = ["mode", "endpoint_mode", "placement", "update_config", "rollback_config", "labels"];

function overviewFacts({ service }: Place): Facts {
  const deploy = get(service, "deploy");
  const policy = get(deploy, "restart_policy");
  return {
    ...limitsFacts(service),
    policy: policy && restartPolicy(policy),
    ignored: forSwarm.filter((key) => get(deploy, key)),
  };
}

function limitsFacts(service: Value | undefined): Facts {
  const limits = getIn(service, ["deploy", "resources", "limits"]);
  return {
    memory: textOf(get(limits, "memory")),
    cpus: textOf(get(limits, "cpus")),
    pids: textOf(get(limits, "pids")),
  };
}

function rolloutFacts(rollout: Value | undefined): Facts {
  const ratio = Number(textOf(get(rollout, "max_failure_ratio")));
  return {
    percent: ratio > 0 && ratio <= 1 ? spellNumber(ratio * 100) : undefined,
    allAtOnce: Number(textOf(get(rollout, "parallelism"))) === 0,
  };
}

/** The policy that docker compose hands to the engine; a count goes with `on-failure` only. */
function restartPolicy(policy: Value): string {
  const condition = textOf(get(policy, "condition"));
  const attempts = textOf(get(policy, "max_attempts"));
  if (condition === "any") return "always";
  if (condition === undefined || condition === "none") return "no";
  return condition === "on-failure" && attempts !== undefined ? `on-failure:${attempts}` : condition;
}

function restartFacts(service: Value | undefined): Facts {
  const policy = getIn(service, ["deploy", "restart_policy"]);
  if (!policy) return {};
  const condition = textOf(get(policy, "condition"));
  const attempts = textOf(get(policy, "max_attempts"));
  const counted = condition === "on-failure";
  return {
    policy: restartPolicy(policy),
    condition,
    attempts,
    attemptsNumber: attempts === undefined ? undefined : Number(attempts),
    counted,
    // Docker Engine 28: "maximum retry count can only be used with 'on-failure'".
    refused: !counted && attempts !== undefined && Number(attempts) > 0,
    overridden: textOf(get(service, "restart")),
    ignored: ["delay", "window"].filter((key) => get(policy, key)),
  };
}

/** `node.role==manager`: what of a node is compared, and whether it has to be that or anything else. */
function constraintFacts(constraint: string | undefined): Facts {
  const [, attribute, operator, wanted] = /^\s*([^=!\s]+)\s*(==|!=)\s*(.+?)\s*$/.exec(constraint ?? "") ?? [];
  return {
    attribute,
    wanted,
    equal: operator === "==",
    different: operator === "!=",
    isRole: attribute === "node.role",
    isHostname: attribute === "node.hostname",
    isLabel: attribute?.startsWith("node.labels."),
    isEngineLabel: attribute?.startsWith("engine.labels."),
    isPlatform: attribute?.startsWith("node.platform."),
  };
}
