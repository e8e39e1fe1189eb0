import assert from "node:assert/strict";
import { test } from "node:test";
import type { Language, StrataSettings } from "../../../server/protocol";
import { chooseLanguage, readSettings } from "../../../server/settings";

const defaults: StrataSettings = { language: "auto", hover: { enabled: true } };

const sent: [name: string, value: unknown, expected: StrataSettings][] = [
  ["nothing", undefined, defaults],
  ["null", null, defaults],
  ["a text", "ko", defaults],
  ["an unknown language", { language: "fr" }, defaults],
  ["members of the wrong type", { language: 1, hover: "off" }, defaults],
  ["a language alone", { language: "ko" }, { language: "ko", hover: { enabled: true } }],
  ["hovers off", { hover: { enabled: false } }, { language: "auto", hover: { enabled: false } }],
  ["members of others", { language: "en", trace: { server: "verbose" } }, { language: "en", hover: { enabled: true } }],
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
