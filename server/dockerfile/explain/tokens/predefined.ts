import type { Facts } from "../../../explanation";
import { predefined } from "../../build/stages";
import { standardPlatform } from "../../evaluate";
import { builderSwitches, isProxyArgument } from "../../value/buildArguments";

/** The arguments that exist in every build; a stage sees one of them once an ARG of it says its name. */
export const predefinedNames: readonly string[] = [
  ...predefined("", { platform: standardPlatform, buildArgs: {} }).keys(),
];

/** The fact that brings in the sentence about a name, for templates know letters only: `TARGETARCH`, `BUILDKITSYNTAX`, `PROXY`. */
export function predefinedFact(name: string): string | undefined {
  if (isProxyArgument(name)) return "PROXY";
  const isKnown = predefinedNames.includes(name) || builderSwitches.includes(name);
  return isKnown ? name.replaceAll("_", "") : undefined;
}

/** What the builder, or every image, means by a name. */
export function predefinedFacts(name: string): Facts {
  const fact = predefinedFact(name);
  if (fact !== undefined) return { [fact]: true };
  return name === "HOME" || name === "PATH" ? { [name]: true } : {};
}
