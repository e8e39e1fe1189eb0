import type { ComposeService } from "../../protocol";

export interface StartOrder {
  /** Names of services; each wave waits for some of the wave before. Those of a cycle, or that wait for one, are in none. */
  waves: string[][];
  /** A service of each cycle and what follows it round to itself. */
  cycles: string[][];
}

/** Services by how many others must start before them. */
export function startOrder(services: readonly ComposeService[]): StartOrder {
  const place = new Map(services.map(({ name }, at) => [name, at]));
  const waitsFor = new Map(
    services.map(({ name, dependsOn }) => [
      name,
      dependsOn.map(({ service }) => service).filter((each) => place.has(each)),
    ]),
  );
  const dependents = new Map<string, string[]>();
  for (const [name, needed] of waitsFor) {
    for (const each of needed) {
      const known = dependents.get(each);
      if (known) known.push(name);
      else dependents.set(each, [name]);
    }
  }
  const missing = new Map([...waitsFor].map(([name, needed]) => [name, needed.length]));
  const waves: string[][] = [];
  let wave = services.filter(({ name }) => missing.get(name) === 0).map(({ name }) => name);
  while (wave.length > 0) {
    waves.push(wave);
    const next = new Set<string>();
    for (const name of wave) {
      for (const dependent of dependents.get(name) ?? []) {
        missing.set(dependent, missing.get(dependent)! - 1);
        if (missing.get(dependent) === 0) next.add(dependent);
      }
    }
    wave = [...next].sort((one, other) => place.get(one)! - place.get(other)!);
  }
  const placed = new Set(waves.flat());
  return { waves, cycles: cyclesAmong(new Map([...waitsFor].filter(([name]) => !placed.has(name)))) };
}

/** Follows each service to the first one it waits for that is not placed; where the way comes back on itself is a cycle. */
function cyclesAmong(waitsFor: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const seen = new Set<string>();
  for (const start of waitsFor.keys()) {
    const way = new Map<string, number>();
    let name: string | undefined = start;
    while (name !== undefined && !seen.has(name)) {
      seen.add(name);
      way.set(name, way.size);
      name = waitsFor.get(name)?.find((each) => waitsFor.has(each));
      const back: number | undefined = name === undefined ? undefined : way.get(name);
      if (back !== undefined) cycles.push(fromSmallest([...way.keys()].slice(back)));
    }
  }
  return cycles;
}

/** docker compose begins with the first name of the alphabet. */
function fromSmallest(cycle: string[]): string[] {
  const first = cycle.indexOf([...cycle].sort()[0]!);
  return [...cycle.slice(first), ...cycle.slice(0, first)];
}
