import { TextDocument } from "vscode-languageserver-textdocument";

/**
 * The message that the editor's side would send the page for a scene.
 * @param {any} service
 * @param {import("./layerViewScenes.mjs").Scene} scene
 * @param {string} language
 * @returns {Record<string, any>}
 */
export function messageOf(service, scene, language = "en") {
  const { text, file = "Dockerfile", line = 0, stale = false, target, question, change, comparison, images } = scene;
  const uri = scene.related ? `file:///web/${file}` : `untitled:${file}`;
  if (scene.dockerfiles) return projectMessage(service, scene, language);
  const document = TextDocument.create(uri, "dockerfile", 1, text);
  const related = Object.entries(scene.related ?? {}).map(([name, content]) => [`file:///web/${name}`, content]);
  service.relate(document, new Map(/** @type {[string, string][]} */ (related)));
  const chosen = { ...(target !== undefined && { target }), ...(images && { images }) };
  const stack = service.layerStack(document, chosen, language);
  if (stack.stages.length === 0) return { type: "empty", language, uri, file, locked: false };
  const active = stack.steps.findIndex(
    (/** @type {import("../../server/protocol").Step} */ { range }) =>
      range.start.line < line && line <= range.end.line + 1,
  );
  const whatIf = question && { question, steps: service.rebuild(document, { ...chosen, ...change }).steps };
  return {
    type: "snapshot",
    kind: "dockerfile",
    ...{ uri, file, folder: scene.folder ?? "web", language, locked: false, stale, stack },
    ...(target !== undefined && { target }),
    ...(whatIf && { whatIf }),
    ...(comparison && { comparison }),
    ...(active >= 0 && { active }),
  };
}

/**
 * @param {any} service
 * @param {import("./layerViewScenes.mjs").Scene} scene
 * @param {string} language
 */
function projectMessage(service, scene, language) {
  const { text, file = "compose.yaml", line = 0, stale = false, dockerfiles = {}, selected } = scene;
  const uri = `untitled:${file}`;
  const project = service.project(TextDocument.create(uri, "dockercompose", 1, text), {}, language);
  const piles = Object.fromEntries(
    Object.entries(dockerfiles).map(([name, content]) => {
      const document = TextDocument.create(`untitled:${name}/Dockerfile`, "dockerfile", 1, content);
      return [name, { uri: document.uri, file: "Dockerfile", stack: service.layerStack(document, {}, language) }];
    }),
  );
  const active = project.services.findLastIndex(
    (/** @type {import("../../server/protocol").ComposeService} */ { range }) => range.start.line < line,
  );
  return {
    type: "snapshot",
    kind: "compose",
    ...{ uri, file, folder: scene.folder ?? "web", language, locked: false, stale, project, piles },
    ...(selected !== undefined && { selected }),
    ...(active >= 0 && { active }),
  };
}
