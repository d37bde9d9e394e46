/** What happens to a call's input before it is serialized (botocore `_emit_api_params`). The caller's object stays as it is. */
import type { CallState } from "./call-state.ts";

/**
 * A shallow copy of the input after hooks, with idempotency tokens and the wish for response checksums filled in, checked against the
 * operation. Differs from boto3, which asks endpoint rules first: an input that does not fit is reported as that.
 */
export async function buildInput(call: CallState): Promise<void> {
  const { hooks, idempotencyTokens, validationMode } = call.prepared;
  const input = { ...(hooks["provide-client-params"] ? await call.replace("provide-client-params", call.input) : call.input) };
  call.input = input;
  await call.run("before-parameter-build", input);
  for (const member of idempotencyTokens) if (input[member] === undefined) input[member] = call.config.uuid();
  if (validationMode !== undefined && !call.presigning && input[validationMode] === undefined) input[validationMode] = "ENABLED";
  call.client.validate?.(call.operation, input);
}
