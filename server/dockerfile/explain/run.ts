import type { Facts } from "../../explanation";
import { type Mount, mountsOf } from "../value/mounts";
import { userAt, valuesInScope } from "./inForce";
import { contains, lineOf, type Place } from "./place";

const removes = /(?:^|[\s;&|(])rm\s/;
const packageManagers = "apt-get|apt|apk|dnf|yum|microdnf|npm|yarn|pnpm|pip3?|uv|gem|bundle|cargo|go|composer";
const downloads = new RegExp(
  String.raw`(?:^|[ ;&|(])(?:curl|wget|npx|git clone|(?:${packageManagers})(?: -\S+)* (?:update|upgrade|install|add|ci|i|get|sync|fetch|mod download)) `,
);

/** RUN: what runs, under which user and mounts, and what its cache entry depends on. */
export function runFacts(place: Place): Facts {
  const { instruction, stack, instructions } = place;
  const script = instruction.heredocs.length === 1 && /^\S*<<[^<\s]*$/.test(instruction.text);
  const command = script ? instruction.heredocs[0]!.content : instruction.text;
  const user = userAt(place);
  const mounts = mountsOf(instruction, (text) => ({ text })).map(({ mount }) => mount);
  return {
    ...(script ? { script: instruction.heredocs[0]!.name } : { command: instruction.text }),
    exec: instruction.form === "exec",
    ...(user?.value && { user: user.value, userLine: lineOf(instructions[user.step]!.range) }),
    mounts: mounts.map(seenAs),
    contextMount: mounts.some(({ type, from }) => type === "bind" && from === ""),
    stageMount: stack.edges.some(({ kind, range }) => kind === "mount" && contains(instruction.range, range.start)),
    removes: removes.test(command),
    downloads: downloads.test(`${command.replace(/\s+/g, " ")} `),
    values: valuesInScope(place),
  };
}

/** Where the command finds a mount. */
function seenAs({ type, target, id, source, env }: Mount): string {
  if (target !== "") return target;
  if (env) return `$${env}`;
  const name = (id || source).split("/").at(-1);
  return type === "secret" && name ? `/run/secrets/${name}` : type;
}
