/** What happens to a call's input before it is serialized (botocore `_emit_api_params`). The caller's object stays as it is. */
import type { CallState } from "./call-state.ts";
import { copyOf } from "./copy.ts";

/**
 * A shallow copy of the input after hooks, with idempotency tokens and the wish for response checksums filled in, checked against the
 * operation. Differs from boto3, which asks endpoint rules first: an input that does not fit is reported as that.
 *
 * @returns a promise only where hooks have a say
 */
export function buildInput(call: CallState): void | Promise<void> {
  const { hooks } = call.prepared;
  if (hooks["provide-client-params"] || hooks["before-parameter-build"]) return runHooks(call).then(() => complete(call));
  call.input = copyOf(call.input);
  complete(call);
}

async function runHooks(call: CallState): Promise<void> {
  call.input = copyOf(await call.replace("provide-client-params", call.input));
  await call.run("before-parameter-build", call.input);
}

function complete(call: CallState): void {
  const { input } = call;
  const { idempotencyTokens, validationMode } = call.prepared;
  for (const member of idempotencyTokens) if (input[member] === undefined) input[member] = call.config.uuid();
  if (validationMode !== undefined && !call.presigning && input[validationMode] === undefined) input[validationMode] = "ENABLED";
  call.client.validate?.(call.operation, input);
}
