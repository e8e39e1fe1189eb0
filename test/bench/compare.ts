/** Groups of things to run side by side; the first of a group is what the others are measured against. */
export type Peers = Record<string, Record<string, () => unknown>>;

/** The first third is not counted: the compiler is still at work. */
const usualRounds = 90;

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

/**
 * Runs the peers of each group in turns, so that a busy machine is busy for all of them, and prints how their median times compare.
 * Ratios, not milliseconds, are what may be quoted.
 */
export function compare(peers: Peers, rounds = usualRounds): void {
  const warmUp = Math.floor(rounds / 3);
  for (const [group, members] of Object.entries(peers)) {
    const times = new Map(Object.keys(members).map((name) => [name, [] as number[]]));
    for (let round = 0; round < rounds; round++) {
      for (const [name, run] of Object.entries(members)) {
        const start = performance.now();
        run();
        if (round >= warmUp) times.get(name)!.push(performance.now() - start);
      }
    }
    const medians = [...times].map(([name, all]) => [name, median(all)] as const);
    const first = medians[0]![1];
    console.log(`\n${group}`);
    for (const [name, time] of medians) {
      console.log(`  ${name.padEnd(32)} ${(time / first).toFixed(2).padStart(8)} ×   (${time.toFixed(2)} ms)`);
    }
  }
}
