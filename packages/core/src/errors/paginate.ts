/** Errors around paginators; names and texts are botocore's. */
import { BotoCoreError } from "./botocore-error.ts";

/** Pages cannot be asked for in this way, or do not come to an end. */
export class PaginationError extends BotoCoreError {
  static override readonly errorName: string = "PaginationError";

  constructor(message: string) {
    super(`Error during pagination: ${message}`, { message });
  }
}

/** `getPaginator` was asked for an operation without pages. */
export class OperationNotPageableError extends BotoCoreError {
  static override readonly errorName: string = "OperationNotPageableError";

  constructor(operation: string) {
    super(`Operation cannot be paginated: ${operation}`, { operation_name: operation });
  }
}
