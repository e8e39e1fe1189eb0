import type { Range } from "../../protocol";
import type { Analysis } from "../analysis";
import { type Builder, buildersOf } from "../explain/builders";
import type { Lens } from "./codeLens";
import { stageOf } from "./stageOf";

/** Services named above one FROM. */
const most = 3;

/** Above each FROM, the services whose build ends at its stage, each with where it stands. */
export function builderLenses(
  { dockerfile, stack }: Analysis,
  builders: readonly Builder[],
): (Lens & { leadsTo: { uri: string; range: Range } })[] {
  if (builders.length === 0) return [];
  return dockerfile.instructions.flatMap(({ name, keyword }, at) => {
    const stage = name === "FROM" ? stageOf(stack, stack.steps[at]!) : undefined;
    if (!stage) return [];
    return buildersOf(stack, stage.index, builders)
      .slice(0, most)
      .map(({ file, uri, service }) => ({
        range: keyword.range,
        topic: "composeBridge.lens",
        facts: { service: service.name, file },
        leadsTo: { uri, range: service.range },
      }));
  });
}
