import type { Facts } from "../../explanation";
import { booleanIn } from "../read/scalars";
import { get, getIn, textOf, textsOf } from "../read/yaml";
import type { OwnFacts } from "./ownFacts";
import { camelCase } from "./placeFacts";
import type { Place } from "./serviceFacts";

/** Facts of the keys about what a service's process may do and which of the host's namespaces it sees. */
export const rightsFacts: Record<string, OwnFacts> = {
  cap_add: capabilityFacts,
  cap_drop: capabilityFacts,
  security_opt: ({ service }, keys) => securityFacts(textOf(getIn(service, [keys[0]!, Number(keys[1])]))),
  sysctls: sysctlFacts,
  device_cgroup_rules: ({ service }, keys) => deviceRuleFacts(textOf(getIn(service, [keys[0]!, Number(keys[1])]))),
  oom_score_adj: ({ service }) => scoreFacts(Number(textOf(get(service, "oom_score_adj")))),
  privileged: ({ service }) => ({ user: plainUser(service) }),
  group_add: ({ service }, keys) => ({
    byNumber: /^\d+$/.test(textOf(getIn(service, [keys[0]!, Number(keys[1])])) ?? ""),
  }),
};

/** What root of a container may do unless the file says otherwise. Source: Docker Engine 28, `CapBnd` 00000000a80425fb. */
const defaultCapabilities: ReadonlySet<string> = new Set(
  "CHOWN DAC_OVERRIDE FOWNER FSETID KILL SETGID SETUID SETPCAP NET_BIND_SERVICE NET_RAW SYS_CHROOT MKNOD AUDIT_WRITE SETFCAP".split(
    " ",
  ),
);

/** `is…` names the capability for the sentence that says what it allows; the engine takes it in any case, with `CAP_` or without. */
function capabilityFacts({ service }: Place, keys: readonly string[]): Facts {
  const name = textOf(getIn(service, [keys[0]!, Number(keys[1])]));
  const capability = name?.toUpperCase().replace(/^CAP_/, "");
  return {
    user: plainUser(service),
    dropsAll: textsOf(get(service, "cap_drop")).some((each) => each.toUpperCase() === "ALL"),
    adds: textsOf(get(service, "cap_add")),
    privileged: booleanIn(get(service, "privileged")) === true,
    ...(capability === undefined
      ? {}
      : {
          capability,
          byDefault: defaultCapabilities.has(capability),
          [`is${camelCase(capability.toLowerCase())}`]: true,
        }),
  };
}

/** The user of the process when it is surely not root. */
function plainUser(service: Place["service"]): string | undefined {
  const user = textOf(get(service, "user"));
  return user === undefined || user.includes("$") || /^(?:0+|root)?(?::|$)/.test(user) ? undefined : user;
}

/** The engine parts name and value by `=`, or by `:` as it was once written. */
function securityFacts(option: string | undefined): Facts {
  const [, name, setting] = /^([\w-]+)(?:[=:](.*))?$/s.exec(option ?? "") ?? [];
  const unconfined = setting === "unconfined";
  const facts: Facts = {
    isNoNewPrivileges: name === "no-new-privileges" && setting !== "false",
    isNewPrivileges: name === "no-new-privileges" && setting === "false",
    isNoSeccomp: name === "seccomp" && unconfined,
    seccompProfile: name === "seccomp" && !unconfined ? setting : undefined,
    isNoApparmor: name === "apparmor" && unconfined,
    apparmorProfile: name === "apparmor" && !unconfined ? setting : undefined,
    isNoLabel: name === "label" && setting === "disable",
    selinuxLabel: name === "label" && setting !== "disable" ? setting : undefined,
    isOpenPaths: name === "systempaths" && unconfined,
  };
  return { ...facts, isOther: !Object.values(facts).some(Boolean) };
}

function sysctlFacts({ service }: Place, keys: readonly string[]): Facts {
  const sysctls = get(service, "sysctls");
  const item = sysctls?.kind === "list" ? textOf(sysctls.items[Number(keys[1])]) : undefined;
  const [name = "", ...setting] = item?.split("=") ?? [keys[1] ?? ""];
  const parameter = name.replaceAll("/", ".");
  const ofNetwork = /^net\./.test(parameter);
  const ofIpc = /^(?:kernel\.(?:msg\w*|sem|shm\w*)$|fs\.mqueue\.)/.test(parameter);
  return {
    parameter,
    setting: item === undefined ? textOf(get(sysctls, name)) : setting.join("=") || undefined,
    ofNetwork,
    ofIpc,
    ofHost: !ofNetwork && !ofIpc && parameter !== "",
    [`is${camelCase(parameter.replace(/\d/g, "").replaceAll(".", "-"))}`]: true,
  };
}

/** `c 189:* rwm`: kind of device, its numbers, what may be done. Source: the engine's own pattern for these rules. */
function deviceRuleFacts(rule: string | undefined): Facts {
  const [, kind, major, minor, access] = /^([acb]) (\d+|\*):(\d+|\*) ([rwm]{1,3})$/.exec(rule ?? "") ?? [];
  return {
    malformed: rule !== undefined && !rule.includes("$") && kind === undefined,
    isCharacter: kind === "c",
    isBlock: kind === "b",
    isAny: kind === "a",
    major,
    minor,
    mayRead: access?.includes("r"),
    mayWrite: access?.includes("w"),
    mayCreate: access?.includes("m"),
  };
}

function scoreFacts(score: number): Facts {
  return { sooner: score > 0, later: score < 0 && score > -1000, never: score === -1000, neutral: score === 0 };
}
