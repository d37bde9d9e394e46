/** Errors of the stubber (botocore `exceptions.py`): a test made another call than it announced. */
import { BotoCoreError } from "./botocore-error.ts";

/** A call found no stub that fits. */
export class StubResponseError extends BotoCoreError {
  static override readonly errorName: string = "StubResponseError";

  constructor(operationName: string, reason: string) {
    super(`Error getting response stub for operation ${operationName}: ${reason}`, { operation_name: operationName, reason });
  }
}

/** A call has other parameters than its stub expects. */
export class StubAssertionError extends StubResponseError {
  static override readonly errorName: string = "StubAssertionError";
}

/** A call was made when no stub was left. */
export class UnStubbedResponseError extends StubResponseError {
  static override readonly errorName: string = "UnStubbedResponseError";
}

/** `assertNoPendingResponses` found some (Python's `AssertionError`). */
export class PendingResponsesError extends BotoCoreError {
  static override readonly errorName: string = "PendingResponsesError";

  constructor(remaining: number, operations: readonly string[]) {
    super(`${remaining} responses remaining in queue.${remaining > 0 ? ` Not called: ${operations.join(", ")}.` : ""}`, {
      remaining,
      operations,
    });
  }
}
