import { DockerfileParser } from "dockerfile-ast";
import { parse } from "../../server/dockerfile/read/parse";

/** Where the instructions are: keyword, first and last line. The one question that everything else rests on. */
export type Outline = string[];

export const ours = (text: string): Outline =>
  parse(text).instructions.map(({ name, range }) => `${name} ${range.start.line}-${range.end.line}`);

export const theirs = (text: string): Outline =>
  DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => {
      const { start, end } = instruction.getRange();
      return `${instruction.getKeyword()} ${start.line}-${end.line}`;
    });

interface Defect {
  /** What dockerfile-ast 0.7.1 does differently from BuildKit. */
  name: string;
  /** A file on which the two differ because of it. */
  witness: string;
  /** Whether a file may differ because of it. */
  appliesTo: RegExp;
}

/** Every known way in which the two differ. */
export const defects: Defect[] = [
  {
    name: "takes << inside quotes for a heredoc",
    witness: 'FROM a\nRUN echo "x <<EOF y"\nRUN b\nCMD c\n',
    appliesTo: /["'][^"'\n]*<<|<<[^\n]*["']/,
  },
  { name: "does not know 3<<EOF", witness: "FROM a\nRUN cat 3<<EOF\nbody\nEOF\n", appliesTo: /\d<</ },
  { name: 'does not end <<E"O"F', witness: 'FROM a\nRUN cat <<E"O"F\nbody\nEOF\nCMD x\n', appliesTo: /<<-?\w+["']/ },
  { name: 'takes <<"" for a heredoc', witness: 'FROM a\nRUN cat <<""\nCMD x\n', appliesTo: /<<-?(?:""|'')/ },
  { name: "does not know << EOF", witness: "FROM a\nRUN cat << EOF\nbody\nEOF\nCMD x\n", appliesTo: /<<[ \t]/ },
  {
    name: "gives the second heredoc the first one's dash",
    witness: "FROM a\nRUN cat <<-A <<B\n\ta\n\tA\n\tB\nB\nCMD x\n",
    appliesTo: /<<-\w+.*<</,
  },
  {
    name: "goes on behind a doubled escape",
    witness: "FROM a\nRUN x \\\\\nCMD y\n",
    appliesTo: /\\\\[ \t]*$|``[ \t]*$/m,
  },
  {
    name: "reads directives behind an unknown one",
    witness: "# foo=1\n# escape=`\nFROM a\nRUN x `\nCMD y\n",
    appliesTo: /^#\s*\w+\s*=/,
  },
  {
    name: "stops at the end of the text in the middle of an instruction elsewhere",
    witness: "FROM a\nRUN x \\\n",
    appliesTo: /[\\`][ \t]*\r?\n?(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*$/,
  },
  {
    name: "counts blank and comment lines at the end of an instruction otherwise",
    witness: "FROM a\nRUN x \\\n\n\n# c\n",
    appliesTo: /[\\`][ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)+/,
  },
];
