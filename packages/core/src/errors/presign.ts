/** Errors about presigned addresses. */
import { BotoCoreError } from "./botocore-error.ts";

/** The input has a body that cannot stand in an address. */
export class PresignBodyError extends BotoCoreError {
  static override readonly errorName: string = "PresignBodyError";

  constructor() {
    super(
      "The body of this call cannot be part of an address: leave it out of Params, and send it with the request to the address.",
    );
  }
}
