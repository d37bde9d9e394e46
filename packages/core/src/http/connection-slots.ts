/**
 * Bounds the connections to one host. A connection whose reply nobody has begun to read is not counted: however many bodies a
 * program leaves unread, its next call goes out. (boto3 blocks there.)
 */

import { offAbort, onAbort } from "./on-abort.ts";

/** A reply that waits for a reader. */
export interface UnreadBody {
  cancel(): void;
}

/** How long and until when a call waits for its turn. */
export interface SlotWait {
  readonly signal: AbortSignal | undefined;
  readonly limitMs: number;
  /** The error when the limit passed. */
  readonly overdue: () => Error;
}

/** Counts connections in use; calls beyond the limit wait in line. */
export class ConnectionSlots {
  readonly limit: number;
  readonly #waiting: Set<() => void> = new Set();
  readonly #unread: Set<UnreadBody> = new Set();
  #used = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Whether none is taken. */
  get isFree(): boolean {
    return this.#used === 0;
  }

  /** Takes a slot. @returns false when all are taken: {@link wait} for one */
  take(): boolean {
    if (this.#used - this.#unread.size >= this.limit) return false;
    this.#used++;
    return true;
  }

  /** Takes the next slot that becomes free; rejects with the signal's reason, or when the limit has passed. */
  wait({ signal, limitMs, overdue }: SlotWait): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        if (signal) offAbort(signal, leave);
        this.#waiting.delete(enter);
      };
      const enter = (): void => {
        end();
        this.#used++;
        resolve();
      };
      const leave = (): void => {
        end();
        reject(signal!.reason);
      };
      const timer = setTimeout(() => {
        end();
        reject(overdue());
      }, limitMs);
      this.#waiting.add(enter);
      if (signal) onAbort(signal, leave);
    });
  }

  /** A reply arrived; until {@link markRead} its connection does not count. */
  markUnread(body: UnreadBody): void {
    this.#unread.add(body);
    // The body of most replies is read at once: look again after that had its chance.
    if (this.#waiting.size > 0) setTimeout(this.#admit, 0);
  }

  markRead(body: UnreadBody): void {
    this.#unread.delete(body);
  }

  /** Gives a slot back. */
  release(): void {
    this.#used--;
    if (this.#waiting.size > 0) this.#admit();
  }

  /** Gives up the replies that nobody has begun to read. */
  cancelUnread(): void {
    for (const body of this.#unread) body.cancel();
  }

  readonly #admit = (): void => {
    for (const enter of this.#waiting) {
      if (this.#used - this.#unread.size >= this.limit) return;
      enter();
    }
  };
}
