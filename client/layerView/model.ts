import type { CancellationToken } from "vscode";
import type { LayerStack, LayerStackParams } from "../../server/protocol";

/** What the layer view asks the server. Every answer is null when the document is not open there or of another kind, and may reject. */
export interface Model {
  layerStack(params: LayerStackParams, token: CancellationToken): Promise<LayerStack | null>;
}
