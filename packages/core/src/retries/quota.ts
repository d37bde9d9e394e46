/**
 * Retries a client may afford: each takes tokens, a success gives them back. Keeps a client from multiplying the load on a service
 * that is down (botocore `retries/quota.py`; spec RET-15, RET-16).
 */
const CAPACITY = 500;
/** What a call that needed no retry gives back. */
const FIRST_TRY = 1;

export class RetryQuota {
  #available = CAPACITY;
  /** What the last retry of a call in progress took. */
  readonly #taken: WeakMap<object, number> = new WeakMap();

  /** Takes the cost of a retry. @returns false when too little is left, and then takes nothing */
  take(call: object, cost: number): boolean {
    if (cost > this.#available) return false;
    this.#available -= cost;
    this.#taken.set(call, cost);
    return true;
  }

  /** The call succeeded. */
  giveBack(call: object): void {
    this.#available = Math.min(CAPACITY, this.#available + (this.#taken.get(call) ?? FIRST_TRY));
  }
}
