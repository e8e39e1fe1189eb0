import { CancellationTokenSource, commands, l10n, ProgressLocation, window, workspace } from "vscode";
import type { LayerStack, OciImage } from "../../../server/protocol";
import { Engine, pickImage, type RunEngine } from "./askEngine";
import type { Built } from "./compareImage";

/** What the engine said, for as long as the reader compares. */
export interface Looked {
  built: Built;
  /** The file's base images, as far as the engine has them. */
  images: Record<string, OciImage>;
}

/**
 * Asks the engine for an image built from the file, chosen by the reader unless `name` says which. Runs nothing in a workspace
 * that is not trusted, and nothing where there is no machine to ask (in the web); says so instead. Undefined: nothing to compare.
 */
export async function lookUpImage(
  runEngine: RunEngine | undefined,
  stack: LayerStack,
  folder: string | undefined,
  name?: string,
): Promise<Looked | undefined> {
  if (!runEngine) {
    const reason = l10n.t(
      "There is no container engine to ask in a browser. Open the folder in a desktop or remote editor.",
    );
    void window.showInformationMessage(reason);
    return undefined;
  }
  if (!workspace.isTrusted) {
    await askForTrust();
    return undefined;
  }
  const engine = new Engine(runEngine);
  const stop = new CancellationTokenSource();
  try {
    const chosen = name ?? (await pickImage(await engine.images(stop.token), folder));
    if (chosen === undefined) return undefined;
    return await window.withProgress(
      { location: ProgressLocation.Window, title: l10n.t("Asking the container engine") },
      async () => {
        const [built, images] = await Promise.all([
          engine.built(chosen, stack, stop.token),
          engine.bases(stack, stop.token),
        ]);
        if (!built) void window.showWarningMessage(l10n.t("The engine has no image {0}.", chosen));
        return built && { built, images };
      },
    );
  } catch (error) {
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
    return undefined;
  } finally {
    stop.cancel();
    stop.dispose();
  }
}

async function askForTrust(): Promise<void> {
  const manage = l10n.t("Manage Workspace Trust");
  const reason = l10n.t("Strata starts no program in a workspace that is not trusted.");
  if ((await window.showWarningMessage(reason, manage)) === manage)
    await commands.executeCommand("workbench.trust.manage");
}
