import type { Explanation, Facts } from "../../../explanation";
import { flagsOf } from "../../check/flagRules";
import { has } from "../../read/frontend";
import type { Flag } from "../../read/syntax";
import { copyFacts } from "../copy";
import { fromFacts } from "../from";
import { contains } from "../place";
import { healthcheckFacts } from "../process";
import { mountFields } from "./mountFields";
import { mountFacts } from "./mounts";
import {
  explained,
  type Locator,
  referenceLink,
  sinceRelease,
  type TokenPlace,
  tokenFacts,
  tokenPlaceOf,
} from "./token";

/** Flags whose values are words of the language: each has a topic of its own. */
const wordValues: Readonly<Record<string, readonly string[]>> = {
  network: ["default", "none", "host"],
  security: ["sandbox", "insecure"],
};

/** Topics of the flags' values that are words of the language. */
export const flagValueTopics: readonly string[] = Object.entries(wordValues).flatMap(([name, words]) =>
  words.map((word) => `flag.${name}.${word}`),
);

/** Names and values of flags; the inside of `--mount` is another locator's. */
export const locateFlag: Locator = (analysis, index, position) => {
  const place = tokenPlaceOf(analysis, index);
  const flag = place?.instruction.flags.find(({ range }) => contains(range, position));
  if (!place || !flag) return null;
  const rule = ownRule(place, flag);
  if (!rule) return null;
  const { frontend } = analysis.dockerfile;
  const facts: Facts = {
    ...tokenFacts(place, flag.range),
    value: shortDigest(flag.value ?? ""),
    ...valueFacts(place, flag),
    ...(!has(frontend, rule) && { cure: `# syntax=docker/dockerfile:1${Number.isFinite(rule.since) ? "" : "-labs"}` }),
  };
  if (contains(flag.nameRange, position)) {
    const more = { since: sinceRelease(rule), link: referenceLink(anchorOf(place, flag)) };
    return explained(`flag.${flag.name}`, { ...facts, ...more }, flag.nameRange);
  }
  return explainValue(flag, facts);
};

function ownRule({ instruction }: TokenPlace, { name }: Flag) {
  const rules = flagsOf[instruction.name] ?? {};
  return Object.hasOwn(rules, name) ? rules[name] : undefined;
}

function explainValue(flag: Flag, facts: Facts): Explanation | null {
  const { name, value, valueRange } = flag;
  if (!value || !valueRange || name === "mount") return null;
  const words = wordValues[name];
  if (!words) return explained(`flag.${name}`, facts, valueRange);
  return words.includes(value) ? explained(`flag.${name}.${value}`, facts, valueRange) : null;
}

function anchorOf({ instruction }: TokenPlace, { name }: Flag): string {
  if (instruction.name === "FROM" || instruction.name === "HEALTHCHECK") return instruction.name.toLowerCase();
  return `${instruction.name.toLowerCase()}---${name}`;
}

/** What the flag means with the value it has here. */
function valueFacts(place: TokenPlace, flag: Flag): Facts {
  const { instruction } = place;
  const value = flag.value ?? "";
  switch (instruction.name) {
    case "FROM": {
      const { base, parent, parentLine } = fromFacts(place);
      return { base, parent, parentLine, variable: value.includes("$") };
    }
    case "COPY":
    case "ADD":
      return { ...copiedFacts(place), ...ownerFacts(value), off: value.toLowerCase() === "false" };
    case "HEALTHCHECK": {
      const { none, interval, timeout, startPeriod, startInterval, retries, replacedLine } = healthcheckFacts(place);
      return {
        none,
        interval,
        timeout,
        startPeriod,
        startInterval,
        retries: retries === undefined ? undefined : Number(retries),
        replacedLine,
      };
    }
    case "RUN":
      return flag.name === "mount" ? mountFacts(place, mountFields(flag)) : {};
    default:
      return {};
  }
}

function copiedFacts(place: TokenPlace): Facts {
  const { instruction, onbuild } = place;
  const { sources, destination, fromStage, fromLine, fromImage, url, git } = copyFacts(place);
  return {
    sources,
    destination,
    url,
    git,
    withChmod: instruction.flags.some(({ name }) => name === "chmod"),
    // Which stages there are is decided in the build that runs the trigger.
    ...(!onbuild && { fromStage, fromLine, fromImage }),
  };
}

/** `--chown`: a name alone brings its own group, a number alone is the number of the group, too. */
function ownerFacts(value: string): Facts {
  const [user = "", group] = value.split(":");
  return {
    named: /[^\d:]/.test(value) && !value.includes("$"),
    lone: group === undefined && user !== "" && !value.includes("$"),
    numeric: group === undefined && /^\d+$/.test(user),
    symbolic: /[^0-7$]/.test(value) && !value.includes("$"),
  };
}

/** Of a digest, the first digits. */
function shortDigest(value: string): string {
  return value.replace(/^(\w+:[0-9a-f]{12})[0-9a-f]{20,}$/, "$1…");
}
