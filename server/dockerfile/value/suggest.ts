/** Levenshtein distance, given up (as `limit + 1`) once it is over the limit. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

/** Words further apart than this are no typing mistake of each other (BuildKit's `suggest.Search`). */
const nearest = 3;

/** The option that BuildKit would suggest for a mistyped word: the nearest one at a distance of less than three. */
export function suggest(word: string, options: readonly string[], caseSensitive: boolean): string | undefined {
  const fold = (text: string): string => (caseSensitive ? text : text.toLowerCase());
  let best: string | undefined;
  let least = nearest;
  for (const option of options) {
    if (fold(option) === fold(word)) return undefined;
    const away = distance(fold(word), fold(option));
    if (away < least) {
      best = option;
      least = away;
    }
  }
  return best;
}
