/**
 * The limit of bytes per second that transfers of a manager share. Follows s3transfer `bandwidth.py` in what it limits (spec XFR-39):
 * uploads while their body is really sent, and downloads; who has to wait is scheduled behind those who wait already. Instead of a
 * moving average every read reserves its time on one line, which holds the limit over any span longer than a read.
 */

/** Bytes that pass at once without a wait: an idle link does not make up for lost time beyond them. */
const BURST_MS = 50;

/** Time and waiting, for tests. */
export interface BandwidthClock {
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Spreads bytes over time. */
export class BandwidthLimiter {
  readonly #bytesPerMs: number;
  readonly #clock: BandwidthClock;
  /** When the bytes given out so far have all passed. */
  #busyUntil = 0;

  /** @param bytesPerSecond - above zero */
  constructor(bytesPerSecond: number, clock: BandwidthClock = SYSTEM_CLOCK) {
    this.#bytesPerMs = bytesPerSecond / 1000;
    this.#clock = clock;
  }

  /**
   * Waits until so many bytes may pass.
   *
   * @throws the signal's reason
   */
  async consume(bytes: number, signal: AbortSignal): Promise<void> {
    const now = this.#clock.now();
    this.#busyUntil = Math.max(this.#busyUntil, now) + bytes / this.#bytesPerMs;
    const wait = this.#busyUntil - now - BURST_MS;
    if (wait > 0) await this.#clock.sleep(wait, signal);
    else signal.throwIfAborted();
  }
}

const SYSTEM_CLOCK: BandwidthClock = { now: () => performance.now(), sleep };

/** Rejects with the signal's reason. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal.addEventListener("abort", abort, { once: true });
  });
}
