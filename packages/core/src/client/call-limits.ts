/** The limits of a call: the caller's signal, a deadline over all attempts, a limit for each attempt. All timers are given back. */
import { BotoCoreError } from "../errors/botocore-error.ts";
import { ReadTimeoutError } from "../errors/http.ts";
import { offAbort, onAbort } from "../http/on-abort.ts";

/** `deadlineMs` passed before the call had its answer. */
export class DeadlineExceededError extends BotoCoreError {
  static override readonly errorName: string = "DeadlineExceededError";

  constructor(operation: string, deadlineMs: number, options?: ErrorOptions) {
    super(
      `${operation} had no answer within its deadline of ${deadlineMs} ms. Raise deadlineMs, or lower readTimeoutMs or retries so that attempts fit.`,
      {
        operation_name: operation,
        deadline_ms: deadlineMs,
      },
      options,
    );
  }
}

/** A signal that follows another, with a limit of time; `release` gives both back. */
export interface Limit {
  readonly signal: AbortSignal | undefined;
  release(): void;
}

/** The limit of a whole call. */
export function callLimit(signal: AbortSignal | undefined, deadlineMs: number | undefined, operation: string): Limit {
  return timeLimit(signal, deadlineMs, (ms) => new DeadlineExceededError(operation, ms));
}

/** The limit of one attempt within a call. */
export function attemptLimit(signal: AbortSignal | undefined, timeoutMs: number | undefined, url: () => string): Limit {
  return timeLimit(signal, timeoutMs, () => new ReadTimeoutError(url()));
}

/** Giving it back ends the time limit only: a body that is still read goes on following the caller's signal. */
function timeLimit(outer: AbortSignal | undefined, ms: number | undefined, reason: (ms: number) => Error): Limit {
  if (ms === undefined) return { signal: outer, release() {} };
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(reason(ms)), ms);
  const signal = outer ? AbortSignal.any([outer, controller.signal]) : controller.signal;
  return { signal, release: () => clearTimeout(timer) };
}

/** The outcome of a promise, or the signal's reason when that comes first. */
export function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    onAbort(signal, abort);
    work.then(resolve, reject).finally(() => offAbort(signal, abort));
  });
}

/** Waits between attempts; rejects with the signal's reason. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  try {
    await (signal ? untilAborted(wait, signal) : wait);
  } finally {
    clearTimeout(timer);
  }
}
