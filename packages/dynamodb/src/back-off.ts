/**
 * Waits between the tries of a batch of which the service did not take everything, and the end of them. boto3 asks again at once and
 * for ever.
 */

/** When the service takes a part only. */
export interface BackOffOptions {
  /** Replies in a row that take nothing before it is given up. Default: 10, about 25 seconds. */
  readonly maxAttempts?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Waits; tests pass their own. */
  readonly sleep?: ((ms: number, signal?: AbortSignal) => Promise<void>) | undefined;
  /** Jitter in [0, 1); tests pass a constant. */
  readonly random?: (() => number) | undefined;
}

const FIRST_CEILING_MS = 50;
const LAST_CEILING_MS = 5000;

/** One run of tries. */
export class BackOff {
  readonly #options: BackOffOptions;
  readonly #maxAttempts: number;
  /** Replies in a row that left something. */
  #waits = 0;
  /** Replies in a row that took nothing. */
  #fruitless = 0;

  constructor(options: BackOffOptions) {
    this.#options = options;
    this.#maxAttempts = options.maxAttempts ?? 10;
  }

  /**
   * Notes a reply.
   *
   * @returns whether to go on
   */
  note(sent: number, left: number): boolean {
    this.#waits = left === 0 ? 0 : this.#waits + 1;
    this.#fruitless = left < sent ? 0 : this.#fruitless + 1;
    return this.#fruitless < this.#maxAttempts;
  }

  /** Waits before the next request, when the last reply left something. Rejects with the signal's reason. */
  async pause(): Promise<void> {
    const { signal, sleep = wait, random = Math.random } = this.#options;
    signal?.throwIfAborted();
    if (this.#waits === 0) return;
    await sleep(random() * Math.min(FIRST_CEILING_MS * 2 ** (this.#waits - 1), LAST_CEILING_MS), signal);
  }
}

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
