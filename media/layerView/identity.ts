/** An instruction and the name it goes by on the page. */
export interface Named {
  name: string;
  text: string;
}

/**
 * Names for the instructions of the next version that stay with an instruction while its text, or the text around it,
 * is edited: first those whose text is the same keep theirs, then those that begin with the same keyword, then what is
 * left, in order.
 */
export function named(before: Named[], texts: string[], fresh: () => string): Named[] {
  const names: (string | undefined)[] = texts.map(() => undefined);
  for (const kindOf of [whole, keyword, any]) {
    const taken = new Set(names);
    const free = new Map<string, string[]>();
    for (const { name, text } of before) {
      if (taken.has(name)) continue;
      const kind = kindOf(text);
      if (!free.get(kind)?.push(name)) free.set(kind, [name]);
    }
    texts.forEach((text, index) => {
      names[index] ??= free.get(kindOf(text))?.shift();
    });
  }
  return texts.map((text, index) => ({ name: names[index] ?? fresh(), text }));
}

const whole = (text: string) => text;
const keyword = (text: string) => text.split(/\s/, 1)[0] ?? "";
const any = () => "";
