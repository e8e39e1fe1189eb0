import type { Explanation } from "../../explanation";
import type { ComposeService } from "../../protocol";
import type { ProjectModel } from "../project/model";
import type { ComposeFile } from "../read/parse";
import { getIn, textOf } from "../read/yaml";

/** What stands above a service. */
export type Lens = Pick<Explanation, "range" | "topic" | "facts">;

/** The most services that one line names. */
const most = 3;

/** For every service its containers in one line: where their image comes from, how many volumes they mount, and what they wait for. */
export function codeLenses(compose: ComposeFile, { services, root }: ProjectModel): Lens[] {
  return services.flatMap((service) => {
    const source = sourceOf(compose, service);
    // Whoever provides it, no container is made of it.
    if (!source || getIn(root, ["services", service.name, "provider"])) return [];
    const { range, replicas, dependsOn, profiles } = service;
    const waits = dependsOn.map((each) => each.service);
    const facts = {
      ...source,
      none: replicas === 0,
      several: replicas > 1 ? replicas : undefined,
      volumes: volumesOf(service) || undefined,
      waits: waits.length <= most ? waits : undefined,
      waitsForMany: waits.length > most ? waits.length : undefined,
      profiles,
    };
    return [{ range, topic: "codelens.service", facts }];
  });
}

/** As the file writes it, variables and all; undefined: nothing says where the image comes from. */
function sourceOf(
  { root }: ComposeFile,
  { name, image, build, extends: base }: ComposeService,
): Lens["facts"] | undefined {
  const written = (...keys: string[]) => textOf(getIn(root, ["services", name, ...keys]));
  if (build?.target !== undefined) return { target: written("build", "target") ?? build.target };
  if (build?.inline !== undefined) return { inline: true };
  if (build) return { context: written("build") ?? written("build", "context") ?? build.context };
  if (image !== undefined) return { image: written("image") ?? image };
  return base?.file === undefined ? undefined : { elsewhere: base.file };
}

/** Named volumes, each once, and anonymous ones. */
function volumesOf({ mounts }: ComposeService): number {
  const named = new Set(mounts.flatMap(({ volume }) => volume ?? []));
  return named.size + mounts.filter(({ kind }) => kind === "anonymous").length;
}
