/** Errors about a call's input. */
import { BotoCoreError } from "./botocore-error.ts";

/** The input does not fit the operation; the report has one line per problem. */
export class ParamValidationError extends BotoCoreError {
  static override readonly errorName: string = "ParamValidationError";

  constructor(report: string, options?: ErrorOptions) {
    super(`Parameter validation failed:\n${report}`, { report }, options);
  }
}
