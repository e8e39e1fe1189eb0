/** The timers that every extension host has; the types of either runtime would bring in all the rest of it. */
declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;
