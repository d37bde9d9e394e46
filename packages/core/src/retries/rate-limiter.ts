/**
 * The client-side rate limit of adaptive mode: a token bucket whose rate falls when the service throttles and grows again along a
 * cubic curve (botocore `retries/adaptive.py`, `bucket.py`, `throttling.py`; spec RET-20). Times are in seconds here, as the
 * constants of the curve are.
 */
import type { RetryEnvironment } from "./strategy.ts";

const BETA = 0.7;
const SCALE = 0.4;
const SMOOTHING = 0.8;
/** The sending rate is measured over windows of this length. */
const WINDOW_SECONDS = 0.5;
const MIN_RATE = 0.5;
/** The limit is at most this many times the measured rate. */
const MAX_OVER_MEASURED = 2;

export class RateLimiter {
  readonly #environment: Pick<RetryEnvironment, "now" | "sleep">;
  /** Set by the first throttling; before it nothing waits. */
  #enabled = false;

  // The bucket.
  #rate = 1;
  #capacity = 1;
  #tokens = 0;
  #filledAt: number;
  /** The end of the line: who comes waits for who came before. */
  #line: Promise<void> = Promise.resolve();

  // The measured rate.
  #measured = 0;
  #window: number;
  #count = 0;

  // The curve.
  #peak = 0;
  #flat = 0;
  #throttledAt: number;

  constructor(environment: Pick<RetryEnvironment, "now" | "sleep">) {
    this.#environment = environment;
    this.#filledAt = this.#throttledAt = this.#now();
    this.#window = Math.floor(this.#filledAt);
  }

  /** Waits for a token; rejects with the signal's reason. */
  acquire(signal: AbortSignal | undefined): Promise<void> | undefined {
    if (!this.#enabled) return undefined;
    const turn = this.#line.then(() => this.#take(signal));
    this.#line = turn.catch(() => undefined);
    return turn;
  }

  /** Adapts the rate to how an attempt ended. */
  record(isThrottled: boolean): void {
    const now = this.#now();
    this.#measure(now);
    let rate: number;
    if (isThrottled) {
      const current = this.#enabled ? Math.min(this.#measured, this.#rate) : this.#measured;
      this.#peak = current;
      this.#flat = Math.cbrt((current * (1 - BETA)) / SCALE);
      this.#throttledAt = now;
      this.#enabled = true;
      rate = current * BETA;
    } else {
      rate = SCALE * (now - this.#throttledAt - this.#flat) ** 3 + this.#peak;
    }
    this.#refill();
    const limit = Math.min(rate, MAX_OVER_MEASURED * this.#measured);
    this.#rate = Math.max(limit, MIN_RATE);
    this.#capacity = Math.max(limit, 1);
    this.#tokens = Math.min(this.#tokens, this.#capacity);
  }

  async #take(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      this.#refill();
      // A wait ends a rounding error short of a whole token.
      if (this.#tokens > 1 - 1e-9) break;
      await this.#environment.sleep(((1 - this.#tokens) / this.#rate) * 1000, signal);
    }
    this.#tokens -= 1;
  }

  #measure(now: number): void {
    const window = Math.floor(now / WINDOW_SECONDS) * WINDOW_SECONDS;
    this.#count++;
    if (window <= this.#window) return;
    this.#measured = (this.#count / (window - this.#window)) * SMOOTHING + this.#measured * (1 - SMOOTHING);
    this.#count = 0;
    this.#window = window;
  }

  #refill(): void {
    const now = this.#now();
    this.#tokens = Math.min(this.#capacity, this.#tokens + (now - this.#filledAt) * this.#rate);
    this.#filledAt = now;
  }

  #now(): number {
    return this.#environment.now() / 1000;
  }
}
