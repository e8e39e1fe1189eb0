import { type Builder, buildersOf } from "../dockerfile/explain/builders";
import type { BuiltBy, LayerStack } from "../protocol";

/** The services that build the target, with what of their mounts outlives a container or is the host's. */
export function builtBy(stack: LayerStack, builders: readonly Builder[]): BuiltBy[] {
  return buildersOf(stack, stack.target, builders).map(({ file, uri, service: { name, range, mounts } }) => ({
    file,
    uri,
    service: name,
    range,
    mounts: mounts.flatMap(({ kind, source, target, range }) =>
      kind === "volume" || kind === "anonymous" || kind === "bind"
        ? [{ kind, ...(source !== undefined && { source }), target, range }]
        : [],
    ),
  }));
}
