/** What generated code says about a waiter; botocore's `waiters-2.json` in our spelling. */
import type { Operation } from "../client/operation.ts";
import type { Expression } from "../jmespath/expression.ts";

/** State that a matching acceptor leads to. */
export type WaiterState = "success" | "failure" | "retry";

/** A condition on one answer of the operation; the first that matches decides. */
export type WaiterAcceptor =
  | {
      readonly state: WaiterState;
      /** `path`: the value equals. `pathAll`, `pathAny`: all or some elements of a list do, which is not empty. Outputs only. */
      readonly matcher: "path" | "pathAll" | "pathAny";
      /** Where in the output. */
      readonly argument: Expression;
      readonly expected: string | number | boolean | null;
    }
  /** HTTP status, of outputs and errors alike. */
  | { readonly state: WaiterState; readonly matcher: "status"; readonly expected: number }
  /** Error code; `true`: any error, `false`: none. */
  | { readonly state: WaiterState; readonly matcher: "error"; readonly expected: string | boolean };

/** An operation to call again until an acceptor decides. Programs may write their own. */
export interface WaiterDefinition<Input, Output> {
  /** Name in the API: `BucketExists`. */
  readonly name: string;
  readonly operation: Operation<Input, Output>;
  /** Seconds between calls. */
  readonly delay: number;
  readonly maxAttempts: number;
  readonly acceptors: readonly WaiterAcceptor[];
}

/** Values of `WaiterConfig`, as in boto3. */
export interface WaiterConfig {
  /** Seconds between calls; the waiter's own by default. */
  readonly Delay?: number | undefined;
  /** Most calls; the waiter's own by default. One call is always made. */
  readonly MaxAttempts?: number | undefined;
}

/** The input of an operation with `WaiterConfig` beside its members. */
export type WaiterInput<Input> = Input & { readonly WaiterConfig?: WaiterConfig | undefined };
