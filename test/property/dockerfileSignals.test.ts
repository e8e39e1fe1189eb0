import assert from "node:assert/strict";
import { test } from "node:test";
import { signalNames } from "../../server/images/signals";
import { at, hover, isSound, most } from "../support/dockerfileHover";

for (const [index, name] of signalNames.entries()) {
  for (const text of [name, `SIG${name}`, name.toLowerCase(), String(index + 1)]) {
    test(`tokens: STOPSIGNAL ${text}`, () => {
      for (const file of [
        `FROM a\nSTOPSIGNAL <|>${text}\nCMD ["x"]`,
        `FROM a\nSTOPSIGNAL <|>${text}\nSTOPSIGNAL KILL`,
        `FROM a\nONBUILD STOPSIGNAL <|>${text}`,
      ]) {
        isSound(file, most.value);
        assert.equal(at(file)?.topic, `signal.${name}`);
        assert.ok(hover(file).includes(`signal ${index + 1}`));
      }
    });
  }
}
