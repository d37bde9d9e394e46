/** Errors around paginators; names and texts are botocore's. */
import { BotoCoreError } from "./botocore-error.ts";

/** Pages cannot be asked for in this way, or do not come to an end. */
export class PaginationError extends BotoCoreError {
  static override readonly errorName: string = "PaginationError";

  constructor(message: string) {
    super(`Error during pagination: ${message}`, { message });
  }
}

/** A result key of a definition that is more than names with dots between them; pages could not be cut there. */
export class InvalidExpressionError extends BotoCoreError {
  static override readonly errorName: string = "InvalidExpressionError";

  constructor(expression: string) {
    super(`Invalid expression ${expression}: Only dotted lookups are supported.`, { expression });
  }
}

/** `getPaginator` was asked for an operation without pages. */
export class OperationNotPageableError extends BotoCoreError {
  static override readonly errorName: string = "OperationNotPageableError";

  constructor(operation: string) {
    super(`Operation cannot be paginated: ${operation}`, { operation_name: operation });
  }
}
