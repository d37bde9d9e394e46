/**
 * The retries a client has by default: a bounded number of attempts after failures that pass by themselves. Conditions and waits are
 * those of botocore's legacy mode (`retryhandler.py` over `data/_retry.json`; spec RET-02 to RET-06, RET-25). The rows of a single
 * service come with its generated code.
 */
import { ConnectionClosedError, ConnectionError, ReadTimeoutError } from "../errors/http.ts";
import type { AttemptOutcome, RetryEnvironment, RetryStrategy, ServiceRetries } from "./strategy.ts";

const STATUSES = "429 500 502 503 504 509";
/** They count under status 400. */
const CODES =
  /*#__PURE__*/ "Throttling ThrottlingException ThrottledException RequestThrottledException ProvisionedThroughputExceededException"
    .split(" ")
    .map((code) => `${code}:400`);

/** Tries again after connection failures, silence, throttling and server errors; each wait is a random share of a doubling second. */
export function legacyRetries({ random }: Pick<RetryEnvironment, "random">, own: ServiceRetries = {}): RetryStrategy {
  const statuses = new Set(STATUSES.split(" ").map(Number));
  if (own.finalStatus !== undefined) statuses.delete(own.finalStatus);
  const codes = new Set([...CODES, ...(own.codes?.split(" ") ?? [])]);

  /** Whether the same request may succeed a moment later. */
  const isTransient = ({ failure, response, code }: AttemptOutcome): boolean =>
    failure !== undefined
      ? response !== undefined ||
        failure instanceof ConnectionError ||
        failure instanceof ConnectionClosedError ||
        failure instanceof ReadTimeoutError
      : response !== undefined && (statuses.has(response.status) || codes.has(`${code}:${response.status}`));

  return {
    nextDelay(outcome) {
      if (!isTransient(outcome)) return undefined;
      const { attempt, maxAttempts, failure, response, metadata } = outcome;
      if (attempt < maxAttempts) return (own.delayMs ?? random() * 1000) * 2 ** (attempt - 1);
      // A reply that its service's own check refused is no answer.
      if (failure !== undefined && response !== undefined) throw failure;
      metadata.MaxAttemptsReached = true;
      return undefined;
    },
  };
}
