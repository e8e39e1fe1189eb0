import { goQuote } from "../value/goQuote";
import { joinPath } from "../value/paths";
import { formatPlatform } from "../value/platform";
import { type Dispatch, isUnknownUser, workingDirectory } from "./stageState";

/** WORKDIR: one layer with the folder, unless it is the root; the test is of the text, not of the place (run on Docker Engine 28). */
export function workdir(dispatch: Dispatch): undefined {
  const { state, command } = dispatch;
  const [word] = command.instruction.args;
  const path = dispatch.expand(word!.text, word!.range);
  if (!path) return;
  const current = workingDirectory(state);
  const absolute = path.text.startsWith("/");
  if (!absolute && path.known && !state.workdirIsSet) {
    const why = "can have unexpected results if the base image changes";
    dispatch.warn("WorkdirRelativePath", `Relative workdir ${goQuote(path.text)} ${why}`);
  }
  state.workdirIsSet = true;
  const directory = absolute ? path.text : current === undefined ? path.text : joinPath(current, path.text);
  const user = state.config.User ?? "";
  const layer = directory !== "/";
  if (layer && isUnknownUser(state, user)) dispatch.refuseLater("running", "invalid user index: -1");
  state.config.WorkingDir = directory;
  if (layer) {
    const key = ["workdir", joinPath(directory), user, formatPlatform(state.platform)];
    dispatch.execute(() => ({ key, inputs: [] }));
  }
  dispatch.commit(`WORKDIR ${directory}`, { layer, known: path.known && (absolute || current !== undefined) });
}
