import type { CancellationToken } from "vscode";
import type {
  ComposeProject,
  CopiedFile,
  CopiedFilesParams,
  LayerStack,
  LayerStackParams,
  ProjectParams,
  Rebuild,
  RebuildParams,
} from "../../server/protocol";

/** What the layer view asks the server. Every answer is null when the document is not open there or of another kind, and may reject. */
export interface Model {
  layerStack(params: LayerStackParams, token: CancellationToken): Promise<LayerStack | null>;
  project(params: ProjectParams, token: CancellationToken): Promise<ComposeProject | null>;
  rebuild(params: RebuildParams, token: CancellationToken): Promise<Rebuild | null>;
  copiedFiles(params: CopiedFilesParams, token: CancellationToken): Promise<CopiedFile[] | null>;
}
