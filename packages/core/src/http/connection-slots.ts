/**
 * Bounds the connections to one host. A connection whose reply nobody has begun to read is not counted: however many bodies a
 * program leaves unread, its next call goes out. (boto3 blocks there.)
 */

/** Counts connections in use; calls beyond the limit wait in line. */
export class ConnectionSlots {
  readonly #limit: number;
  readonly #waiting: Set<() => void> = new Set();
  #used = 0;
  #unread = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Takes a slot.
   *
   * @returns a promise only when all are taken; it rejects with the signal's reason
   */
  acquire(signal: AbortSignal | undefined): Promise<void> | undefined {
    if (this.#used - this.#unread < this.#limit) {
      this.#used++;
      return undefined;
    }
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        signal?.removeEventListener("abort", leave);
        this.#used++;
        resolve();
      };
      const leave = (): void => {
        this.#waiting.delete(enter);
        reject(signal!.reason);
      };
      this.#waiting.add(enter);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  /** A reply arrived; until {@link markRead} its connection does not count. */
  markUnread(): void {
    this.#unread++;
    // The body of most replies is read at once: look again after that had its chance.
    if (this.#waiting.size > 0) setTimeout(this.#admit, 0);
  }

  markRead(): void {
    this.#unread--;
  }

  /** Gives a slot back. */
  release(): void {
    this.#used--;
    this.#admit();
  }

  readonly #admit = (): void => {
    for (const enter of this.#waiting) {
      if (this.#used - this.#unread >= this.#limit) return;
      this.#waiting.delete(enter);
      enter();
    }
  };
}
