import { type Font, fonts, type Measure, type Palette } from "./canvas";

/** The colours and fonts the page has in the reader's theme right now. */
export function currentPalette(): Palette {
  const style = getComputedStyle(document.body);
  const colour = (name: string, otherwise: string) => style.getPropertyValue(`--vscode-${name}`).trim() || otherwise;
  return {
    paper: colour("editor-background", "#ffffff"),
    ink: colour("foreground", "#333333"),
    quiet: colour("descriptionForeground", "#666666"),
    line: colour("contrastBorder", "#8888884d"),
    pile: colour("charts-blue", "#1a85ff"),
    sheet: colour("charts-green", "#388a34"),
    volume: colour("charts-purple", "#652d90"),
    again: colour("charts-orange", "#d18616"),
    sans: `${style.fontFamily}, sans-serif`,
    mono: `${colour("editor-font-family", "monospace")}, monospace`,
  };
}

/** Measures with the fonts of the palette. */
export function measureWith({ sans, mono }: Palette): Measure {
  const context = document.createElement("canvas").getContext("2d");
  return (text, font: Font) => {
    const { size, weight, mono: isMono } = fonts[font];
    if (!context) return text.length * size * 0.62;
    context.font = `${weight} ${size}px ${isMono ? mono : sans}`;
    return context.measureText(text).width;
  };
}
