/**
 * The seam between a call's attempts and the rules that decide on the next one. The rules of boto3's modes are in `legacy.ts`,
 * `standard.ts` and `adaptive.ts`; a program may give its own as the option `retries.strategy`.
 */
import type { OperationModel } from "../client/operation.ts";
import type { ResponseMetadata } from "../client/output.ts";

/** How an attempt ended. */
export interface AttemptOutcome {
  /** The number of the attempt, from 1. */
  readonly attempt: number;
  /** Attempts this call may have, the first included. */
  readonly maxAttempts: number;
  /** The same object for all attempts of one call. */
  readonly call: object;
  readonly operation: Pick<OperationModel, "name" | "service" | "traits">;
  /** What the transport threw, or what is wrong with a reply that looked right. */
  readonly failure?: unknown;
  /** The reply, when there was one. */
  readonly response?: { readonly status: number; readonly headers: Readonly<Record<string, string>> };
  /** `Error.Code` of the reply. */
  readonly code?: string;
  /** The reply's metadata, to which the marks of the end are added. */
  readonly metadata: Partial<ResponseMetadata>;
  readonly signal: AbortSignal | undefined;
}

/** Decides whether and when to try again; one for each client. */
export interface RetryStrategy {
  /** Whether `amz-sdk-request` says the most attempts on the first one too. */
  readonly announcesMax?: boolean;
  /** Waits until an attempt may be sent; rejects with the signal's reason. */
  beforeAttempt?(signal: AbortSignal | undefined): Promise<void> | undefined;
  /**
   * Asked after every attempt that did not succeed.
   *
   * @returns milliseconds to wait before the next attempt, or undefined to give up
   * @throws what the call shall be rejected with in place of the attempt's own outcome
   */
  nextDelay(outcome: AttemptOutcome): number | undefined | Promise<number | undefined>;
  /** Told of the attempt that succeeded. */
  succeeded?(outcome: AttemptOutcome): void;
}

/** What strategies take from their surroundings. */
export interface RetryEnvironment {
  /** Jitter in [0, 1). */
  readonly random: () => number;
  /** Milliseconds since any fixed instant. */
  readonly now: () => number;
  /** Waits; rejects with the signal's reason. */
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** What one service has tried again beside or in place of the rules for all; written by the generator (`codegen/src/plan/retries.ts`). */
export interface ServiceRetries {
  /** Legacy mode: attempts, the first included; default 5. */
  readonly maxAttempts?: number;
  /** Legacy mode: first wait, doubled each time and without chance; default: a random share of a second. */
  readonly delayMs?: number;
  /** Legacy mode: `code:status`, separated by spaces. */
  readonly codes?: string;
  /** Legacy mode: a status that is not tried again here, though it is elsewhere. */
  readonly finalStatus?: number;
  /** Standard and adaptive mode: codes beside those for all services. */
  readonly standardCodes?: readonly string[];
  /** Behaviour of 2026: attempts; default 3. */
  readonly maxAttempts2026?: number;
  /** Behaviour of 2026: first wait after what is no throttling; default 50 ms. */
  readonly delayMs2026?: number;
  /** Says what is wrong with a reply that looks right. */
  readonly check?: (response: { headers: Readonly<Record<string, string>>; body: Uint8Array }) => Error | undefined;
}
