/**
 * What a transfer tells about its progress: increments to callbacks (boto3 `s3/transfer.py` `ProgressCallbackInvoker`, spec XFR-34,
 * XFR-35), collected to 256 KiB, negative where bytes have to be sent or read again; and totals to whoever iterates.
 */

/** Called with the bytes transferred since the last call; negative when some have to be transferred again. */
export type ProgressCallback = (bytes: number) => void;

/** How far a transfer is. */
export interface TransferProgress {
  readonly bytesTransferred: number;
  /** Undefined while it is not known. */
  readonly totalBytes: number | undefined;
}

const REPORT_BYTES = 256 * 1024;

/** Counts the bytes of one transfer. */
export class ProgressCounter {
  readonly #report: ((bytes: number) => void) | undefined;
  #pending = 0;
  #transferred = 0;

  /** @param report - gets increments; undefined counts only */
  constructor(report?: (bytes: number) => void) {
    this.#report = report;
  }

  /** Whether someone listens, so that counting has to be fine. */
  get isWatched(): boolean {
    return this.#report !== undefined;
  }

  get bytesTransferred(): number {
    return this.#transferred;
  }

  /** Counts; a negative number takes back. */
  add(bytes: number): void {
    this.#transferred += bytes;
    if (!this.#report) return;
    this.#pending += bytes;
    if (Math.abs(this.#pending) >= REPORT_BYTES) this.flush();
  }

  /** Reports what was collected. */
  flush(): void {
    const bytes = this.#pending;
    this.#pending = 0;
    if (bytes !== 0) this.#report?.(bytes);
  }
}

/** Gives the latest progress to one iterating reader; steps nobody was waiting for are joined. */
export class ProgressFeed implements AsyncIterable<TransferProgress> {
  readonly #read: () => TransferProgress;
  #last = -1;
  #ended = false;
  #wake: (() => void) | undefined;

  /** @param read - gives the progress of now */
  constructor(read: () => TransferProgress) {
    this.#read = read;
  }

  /** Something changed. */
  notify(): void {
    this.#wake?.();
  }

  /** Nothing will change any more. */
  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<TransferProgress, void, undefined> {
    for (;;) {
      const progress = this.#read();
      if (progress.bytesTransferred !== this.#last) {
        this.#last = progress.bytesTransferred;
        yield progress;
      } else if (this.#ended) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
