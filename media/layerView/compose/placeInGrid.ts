/**
 * Tells the style sheet where elements stand: `data-row` and `data-column` become `--row` and `--column`. Through the style object: the content security policy lets no style
 * attribute of a text in, and a rule for every place would be a style sheet of its own.
 */
export function placeInGrid(root: HTMLElement): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-row], [data-columns]")) {
    const { row, rowEnd, column, columns } = element.dataset;
    if (row !== undefined) element.style.setProperty("--row", rowEnd === undefined ? row : `${row} / ${rowEnd}`);
    if (column !== undefined) element.style.setProperty("--column", column);
    if (columns !== undefined) element.style.setProperty("--columns", columns);
  }
}
