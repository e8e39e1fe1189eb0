/**
 * What travels between the language server, the editor's side and the layer view's page: method names and plain types.
 * Imports nothing but its own parts, so that every room may import it. Positions are LSP's: 0-based lines, UTF-16 columns.
 */

export * from "./protocol/build";
export * from "./protocol/general";
export * from "./protocol/image";
export * from "./protocol/layerStack";
export * from "./protocol/project";
export * from "./protocol/related";
