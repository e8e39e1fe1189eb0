/**
 * The theme variables that the layer view reads, as VS Code sets them for four of its themes; `body`: the classes it
 * gives the page, `base`: what its own style sheet says before the page's.
 * @type {Record<string, { body: string, variables: Record<string, string> }>}
 */
export const themes = {
  dark: {
    body: "vscode-dark",
    variables: {
      foreground: "#CCCCCC",
      descriptionForeground: "#9D9D9D",
      focusBorder: "#0078D4",
      "editor-background": "#1F1F1F",
      "list-hoverBackground": "#2A2D2E",
      "charts-blue": "#3794FF",
      "charts-green": "#89D185",
      "charts-purple": "#B180D7",
      "charts-yellow": "#CCA700",
      "charts-orange": "#D18616",
      "textLink-foreground": "#4DAAFC",
      "dropdown-background": "#313131",
      "dropdown-foreground": "#CCCCCC",
      "dropdown-border": "#3C3C3C",
    },
  },
  light: {
    body: "vscode-light",
    variables: {
      foreground: "#3B3B3B",
      descriptionForeground: "#3B3B3B",
      focusBorder: "#005FB8",
      "editor-background": "#FFFFFF",
      "list-hoverBackground": "#F2F2F2",
      "charts-blue": "#1A85FF",
      "charts-green": "#388A34",
      "charts-purple": "#652D90",
      "charts-yellow": "#BF8803",
      "charts-orange": "#D18616",
      "textLink-foreground": "#005FB8",
      "dropdown-background": "#FFFFFF",
      "dropdown-foreground": "#3B3B3B",
      "dropdown-border": "#CECECE",
    },
  },
  "contrast-dark": {
    body: "vscode-high-contrast",
    variables: {
      foreground: "#FFFFFF",
      descriptionForeground: "rgba(255, 255, 255, 0.7)",
      contrastBorder: "#6FC3DF",
      contrastActiveBorder: "#F38518",
      focusBorder: "#F38518",
      "editor-background": "#000000",
      "list-hoverBackground": "rgba(255, 255, 255, 0.1)",
      "charts-blue": "#3794FF",
      "charts-green": "#89D185",
      "charts-purple": "#B180D7",
      "charts-yellow": "#FFD370",
      "charts-orange": "#D18616",
      "textLink-foreground": "#21A6FF",
      "dropdown-background": "#000000",
      "dropdown-foreground": "#FFFFFF",
      "dropdown-border": "#6FC3DF",
    },
  },
  "contrast-light": {
    body: "vscode-high-contrast-light vscode-high-contrast",
    variables: {
      foreground: "#292929",
      descriptionForeground: "rgba(41, 41, 41, 0.7)",
      contrastBorder: "#0F4A85",
      contrastActiveBorder: "#006BBD",
      focusBorder: "#006BBD",
      "editor-background": "#FFFFFF",
      "list-hoverBackground": "rgba(15, 74, 133, 0.1)",
      "charts-blue": "#1A85FF",
      "charts-green": "#388A34",
      "charts-purple": "#652D90",
      "charts-yellow": "#895503",
      "charts-orange": "#D18616",
      "textLink-foreground": "#0F4A85",
      "dropdown-background": "#FFFFFF",
      "dropdown-foreground": "#292929",
      "dropdown-border": "#0F4A85",
    },
  },
};

/** The part of the editor's own style sheet for webviews that the page has to live with. */
export const editorStyles = `
  body { background: var(--vscode-editor-background); color: var(--vscode-foreground); font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size); margin: 0; padding: 0 20px; }
  code { font-family: monospace; color: #d16969; background: #8884; padding: 1px 3px; border-radius: 4px; }`;
