import type { Facts } from "../../../explanation";
import type { Position } from "../../../protocol";
import { forms } from "../../read/frontend";
import { readHeredocWord } from "../../read/heredoc";
import type { Word } from "../../read/syntax";
import { copyFacts } from "../copy";
import { shellAt } from "../inForce";
import { contains } from "../place";
import {
  explained,
  type Locator,
  referenceLink,
  sinceRelease,
  type TokenPlace,
  tokenFacts,
  tokenPlaceOf,
} from "./token";

/** The word that opens a heredoc: `<<EOF`, `<<-EOF`, `<<"EOF"`, `3<<EOF`. */
export const locateHeredoc: Locator = (analysis, index, position) => {
  const place = tokenPlaceOf(analysis, index);
  const heredoc = place?.instruction.heredocs.find(({ range }) => contains(range, position));
  if (!place || !heredoc) return null;
  const { instruction } = place;
  if (instruction.name !== "RUN" && !instruction.args.some((word) => isMarker(word, position))) return null;
  const common = {
    ...tokenFacts(place, heredoc.range),
    name: heredoc.name,
    tabs: heredoc.chomp,
    quoted: !heredoc.expand,
    since: sinceRelease(forms.heredoc),
    link: referenceLink("here-documents"),
  };
  if (instruction.name !== "RUN") {
    return explained("heredoc.file", { ...common, ...fileFacts(place) }, heredoc.range);
  }
  const script = readHeredocWord(instruction.text) !== undefined;
  const interpreter = /^#!\s*(\S+(?: +\S+)*)/.exec(heredoc.content)?.[1];
  const facts = {
    ...common,
    quoted: common.quoted || heredoc.escaped,
    shell: shellAt(place)[0],
    ...(script && { interpreter, file: interpreter && `/dev/pipes/${heredoc.name}` }),
    descriptor: heredoc.fd > 0 ? heredoc.fd : undefined,
  };
  return explained(script ? "heredoc.script" : "heredoc.input", facts, heredoc.range);
};

/** To COPY and ADD, `<< EOF` is two paths; the builder skips the text all the same (run on Docker Engine 28). */
function isMarker({ text, range }: Word, position: Position): boolean {
  return contains(range, position) && readHeredocWord(text) !== undefined;
}

function fileFacts(place: TokenPlace): Facts {
  const { destination, resolved } = copyFacts(place);
  const changed = place.instruction.flags.some(({ name }) => name === "chmod" || name === "chown");
  return { destination: resolved ?? destination, changed };
}
