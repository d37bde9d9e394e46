/**
 * Limits of equal length for many waits at once, by one timer: a timer for each of them costs more than the rest of a wait. The timer
 * keeps no process alive; what is waited for does.
 */
import { monotonicMs } from "../platform/node/clock.ts";

/** A wait that may take too long. It is in the list of one {@link Deadlines} at most. */
export abstract class Timed {
  dueAt = 0;
  before: Timed | undefined = undefined;
  after: Timed | undefined = undefined;

  /** The limit has passed. */
  abstract overdue(): void;
}

class End extends Timed {
  override overdue(): void {}
}

/** The waits under way, the oldest first. */
export class Deadlines {
  /** Length of each wait in milliseconds. */
  readonly ms: number;
  readonly #list: Timed = new End();
  #isTimed = false;

  constructor(ms: number) {
    this.ms = ms;
    this.#list.before = this.#list.after = this.#list;
  }

  /** Begins a wait, or begins it anew. */
  add(wait: Timed): void {
    this.remove(wait);
    wait.dueAt = monotonicMs() + this.ms;
    const last = this.#list.before!;
    wait.before = last;
    wait.after = this.#list;
    last.after = this.#list.before = wait;
    if (!this.#isTimed) this.#watch(this.ms);
  }

  /** Ends a wait; nothing when it does not wait. */
  remove(wait: Timed): void {
    const { before, after } = wait;
    if (before === undefined) return;
    before.after = after;
    after!.before = before;
    wait.before = wait.after = undefined;
  }

  #watch(ms: number): void {
    this.#isTimed = true;
    setTimeout(() => this.#check(), ms).unref();
  }

  #check(): void {
    this.#isTimed = false;
    const now = monotonicMs();
    for (;;) {
      const first = this.#list.after!;
      if (first === this.#list) return;
      // Timers run up to a millisecond early.
      if (first.dueAt > now + 1) return this.#watch(first.dueAt - now);
      this.remove(first);
      first.overdue();
    }
  }
}
