/** Errors about replies that are not what the protocol says. */
import { BotoCoreError } from "./botocore-error.ts";

/** The reply cannot be parsed. */
export class ResponseParserError extends BotoCoreError {
  static override readonly errorName: string = "ResponseParserError";
}
