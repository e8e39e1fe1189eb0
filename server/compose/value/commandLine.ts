const operators = ";&|<>";

/**
 * What Compose leaves out of a command that is one string: it splits the string into words as a shell would, but stops at the
 * first operator (`&&`, `|`, `;`, `<`, `>`) outside quotes, `$(…)` and backquotes, without a warning. Undefined when nothing is
 * left out. Source: docker compose 2.40 (`config` shows the words).
 */
export function leftOutOf(command: string): string | undefined {
  let closing: string | undefined;
  for (let at = 0; at < command.length; at++) {
    const character = command[at]!;
    if (character === "\\" && closing !== "'") at++;
    else if (closing !== undefined) closing = character === closing ? undefined : closing;
    else if (character === "'" || character === '"' || character === "`") closing = character;
    else if (character === "(" && command[at - 1] === "$") closing = ")";
    else if (operators.includes(character)) return command.slice(character === ">" ? numbered(command, at) : at);
  }
  return undefined;
}

/** Where a redirection begins: the word that it ends goes with it when that begins with a digit, as in `2>&1`. */
function numbered(command: string, at: number): number {
  const word = command.slice(0, at).search(/(?<!\S)\d\S*$/);
  return word < 0 ? at : word;
}
