/** Waiting for a state of a resource (boto3 `resources/action.py` `WaiterAction`, spec RES-39). */

/** Input of a waiter's operation, and how often it asks. */
export type WaiterInput<Input> = Input & {
  /** `Delay` in seconds. */
  readonly WaiterConfig?: { readonly Delay?: number; readonly MaxAttempts?: number };
};
