/** SQS reports legacy codes (`AWS.SimpleQueueService.NonExistentQueue`); classes go by the modelled name (HND-13, spec PAR-15). */
import type { ParsedError } from "../client/output.ts";
import { type CallContext, type Customization, ERROR_CLASS_CODE, hook, type Hook, type HookStages } from "../events/hooks.ts";
import type { BufferedResponse } from "../http/response.ts";

export const sqs: Customization = {
  hooks: [/*#__PURE__*/ hook("after-call-error", undefined, chooseErrorClass)],
};

function chooseErrorClass(error: ParsedError, _response: BufferedResponse, context: CallContext): void {
  const code = error.Error?.QueryErrorCode;
  if (code !== undefined) context.notes.set(ERROR_CLASS_CODE, code);
}

type AfterCall = HookStages["after-call"];

type Digests = typeof import("./sqs/message-digests.ts");

let digests: Digests | undefined;

/** Loaded with the first message, as most of it is the hash. */
function later(check: "checkSent" | "checkSentBatch" | "checkReceived"): Hook {
  const load = async (...given: Parameters<AfterCall>): Promise<void> =>
    (digests = await import("./sqs/message-digests.ts"))[check](...given);
  return hook("after-call", undefined, (...given) => (digests ? digests[check](...given) : load(...given)));
}

/** Messages as SQS took them, one and several, and as it gives them out. */
export const sentMessageHooks: readonly Hook[] = [/*#__PURE__*/ later("checkSent")];
export const sentBatchHooks: readonly Hook[] = [/*#__PURE__*/ later("checkSentBatch")];
export const receivedMessageHooks: readonly Hook[] = [/*#__PURE__*/ later("checkReceived")];
