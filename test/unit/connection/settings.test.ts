import assert from "node:assert/strict";
import { test } from "node:test";
import type { Language, StrataSettings } from "../../../server/protocol";
import { chooseLanguage, readSettings } from "../../../server/settings";

const [on, off] = [{ enabled: true }, { enabled: false }];
const defaults: StrataSettings = { language: "auto", hover: on, inlayHints: off, codeLens: on };

const sent: [name: string, value: unknown, expected: StrataSettings][] = [
  ["nothing", undefined, defaults],
  ["null", null, defaults],
  ["a text", "ko", defaults],
  ["an unknown language", { language: "fr" }, defaults],
  ["members of the wrong type", { language: 1, hover: "off", inlayHints: "on", codeLens: 0 }, defaults],
  ["a language alone", { language: "ko" }, { ...defaults, language: "ko" }],
  ["hovers off", { hover: off }, { ...defaults, hover: off }],
  ["inlay hints on", { inlayHints: on }, { ...defaults, inlayHints: on }],
  ["code lenses off", { codeLens: off }, { ...defaults, codeLens: off }],
  ["members of others", { language: "en", trace: { server: "verbose" } }, { ...defaults, language: "en" }],
];

for (const [name, value, expected] of sent) {
  test(`settings: ${name}`, () => assert.deepEqual(readSettings(value), expected));
}

const choices: [setting: StrataSettings["language"], locale: string | undefined, expected: Language][] = [
  ["auto", undefined, "en"],
  ["auto", "en-US", "en"],
  ["auto", "ko", "ko"],
  ["auto", "ko-KR", "ko"],
  ["auto", "ko_KR.UTF-8", "ko"],
  ["auto", "kok-IN", "en"],
  ["ko", "en", "ko"],
  ["en", "ko", "en"],
];

for (const [setting, locale, expected] of choices) {
  test(`language: ${setting} with locale ${locale} is ${expected}`, () =>
    assert.equal(chooseLanguage(setting, locale), expected));
}
