/** What standard and adaptive mode try again, and what of it is throttling (botocore `retries/standard.py`; spec RET-08 to RET-11). */
import { errorDescription } from "../errors/error-table.ts";
import { ConnectionError, HTTPClientError } from "../errors/http.ts";
import type { AttemptOutcome } from "./strategy.ts";

const TRANSIENT_CODES: ReadonlySet<unknown> = new Set(["RequestTimeout", "RequestTimeoutException", "PriorRequestNotComplete"]);
const TRANSIENT_STATUSES: ReadonlySet<unknown> = new Set([500, 502, 503, 504]);
const THROTTLING_CODES: ReadonlySet<unknown> = new Set([
  "Throttling",
  "ThrottlingException",
  "ThrottledException",
  "RequestThrottledException",
  "TooManyRequestsException",
  "ProvisionedThroughputExceededException",
  "TransactionInProgressException",
  "RequestLimitExceeded",
  "BandwidthLimitExceeded",
  "LimitExceededException",
  "RequestThrottled",
  "SlowDown",
  "PriorRequestNotComplete",
  "EC2ThrottledException",
]);

/** Whether the service asked to slow down. Status 429 alone does not say so, as in botocore. */
export function isThrottling(outcome: AttemptOutcome): boolean {
  return THROTTLING_CODES.has(outcome.code) || modeled(outcome) === "throttling";
}

/** Codes for which the model of a service makes no difference. */
export function isAlwaysRetried(code: string): boolean {
  return TRANSIENT_CODES.has(code) || THROTTLING_CODES.has(code);
}

/** What the model says about an error of an operation. */
function modeled({ code, operation }: AttemptOutcome): true | "throttling" | undefined {
  const { retryable, listed } = errorDescription(operation.service, code) ?? {};
  const { retries, final } = operation.traits;
  return (listed ? retries?.includes(code!) : !final?.includes(code!)) ? retryable : undefined;
}

/** Whether the same request may succeed later. */
export function isRetryable(outcome: AttemptOutcome): boolean {
  const { failure, response, code, operation } = outcome;
  if (failure !== undefined) {
    // With a reply: the service's own check refused it.
    return response !== undefined || failure instanceof ConnectionError || failure instanceof HTTPClientError;
  }
  const { service } = operation;
  return (
    TRANSIENT_STATUSES.has(response?.status) ||
    (code !== undefined && isAlwaysRetried(code)) ||
    modeled(outcome) !== undefined ||
    (code !== undefined && service.retries?.standardCodes?.includes(code) === true)
  );
}
