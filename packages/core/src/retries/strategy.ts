/** The seam between a call's attempts and the rules that decide on the next one. */

/** How an attempt ended: with a failure of the transport, or with an error reply. */
export interface AttemptOutcome {
  /** What the transport threw; undefined when a reply came. */
  readonly failure?: unknown;
  readonly status?: number;
  /** `Error.Code` of the reply. */
  readonly code?: string;
}

/** Decides whether and when to try again; one for each client, told of every attempt that did not succeed. */
export interface RetryStrategy {
  /**
   * @param attempt - the number of the attempt that ended, from 1
   * @returns milliseconds to wait before the next one, or undefined to give up
   */
  nextDelay(attempt: number, outcome: AttemptOutcome): number | undefined;
}
