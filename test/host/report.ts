/** What a run came to; travels as JSON in one line of the console. */
export interface Results {
  passed: number;
  failed: number;
  skipped: number;
  /** One line a case, and the errors. */
  lines: string[];
}

/** Mocha's reporter for a host whose console is far away: collects, and prints nothing. */
export class Report extends Mocha.reporters.Base {
  static readonly results: Results = { passed: 0, failed: 0, skipped: 0, lines: [] };

  constructor(runner: Mocha.Runner) {
    super(runner);
    const { results } = Report;
    runner.on("pass", (test) => {
      results.passed++;
      results.lines.push(`  ok ${test.fullTitle()} (${test.duration} ms)`);
    });
    runner.on("pending", (test) => {
      results.skipped++;
      results.lines.push(`  -- ${test.fullTitle()}`);
    });
    runner.on("fail", (test, error: Error) => {
      results.failed++;
      results.lines.push(`  NOT OK ${test.fullTitle()}`, `${error.stack ?? error}`.replace(/^/gm, "      "));
    });
  }
}
