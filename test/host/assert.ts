// node:assert is not to be had in a worker.

export function ok(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

export function equal<T>(actual: T, expected: T): void {
  ok(Object.is(actual, expected), `${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`);
}

export function match(actual: string, expected: RegExp): void {
  ok(expected.test(actual), `${JSON.stringify(actual)} does not match ${expected}`);
}
