/**
 * Which attempts of a call may have been carried out although their reply never came: the connection broke, the service was silent, or
 * it failed within. What a service refuses, and what never reached it, was not carried out.
 */
import { isError, type CallOptions } from "@boto3/core";

/** Codes that say of themselves that nothing was done. */
const REFUSALS: readonly string[] = [
  "SlowDown",
  "ServiceUnavailable",
  "Throttling",
  "ThrottlingException",
  "RequestLimitExceeded",
  "TooManyRequestsException",
  "RequestTimeTooSkewed",
];
const NOT_SENT: readonly string[] = ["EndpointConnectionError", "ConnectTimeoutError", "ProxyConnectionError", "SSLError"];

/** Watches the attempts of one call. */
export class SentAttempts {
  /** Attempts that may have been carried out unseen. */
  lost = 0;
  /** When the first of them was sent, by `performance.now()`. */
  firstSentMs = 0;
  /** When the last attempt was sent. */
  lastSentMs = 0;
  /** How long the last attempt took. */
  lastDurationMs = 0;
  #isUnderWay = false;

  /** For the call's options. */
  readonly onSend: NonNullable<CallOptions["onSend"]> = (_attempt, previousFailure) => {
    this.failed(previousFailure);
    this.lastSentMs = performance.now();
    if (this.lost === 0) this.firstSentMs = this.lastSentMs;
    this.#isUnderWay = true;
  };

  /** For the call's options. */
  readonly onResend = (): void => void this.lost++;

  /** The attempt under way came to this end. */
  failed(failure: unknown): void {
    if (!this.#isUnderWay) return;
    this.#isUnderWay = false;
    this.lastDurationMs = performance.now() - this.lastSentMs;
    if (isUnanswered(failure)) this.lost++;
  }
}

function isUnanswered(failure: unknown): boolean {
  if (NOT_SENT.some((name) => isError(failure, name))) return false;
  const reply = answerOf(failure);
  if (!reply) return true;
  const { Error: { Code } = {}, ResponseMetadata: { HTTPStatusCode = 0 } = {} } = reply;
  // S3 can fail after it has begun to answer with 200.
  return (HTTPStatusCode >= 500 || HTTPStatusCode < 300) && !REFUSALS.includes(Code ?? "");
}

interface ErrorReply {
  readonly Error?: { readonly Code?: string } | undefined;
  readonly ResponseMetadata?: { readonly HTTPStatusCode?: number } | undefined;
}

/** The error reply in a `ClientError`, or the reply itself; undefined when there was none. */
function answerOf(failure: unknown): ErrorReply | undefined {
  if (typeof failure !== "object" || failure === null) return undefined;
  const { response, ResponseMetadata } = failure as ErrorReply & { readonly response?: ErrorReply };
  if (ResponseMetadata) return failure as ErrorReply;
  return response?.ResponseMetadata && response;
}
