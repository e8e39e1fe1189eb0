import type { Range } from "../../protocol";
import { lineOf } from "../explain/place";
import { type Finding, finding } from "./finding";
import type { StageStep } from "./stageSteps";

const secret =
  /(?:^|_)(?:PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIALS|API_?KEY|SECRET_?KEY|PRIVATE_?KEY|SSH_?KEY|ACCESS_?KEY|DEPLOY_?KEY)$/i;
/** These are meant for the browser, whatever they are called. */
const open = /(?:^|_)PUBLIC(?:_|$)|^(?:VITE|REACT_APP|VUE_APP|GATSBY)_/i;
const uses = /\$\{?([A-Za-z_]\w*)/g;

interface Declared {
  step: number;
  name: string;
  range: Range;
}

/**
 * An ARG with the name of a secret, given from outside and used: `docker image history` shows its value on the ARG's line and on every
 * RUN below (run on Docker Engine 28). Only in the image's own stages, for the history of others goes nowhere.
 */
export function secretArguments(steps: readonly StageStep[]): Finding[] {
  const declared = new Map<string, Declared>();
  const findings: Finding[] = [];
  for (const { instruction, step } of steps) {
    if (instruction.name === "ARG") {
      for (const { key, value } of instruction.pairs) {
        const isGiven = value === undefined || /^(?:""|'')?$/.test(value.text);
        if (isGiven && secret.test(key.text) && !open.test(key.text)) {
          declared.set(key.text, { step, name: key.text, range: key.range });
        } else declared.delete(key.text);
      }
    } else if (instruction.name === "RUN" || instruction.name === "ENV") {
      const text = [instruction.text, ...instruction.heredocs.map(({ content }) => content)].join("\n");
      for (const [, name] of declared.size === 0 ? [] : text.matchAll(uses)) {
        const found = declared.get(name!);
        if (!found) continue;
        declared.delete(name!);
        const use = { keyword: { markdown: `\`${instruction.name}\`` }, useLine: lineOf(instruction.range) };
        findings.push(
          finding("secretArgument", {
            step: found.step,
            range: found.range,
            facts: {
              name: found.name,
              ...use,
              inEnv: instruction.name === "ENV",
              mount: `--mount=type=secret,id=${found.name},env=${found.name}`,
              give: `--secret id=${found.name},env=${found.name}`,
            },
            related: { step, range: instruction.range },
          }),
        );
      }
    }
  }
  return findings;
}
