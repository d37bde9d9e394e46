/**
 * Writes the parts of a download one after the other to a target that takes bytes only in order (s3transfer `download.py`
 * `DeferQueue`, `utils.py` `SlidingWindowSemaphore`, spec XFR-30). The part whose turn it is goes straight through; those after it
 * wait in memory, no more of them than the window has room for.
 */
import type { SequentialWriter } from "../platform/file-system.ts";
import type { PartSink } from "./sink.ts";

interface PartState {
  pieces: Uint8Array[];
  /** Bytes taken over so far: written, or waiting. */
  taken: number;
  isComplete: boolean;
}

/** Puts parts in order. */
export class OrderedWriter {
  readonly #target: SequentialWriter;
  readonly #window: number;
  readonly #parts: Map<number, PartState> = new Map();
  /** The part whose turn it is. */
  #turn = 0;
  #writing: Promise<void> = Promise.resolve();
  #waiting: (() => void) | undefined;

  /** @param window - parts that may be under way at a time */
  constructor(target: SequentialWriter, window: number) {
    this.#target = target;
    this.#window = window;
  }

  /** Waits until a part may be begun. */
  async room(part: number, signal: AbortSignal): Promise<void> {
    while (part >= this.#turn + this.#window) {
      signal.throwIfAborted();
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          signal.removeEventListener("abort", wake);
          resolve();
        };
        signal.addEventListener("abort", wake);
        this.#waiting = wake;
      });
    }
    signal.throwIfAborted();
  }

  /** The sink of a part. Bytes that come again after a retry are left out: they are the same. */
  sink(part: number): PartSink {
    const state: PartState = { pieces: [], taken: 0, isComplete: false };
    this.#parts.set(part, state);
    let seen = 0;
    return {
      begin: () => {
        seen = 0;
      },
      write: (piece) => {
        const known = Math.max(state.taken - seen, 0);
        seen += piece.length;
        if (piece.length <= known) return;
        const fresh = known === 0 ? piece : piece.subarray(known);
        state.pieces.push(fresh);
        state.taken += fresh.length;
        if (part === this.#turn) return this.#write();
      },
      end: () => {
        state.isComplete = true;
        return part === this.#turn ? this.#write() : Promise.resolve();
      },
    };
  }

  #write(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#writeWhatCan());
    return this.#writing;
  }

  async #writeWhatCan(): Promise<void> {
    for (let state = this.#parts.get(this.#turn); state; state = this.#parts.get(this.#turn)) {
      for (let piece = state.pieces.shift(); piece; piece = state.pieces.shift()) await this.#target.write(piece);
      if (!state.isComplete) return;
      this.#parts.delete(this.#turn);
      this.#turn++;
      this.#waiting?.();
    }
  }
}
