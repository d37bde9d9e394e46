/** Does the actions of a directory's transfer side by side, and keeps the report. */
import { allowManyListeners } from "#files";
import { Slots } from "../slots.ts";
import type { TransferConfig } from "../transfer-config.ts";
import type { DirectoryAction, DirectoryOptions, DirectoryReport } from "./directory-types.ts";

/** Runs actions; one for each transfer of a directory. */
export class ActionRunner {
  readonly #options: DirectoryOptions;
  readonly #slots: Slots;
  readonly #running: Set<Promise<void>> = new Set();
  readonly #controller = new AbortController();
  readonly #actions: DirectoryAction[] = [];
  readonly #failures: { action: DirectoryAction; error: unknown }[] = [];
  #bytes = 0;
  unchanged = 0;

  constructor(options: DirectoryOptions, config: TransferConfig) {
    this.#options = options;
    this.#slots = new Slots(config.requestConcurrency);
    allowManyListeners(this.signal);
    const { signal } = options;
    if (signal?.aborted) this.#controller.abort(signal.reason);
    else signal?.addEventListener("abort", this.#onAbort, { once: true });
  }

  /** Aborts with the caller's, and at the first failure where that ends everything. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Begins an action when there is room for it. */
  async add(action: DirectoryAction, work: () => Promise<unknown>): Promise<void> {
    await this.#slots.acquire(this.signal);
    const task = (this.#options.dryRun ? Promise.resolve() : Promise.resolve().then(work))
      .then(
        () => this.#done(action),
        (error: unknown) => this.#failed(action, error),
      )
      .finally(() => {
        this.#slots.release();
        this.#running.delete(task);
      });
    this.#running.add(task);
  }

  /** Waits for what was begun. */
  async settle(): Promise<void> {
    await Promise.all(this.#running);
    this.signal.throwIfAborted();
  }

  /**
   * Runs a transfer of a directory from listing to report.
   *
   * @throws the first failure, or the signal's reason, after everything begun has ended
   */
  async run(work: () => Promise<void>): Promise<DirectoryReport> {
    try {
      await work();
      await this.settle();
    } catch (error) {
      this.#controller.abort(error);
      await Promise.all(this.#running);
      throw this.signal.reason;
    } finally {
      this.#options.signal?.removeEventListener("abort", this.#onAbort);
    }
    return { actions: this.#actions, unchanged: this.unchanged, bytes: this.#bytes, failures: this.#failures };
  }

  #done(action: DirectoryAction): void {
    this.#actions.push(action);
    this.#bytes += action.bytes;
    this.#options.onAction?.(action);
  }

  #failed(action: DirectoryAction, error: unknown): void {
    this.#failures.push({ action, error });
    if (this.#options.onFailure !== "continue") this.#controller.abort(error);
  }

  readonly #onAbort = (): void => this.#controller.abort(this.#options.signal!.reason);
}
