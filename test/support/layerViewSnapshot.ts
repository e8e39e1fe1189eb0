import type { DockerfileSnapshot } from "../../media/layerView/messages";
import type { LayerStack } from "../../server/protocol";

/** What the layer view would be sent of a Dockerfile that nobody has asked anything about. */
export function dockerfileSnapshot(stack: LayerStack, more: Partial<DockerfileSnapshot> = {}): DockerfileSnapshot {
  const shown = { file: "Dockerfile", folder: "app", language: "en", locked: false, stale: false } as const;
  return { type: "snapshot", kind: "dockerfile", uri: "file:///app/Dockerfile", ...shown, stack, ...more };
}
