/** The limits of a call: the caller's signal, a deadline over all attempts, a limit for each attempt. All timers are given back. */
import { BotoCoreError } from "../errors/botocore-error.ts";
import { ReadTimeoutError } from "../errors/http.ts";
import type { CallOptions } from "./options.ts";

/** `deadlineMs` passed before the call had its answer. */
export class DeadlineExceededError extends BotoCoreError {
  static override readonly errorName: string = "DeadlineExceededError";

  constructor(operation: string, deadlineMs: number) {
    super(
      `${operation} had no answer within its deadline of ${deadlineMs} ms. Raise deadlineMs, or lower readTimeoutMs or retries so that attempts fit.`,
      {
        operation_name: operation,
        deadline_ms: deadlineMs,
      },
    );
  }
}

/** A signal that follows others and may be given back. */
export interface Limit {
  readonly signal: AbortSignal | undefined;
  release(): void;
}

const UNLIMITED: Limit = { signal: undefined, release: () => undefined };

/** The limit of a whole call. */
export function callLimit(options: CallOptions | undefined, operation: string): Limit {
  const deadlineMs = options?.deadlineMs;
  if (deadlineMs === undefined) return options?.signal ? { signal: options.signal, release: UNLIMITED.release } : UNLIMITED;
  return timeLimit(options?.signal, deadlineMs, () => new DeadlineExceededError(operation, deadlineMs));
}

/** The limit of one attempt within a call. */
export function attemptLimit(signal: AbortSignal | undefined, timeoutMs: number | undefined, url: () => string): Limit {
  if (timeoutMs === undefined) return { signal, release: UNLIMITED.release };
  return timeLimit(signal, timeoutMs, () => new ReadTimeoutError(url()));
}

function timeLimit(outer: AbortSignal | undefined, ms: number, reason: () => Error): Limit {
  const controller = new AbortController();
  const follow = (): void => controller.abort(outer!.reason);
  if (outer?.aborted) follow();
  outer?.addEventListener("abort", follow, { once: true });
  const timer = setTimeout(() => controller.abort(reason()), ms);
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      outer?.removeEventListener("abort", follow);
    },
  };
}

/** The outcome of a promise, or the signal's reason when that comes first. */
export function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** Waits between attempts. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal!.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", abort, { once: true });
  });
}
