/** What generated code says about a waiter; botocore's `waiters-2.json` in our spelling. */
import type { Operation } from "../client/operation.ts";

/** State that a matching acceptor leads to. */
export type WaiterState = "success" | "failure" | "retry";

/** A condition on one answer of the operation; the first that matches decides. */
export type WaiterAcceptor =
  | {
      readonly state: WaiterState;
      readonly matcher: "path" | "pathAll" | "pathAny";
      /** JMESPath over the output. */
      readonly argument: string;
      readonly expected: string | number | boolean | null;
    }
  /** HTTP status, of outputs and errors alike. */
  | { readonly state: WaiterState; readonly matcher: "status"; readonly expected: number }
  /** Error code; `true`: any error, `false`: none. */
  | { readonly state: WaiterState; readonly matcher: "error"; readonly expected: string | boolean };

/** An operation to call again until an acceptor decides. */
export interface WaiterDefinition<Input, Output> {
  /** Name in the API: `BucketExists`. */
  readonly name: string;
  readonly operation: Operation<Input, Output>;
  /** Seconds between calls. */
  readonly delay: number;
  readonly maxAttempts: number;
  readonly acceptors: readonly WaiterAcceptor[];
}
