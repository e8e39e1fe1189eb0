import type { LayerStackParams } from "../../../server/protocol";

/** A file that the builder refuses, its words, and words of the cure that are the same in every language. */
export interface Refusal {
  text: string;
  options?: Omit<LayerStackParams, "textDocument">;
  message: string;
  cure: string[];
}

/** Lines below `FROM scratch`. */
export function line(text: string, message: string, ...cure: string[]): Refusal {
  return { text: `FROM scratch\n${text}\n`, message, cure };
}

export function file(lines: readonly string[], message: string, ...cure: string[]): Refusal {
  return { text: lines.map((each) => `${each}\n`).join(""), message, cure };
}

export function mount(fields: string, message: string, ...cure: string[]): Refusal {
  return line(`RUN --mount=${fields} true`, message, ...cure);
}

export function word(text: string, why: string, ...cure: string[]): Refusal {
  return line(`WORKDIR ${text}`, `failed to process ${JSON.stringify(text)}: ${why}`, ...cure);
}
