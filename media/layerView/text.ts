/** Running text with code in it. What comes from the user's file is always a `code` or a `name` piece, never parsed again. */
export type Text = readonly Piece[];
export type Piece = string | { code: string } | { strong: string };

type Part = Piece | Text | number;

/** Tagged template: `` text`copies ${code("src")}` ``. */
export function text(strings: TemplateStringsArray, ...values: Part[]): Text {
  return strings.flatMap((string, index) => {
    const value = values[index];
    if (value === undefined) return [string];
    return typeof value === "number" ? [string, String(value)] : isText(value) ? [string, ...value] : [string, value];
  });
}

export function code(value: string): Piece {
  return { code: value };
}

export function strong(value: string): Piece {
  return { strong: value };
}

/** `a`, `b` and `c`. */
export function join(items: Text[], comma: string, last: string): Text {
  return items.flatMap((item, index) => [...(index === 0 ? [] : [index === items.length - 1 ? last : comma]), ...item]);
}

function isText(value: Part): value is Text {
  return Array.isArray(value);
}

/** The same without its markup. */
export function plain(pieces: Text): string {
  return pieces
    .map((piece) => (typeof piece === "string" ? piece : "code" in piece ? piece.code : piece.strong))
    .join("");
}
