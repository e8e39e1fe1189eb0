import type { Language, StrataSettings } from "./protocol";

/** Reads settings as any editor may send them: what is missing or of the wrong type takes its default. */
export function readSettings(sent: unknown): StrataSettings {
  const { language, hover, inlayHints, codeLens } = record(sent);
  return {
    language: language === "en" || language === "ko" ? language : "auto",
    hover: { enabled: record(hover).enabled !== false },
    inlayHints: { enabled: record(inlayHints).enabled === true },
    codeLens: { enabled: record(codeLens).enabled !== false },
  };
}

/** The language to answer in. `locale` is an IETF tag such as `ko-KR`, or undefined when the editor sent none. */
export function chooseLanguage(setting: StrataSettings["language"], locale: string | undefined): Language {
  if (setting !== "auto") return setting;
  return /^ko(?![a-z])/i.test(locale ?? "") ? "ko" : "en";
}

/** The value's members, none for what is no object. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
