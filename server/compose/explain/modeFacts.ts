import type { Facts } from "../../explanation";
import { modeIn } from "../read/scalars";
import type { Value } from "../read/yaml";
import { spellMode } from "../value/mode";

/** Permissions as they come out: `octal` has four digits, `letters` are those of `ls -l`; `decimal`: YAML reads the text as decimal. */
export function modeFacts(value: Value | undefined): Facts {
  const mode = modeIn(value);
  if (mode === undefined || value?.kind !== "scalar") return {};
  return {
    octal: mode.toString(8).padStart(4, "0"),
    letters: spellMode(mode),
    decimal: value.style === "plain" && /^[1-9]/.test(value.text),
    quoted: value.style !== "plain",
  };
}
