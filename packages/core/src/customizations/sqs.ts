/** SQS reports legacy codes (`AWS.SimpleQueueService.NonExistentQueue`); classes go by the modelled name (HND-13, spec PAR-15). */
import type { ParsedError } from "../client/output.ts";
import { type CallContext, type Customization, ERROR_CLASS_CODE, hook } from "../events/hooks.ts";
import type { BufferedResponse } from "../http/response.ts";

export const sqs: Customization = {
  hooks: [/*#__PURE__*/ hook("after-call-error", undefined, chooseErrorClass)],
};

function chooseErrorClass(error: ParsedError, _response: BufferedResponse, context: CallContext): void {
  const code = error.Error?.QueryErrorCode;
  if (code !== undefined) context.notes.set(ERROR_CLASS_CODE, code);
}
