import { env, workspace } from "vscode";
import type { Language, StrataSettings } from "../server/protocol";

/** The user's settings as they are now. */
export function readSettings(): StrataSettings {
  const strata = workspace.getConfiguration("strata");
  return {
    language: strata.get<StrataSettings["language"]>("language", "auto"),
    hover: { enabled: strata.get("hover.enabled", true) },
    inlayHints: { enabled: strata.get("inlayHints.enabled", false) },
    codeLens: { enabled: strata.get("codeLens.enabled", true) },
  };
}

/** What to run to ask the container engine. A workspace cannot set it. */
export function engineCommand(): string {
  const strata = workspace.getConfiguration("strata");
  return strata.get<string>("engine.command", "docker").trim() || "docker";
}

/** The language that the product's own text is shown in. */
export function productLanguage(): Language {
  const { language } = readSettings();
  if (language !== "auto") return language;
  return /^ko(?![a-z])/i.test(env.language) ? "ko" : "en";
}
