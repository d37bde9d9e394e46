/** Counts of checks, and the plain line every test program of this repository ends with: `12 passed, 0 failed, 1 skipped`. */

/** How many checks there were, by outcome. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Sums of several parts. */
export function addCounts(parts: readonly Counts[]): Counts {
  return {
    passed: parts.reduce((sum, part) => sum + part.passed, 0),
    failed: parts.reduce((sum, part) => sum + part.failed, 0),
    skipped: parts.reduce((sum, part) => sum + part.skipped, 0),
  };
}

/** The closing line. */
export function closingLine(counts: Counts): string {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  return `${counts.passed} passed, ${counts.failed} failed${skipped}`;
}

/** Reads the last closing line of a program's output; undefined when there is none. */
export function readClosingLine(output: string): Counts | undefined {
  const lines = [...output.matchAll(/^(?:\w+: )?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\.?\s*$/gm)];
  const last = lines.at(-1);
  if (!last) return undefined;
  return { passed: Number(last[1]), failed: Number(last[2]), skipped: Number(last[3] ?? 0) };
}

/** Runs named checks one after the other, prints a line for each and counts them. */
export class Tally {
  #passed = 0;
  #failed = 0;
  #skipped = 0;
  readonly #quiet: boolean;

  /** @param options - `quiet` prints only what fails or is skipped */
  constructor(options: { quiet?: boolean } = {}) {
    this.#quiet = options.quiet ?? false;
  }

  get counts(): Counts {
    return { passed: this.#passed, failed: this.#failed, skipped: this.#skipped };
  }

  /**
   * Runs one check.
   *
   * @param check - throws when the check fails; a text it returns is printed behind the name
   */
  async check(name: string, check: () => Promise<string | void> | string | void): Promise<boolean> {
    const started = performance.now();
    try {
      const detail = await check();
      this.#passed += 1;
      if (!this.#quiet) console.log(`ok    ${name}${detail ? `: ${detail}` : ""}${duration(started)}`);
      return true;
    } catch (error) {
      this.#failed += 1;
      console.log(`FAIL  ${name}${duration(started)}\n${indent(describe(error))}`);
      return false;
    }
  }

  /** Counts a check that could not run, with the reason. */
  skip(name: string, reason: string): void {
    this.#skipped += 1;
    console.log(`skip  ${name}: ${reason}`);
  }

  /** Prints the closing line and sets the exit code. */
  close(): void {
    console.log(closingLine(this.counts));
    if (this.#failed > 0 || this.#passed === 0) process.exitCode = 1;
  }
}

function duration(started: number): string {
  const seconds = (performance.now() - started) / 1000;
  return seconds >= 1 ? ` (${seconds.toFixed(1)} s)` : "";
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.stack?.includes(error.message) ? error.stack : `${error.message}\n${error.stack ?? ""}`;
}

function indent(text: string): string {
  return text.replace(/^/gm, "      ");
}
