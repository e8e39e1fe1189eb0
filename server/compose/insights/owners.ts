import type { ComposeFileSource, ComposeFileUse } from "../../protocol";
import type { ProjectModel } from "../project/model";
import type { Finding } from "./finding";

/** Owners and modes of configs and secrets that come from a file: it is mounted as it lies on the host. */
export function ownerFindings({ services, configs, secrets }: ProjectModel): Finding[] {
  return services.flatMap((service) =>
    [...ignored(service.configs, configs), ...ignored(service.secrets, secrets)].map(({ use, source }) => ({
      kind: "ownerIgnored" as const,
      service: service.name,
      range: use.range,
      facts: { service: service.name, source: use.source, file: source.file, target: use.target },
    })),
  );
}

function ignored(
  uses: readonly ComposeFileUse[],
  sources: readonly ComposeFileSource[],
): { use: ComposeFileUse; source: ComposeFileSource }[] {
  return uses.flatMap((use) => {
    if (use.uid === undefined && use.gid === undefined && use.mode === undefined) return [];
    const source = sources.find(({ key }) => key === use.source);
    return source?.file === undefined ? [] : [{ use, source }];
  });
}
