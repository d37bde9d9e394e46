/**
 * One transfer while it runs: its signal, its first error, what has to be cleaned up (s3transfer `futures.py` `TransferCoordinator`,
 * spec XFR-21). The first error wins; it aborts everything else that is under way.
 */
import type { CallOptions } from "@boto3/core";
import { allowManyListeners } from "#files";
import { ProgressCounter } from "./progress.ts";
import type { Slots } from "./slots.ts";
import type { BandwidthLimiter } from "./bandwidth.ts";
import type { TransferConfig } from "./transfer-config.ts";

/** botocore's id of `S3_TRANSFER`. */
export const FEATURES: readonly string[] = ["G"];

/** What the transfers of a manager share. */
export interface TransferResources {
  readonly config: TransferConfig;
  /** Requests at a time. */
  readonly requests: Slots;
  /** Sizes being found out at a time. */
  readonly submissions: Slots;
  /** Parts of streams in memory. */
  readonly uploadBuffers: Slots;
  readonly bandwidth: BandwidthLimiter | undefined;
}

/** The state that the steps of a transfer share. */
export class Transfer {
  readonly resources: TransferResources;
  readonly progress: ProgressCounter;
  /** Size of the object, once it is known. */
  size: number | undefined;
  /** ETag of the object, once it is known. */
  etag: string | undefined;
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal | undefined;
  readonly #cleanups: (() => Promise<void> | void)[] = [];
  readonly #endings: (() => Promise<void> | void)[] = [];
  #failure: { readonly error: unknown } | undefined;
  /** Number of the part that failed. */
  failedPart: number | undefined;

  /**
   * @param signal - the caller's
   * @param report - gets increments of progress
   */
  constructor(resources: TransferResources, signal?: AbortSignal, report?: (bytes: number) => void) {
    this.resources = resources;
    allowManyListeners(this.signal);
    this.progress = new ProgressCounter(
      report &&
        ((bytes) => {
          try {
            report(bytes);
          } catch (error) {
            this.fail(error);
          }
        }),
    );
    this.#outer = signal;
    if (signal?.aborted) this.fail(signal.reason);
    else signal?.addEventListener("abort", this.#onAbort, { once: true });
  }

  get config(): TransferConfig {
    return this.resources.config;
  }

  /** Aborts when the transfer fails, is cancelled, or the caller's signal aborts. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Options of its calls: they end with it, and the `User-Agent` tells of transfers (spec XFR-44). */
  get call(): CallOptions {
    return { signal: this.signal, features: FEATURES };
  }

  /** Ends the transfer with an error, unless it has one already. */
  fail(error: unknown): void {
    if (this.#failure) return;
    this.#failure = { error };
    this.#controller.abort(error);
  }

  /** Done when the transfer fails, the last one first. Cleanups never throw. */
  onFailure(cleanup: () => Promise<void> | void): void {
    this.#cleanups.push(cleanup);
  }

  /** Done when the transfer has ended, well or not, after `onFailure`. Never throws. */
  onEnd(ending: () => Promise<void> | void): void {
    this.#endings.push(ending);
  }

  /**
   * Runs a transfer to its end. On failure everything under way has ended and cleanups are done before this rejects.
   *
   * @throws the first error
   */
  async run<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      this.signal.throwIfAborted();
      const value = await work();
      this.progress.flush();
      // A callback that threw at the last step fails the transfer too.
      if (this.#failure) throw this.#failure.error;
      return value;
    } catch (error) {
      this.fail(error);
      for (const cleanup of this.#cleanups.splice(0).reverse()) await cleanup();
      throw this.#failure!.error;
    } finally {
      for (const ending of this.#endings.splice(0)) await ending();
      this.#outer?.removeEventListener("abort", this.#onAbort);
    }
  }

  readonly #onAbort = (): void => this.fail(this.#outer!.reason);
}
