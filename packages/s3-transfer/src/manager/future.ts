/**
 * A transfer as its starter sees it (s3transfer `futures.py`, `subscribers.py`, spec XFR-36, XFR-37): its result, a way to end it, its
 * progress to iterate over, and the subscribers that follow it.
 */
import { CancelledError, TransferArgumentError } from "../errors.ts";
import type { ProgressFeed, TransferProgress } from "../progress.ts";
import type { Transfer } from "../transfer.ts";

/** Follows a transfer. An error it throws in `onQueued` or `onProgress` fails the transfer. */
export interface Subscriber {
  /** Before anything is sent; may provide size and ETag. */
  onQueued?(event: { readonly future: TransferFuture }): void;
  /** `bytesTransferred` is an increment, negative when bytes are transferred again. */
  onProgress?(event: { readonly future: TransferFuture; readonly bytesTransferred: number }): void;
  /** When it ended, well or not. */
  onDone?(event: { readonly future: TransferFuture }): void;
}

/** Facts about a transfer. */
export interface TransferMeta {
  /** Counts the transfers of a manager, from 0. */
  readonly transferId: number;
  /** What the transfer was started with. */
  readonly callArgs: Readonly<Record<string, unknown>>;
  /** In bytes, once it is known. */
  readonly size: number | undefined;
  readonly etag: string | undefined;
  /** For the subscribers' own notes. */
  readonly userContext: Record<string, unknown>;
  /** Saves a download or copy its `headObject`, when the ETag is provided too. */
  provideTransferSize(size: number): void;
  provideObjectEtag(etag: string): void;
}

/** A transfer under way. Awaiting it is awaiting its result. */
export class TransferFuture<Value = unknown> implements PromiseLike<Value>, AsyncDisposable {
  readonly meta: TransferMeta;
  readonly #transfer: Transfer;
  readonly #result: Promise<Value>;
  readonly #feed: ProgressFeed;
  #done = false;

  /**
   * @param start - runs the transfer; called at once
   * @param feed - notified of every step
   */
  constructor(
    transfer: Transfer,
    facts: { readonly transferId: number; readonly callArgs: Readonly<Record<string, unknown>> },
    feed: ProgressFeed,
    start: (future: TransferFuture<Value>) => Promise<Value>,
  ) {
    this.#transfer = transfer;
    this.#feed = feed;
    this.meta = {
      ...facts,
      userContext: {},
      get size() {
        return transfer.size;
      },
      get etag() {
        return transfer.etag;
      },
      provideTransferSize: (size) => void (transfer.size = size),
      provideObjectEtag: (etag) => void (transfer.etag = etag),
    };
    this.#result = start(this).finally(() => {
      this.#done = true;
      feed.end();
    });
    // Nobody has to await a transfer whose manager is awaited.
    this.#result.catch(() => undefined);
  }

  /** What the transfer gives; rejects with its first error, when everything it began has ended. */
  result(): Promise<Value> {
    return this.#result;
  }

  done(): boolean {
    return this.#done;
  }

  /** Ends the transfer; `result` rejects with this error. */
  cancel(reason: unknown = new CancelledError("The transfer was cancelled.")): void {
    this.#transfer.fail(reason);
  }

  /**
   * How far it is, whenever that changed; ends with the transfer.
   *
   * @example
   * for await (const { bytesTransferred, totalBytes } of transfer.progress()) bar.set(bytesTransferred, totalBytes);
   */
  progress(): AsyncIterable<TransferProgress> {
    return this.#feed;
  }

  /** Number of the part that failed, if one did. */
  get failedPart(): number | undefined {
    return this.#transfer.failedPart;
  }

  /** Bytes transferred so far. */
  get bytesTransferred(): number {
    return this.#transfer.progress.bytesTransferred;
  }

  // `await manager.upload(...)` without `result()` would go on at once, and nobody would see the failure.
  // oxlint-disable-next-line unicorn/no-thenable
  then<Result = Value, Rejection = never>(
    fulfilled?: ((value: Value) => Result | PromiseLike<Result>) | null,
    rejected?: ((reason: unknown) => Rejection | PromiseLike<Rejection>) | null,
  ): Promise<Result | Rejection> {
    return this.#result.then(fulfilled, rejected);
  }

  /** Cancels what is not done, and waits for its end. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#done) this.cancel();
    await this.#result.catch(() => undefined);
  }
}

/** @throws TransferArgumentError for what cannot be called */
export function checkSubscribers(subscribers: readonly Subscriber[]): void {
  for (const subscriber of subscribers) {
    for (const name of ["onQueued", "onProgress", "onDone"] as const) {
      if (subscriber[name] === undefined || typeof subscriber[name] === "function") continue;
      throw new TransferArgumentError(`Subscriber method ${name} must be callable.`, { method: name });
    }
  }
}
