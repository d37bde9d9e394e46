/**
 * The retries a client has by default: a bounded number of attempts after failures that pass by themselves. Conditions and waits are
 * those of botocore's legacy mode (`data/_retry.json`, `__default__`; spec RET-02 to RET-04, RET-25).
 */
import { ConnectionClosedError, ConnectionError, ReadTimeoutError } from "../errors/http.ts";
import type { AttemptOutcome, RetryStrategy } from "./strategy.ts";

const TRANSIENT_STATUS: ReadonlySet<number> = /*#__PURE__*/ new Set([429, 500, 502, 503, 504, 509]);
/** They count under status 400. */
const THROTTLING_CODES: ReadonlySet<string> = /*#__PURE__*/ new Set([
  "Throttling",
  "ThrottlingException",
  "ThrottledException",
  "RequestThrottledException",
  "ProvisionedThroughputExceededException",
]);

/**
 * Tries again after connection failures, silence, throttling and server errors; each wait is a random share of a doubling second.
 *
 * @param maxAttempts - all attempts together, the first included
 * @param random - jitter in [0, 1); tests pass a constant
 */
export function simpleRetries(maxAttempts: number, random: () => number = Math.random): RetryStrategy {
  return {
    nextDelay: (attempt, outcome) =>
      attempt < maxAttempts && isTransient(outcome) ? random() * 1000 * 2 ** (attempt - 1) : undefined,
  };
}

/** Whether the same request may succeed a moment later. */
export function isTransient({ failure, status, code }: AttemptOutcome): boolean {
  if (failure !== undefined) {
    return failure instanceof ConnectionError || failure instanceof ConnectionClosedError || failure instanceof ReadTimeoutError;
  }
  if (status === undefined) return false;
  return TRANSIENT_STATUS.has(status) || (status === 400 && code !== undefined && THROTTLING_CODES.has(code));
}
