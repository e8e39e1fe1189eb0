import type { Copied } from "./copiedPaths";
import { type Finding, finding } from "./finding";
import type { StageStep } from "./stageSteps";

/** Names that only files with private keys and passwords have. */
const secrets =
  /^(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.netrc|_netrc|\.git-credentials|\.pypirc|\.pgpass|\.dockercfg|\.htpasswd|privkey\.pem|(?:private|server|client|tls|ssl)[-_.]?key\.pem|(?:private|privkey|server|client|tls|ssl|domain|localhost)\.key)$/;
const inFolder = /(?:^|\/)(?:\.aws\/credentials|\.docker\/config\.json|\.kube\/config)$/;
const environment = /^\.env(?:\.(?:local|prod|production))?$/;

/** COPY and ADD of files whose name says that they are secret: whoever has the image can read them. */
export function secretFiles(steps: readonly StageStep[], shipped: boolean): Finding[] {
  return steps.flatMap(({ step, copied }) => {
    const source = copied && secretOf(copied, shipped);
    if (!source) return [];
    const { text, range } = source;
    const facts = { file: text, shipped, ssh: /(?:^|\/)id_\w+$/.test(text) };
    return [finding("secretFile", { step, range, facts })];
  });
}

function secretOf({ sources, from }: Copied, shipped: boolean): Copied["sources"][number] | undefined {
  if (from === "remote" || (from !== "context" && !shipped)) return undefined;
  return sources.find(({ text }) => {
    const name = text.slice(text.lastIndexOf("/") + 1);
    return secrets.test(name) || inFolder.test(text) || (shipped && environment.test(name));
  });
}
