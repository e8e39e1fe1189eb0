/** Text of a file that would do something if it were taken for Markdown, HTML, a link or a template. */
export const hostile: readonly string[] = [
  "[x](command:workbench.action.quit)",
  "<img/src=x>",
  "**`bold`**",
  "``two``",
  "`",
  "{layer}{>links}{?image}",
  "a\u202Eb\u0000\u0007c",
  "![i](https://e.example/p.png)",
  "$&$1$`",
  "|a|b|",
];
