/** A bounded number of places, given out in the order they were asked for (s3transfer's executors and semaphores, spec XFR-41). */

interface Waiting {
  readonly enter: () => void;
}

/** Places for work at the same time. */
export class Slots {
  #free: number;
  readonly #waiting: Set<Waiting> = new Set();

  constructor(places: number) {
    this.#free = places;
  }

  /**
   * Takes a place, waiting for one if need be.
   *
   * @throws the signal's reason when it aborts first; the place is not taken then
   */
  async acquire(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#free > 0) {
      this.#free--;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const abort = (): void => {
        this.#waiting.delete(place);
        reject(signal.reason);
      };
      const place: Waiting = {
        enter: () => {
          signal.removeEventListener("abort", abort);
          resolve();
        },
      };
      this.#waiting.add(place);
      signal.addEventListener("abort", abort, { once: true });
    });
  }

  /** Gives a place back, to the one who has waited longest. */
  release(): void {
    for (const place of this.#waiting) {
      this.#waiting.delete(place);
      place.enter();
      return;
    }
    this.#free++;
  }

  /** Does work in a place. */
  async run<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
    await this.acquire(signal);
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      this.release();
    }
  }
}
