/** Prints what an example does, one line for each step with the time it took. */

const TITLE_WIDTH = 40;

/** The steps of a running example. */
export class Steps {
  readonly #started: number = performance.now();
  #count = 0;

  /** Starts a group of steps. */
  section(title: string): void {
    console.log(`\n${title}`);
  }

  /**
   * Runs one step and prints its result.
   *
   * @param action - does the work; its text says what came of it, and is returned
   */
  async run(title: string, action: () => Promise<string>): Promise<string> {
    const started = performance.now();
    try {
      const result = await action();
      const duration = `${Math.round(performance.now() - started)} ms`.padStart(8);
      console.log(`  ✓ ${title.padEnd(TITLE_WIDTH)}${duration}   ${result}`);
      this.#count += 1;
      return result;
    } catch (error) {
      console.log(`  ✗ ${title}`);
      throw error;
    }
  }

  /** @throws Error with the sentence when the condition does not hold */
  expect(condition: boolean, sentence: string): void {
    if (!condition) throw new Error(sentence);
  }

  /** Prints the closing line. */
  close(): void {
    console.log(`\n${this.#count} steps in ${((performance.now() - this.#started) / 1000).toFixed(2)} s`);
  }
}
