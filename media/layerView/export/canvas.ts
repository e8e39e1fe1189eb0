/** The colours and fonts of a picture, as CSS writes them. */
export interface Palette {
  paper: string;
  ink: string;
  quiet: string;
  line: string;
  pile: string;
  sheet: string;
  volume: string;
  again: string;
  sans: string;
  mono: string;
}

export type Font = "title" | "head" | "text" | "small" | "mono" | "monoBold" | "monoSmall";

/** Pixels, weight, and whether letters are of one width. */
export const fonts: Record<Font, { size: number; weight: 400 | 600; mono: boolean }> = {
  title: { size: 20, weight: 600, mono: false },
  head: { size: 12, weight: 600, mono: false },
  text: { size: 13, weight: 400, mono: false },
  small: { size: 12, weight: 400, mono: false },
  mono: { size: 13, weight: 400, mono: true },
  monoBold: { size: 13, weight: 600, mono: true },
  monoSmall: { size: 11.5, weight: 400, mono: true },
};

/** How wide a text is in pixels; the page measures with its own fonts. */
export type Measure = (text: string, font: Font) => number;

type Attributes = Record<string, string | number | undefined>;

/** Pixels that a line of text may take where nothing else bounds it. */
const widest = 1200;

/** Collects the elements of an SVG picture. Text of the user's file becomes text only. */
export class Canvas {
  private readonly parts: string[] = [];
  private right = 0;
  private bottom = 0;

  constructor(
    readonly palette: Palette,
    readonly measure: Measure,
  ) {}

  shape(tag: "rect" | "path" | "line" | "circle" | "ellipse", attributes: Attributes): void {
    this.parts.push(`<${tag}${written(attributes)}/>`);
  }

  rect(x: number, y: number, width: number, height: number, attributes: Attributes): void {
    this.reach(x + width, y + height);
    this.shape("rect", { x, y, width, height, ...attributes });
  }

  /** Writes a line of text with its baseline at `y`, cut to `room` pixels with an ellipsis. @returns its width */
  text(x: number, y: number, text: string, font: Font, fill: string, room = widest): number {
    const shown = this.fitting(text.replace(/\s+/g, " "), font, room);
    const { size, weight, mono } = fonts[font];
    const family = mono ? this.palette.mono : this.palette.sans;
    const width = this.measure(shown, font);
    this.reach(x + width, y);
    this.parts.push(
      `<text${written({ x, y, fill, "font-family": family, "font-size": size, "font-weight": weight })} xml:space="preserve">${escaped(shown)}</text>`,
    );
    return width;
  }

  /** The whole picture, `margin` pixels around what was drawn. */
  svg(title: string, margin: number): string {
    const width = Math.ceil(this.right + margin);
    const height = Math.ceil(this.bottom + margin);
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
      `<title>${escaped(title)}</title>`,
      `<rect width="${width}" height="${height}" fill="${escaped(this.palette.paper)}"/>`,
      ...this.parts,
      "</svg>",
      "",
    ].join("\n");
  }

  private fitting(text: string, font: Font, room: number): string {
    // Measuring takes time by length, and more characters than pixels fit nowhere.
    if (text.length <= room && this.measure(text, font) <= room) return text;
    const characters = [...text.slice(0, Math.max(0, room))];
    let low = 0;
    let high = characters.length;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.measure(`${characters.slice(0, middle).join("")}…`, font) <= room) low = middle;
      else high = middle - 1;
    }
    return `${characters.slice(0, low).join("").trimEnd()}…`;
  }

  private reach(x: number, y: number): void {
    this.right = Math.max(this.right, x);
    this.bottom = Math.max(this.bottom, y);
  }
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === "number" ? Math.round(value * 100) / 100 : escaped(value!)}"`)
    .join("");
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** As XML text; characters that XML does not know at all become U+FFFD, lone surrogates among them. */
function escaped(text: string): string {
  return (
    text
      .replace(/[&<>"]/g, (character) => entities[character]!)
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML forbids
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "\uFFFD")
  );
}
