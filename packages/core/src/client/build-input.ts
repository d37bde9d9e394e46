/** What happens to a call's input before it is serialized (botocore `_emit_api_params`). The caller's object stays as it is. */
import type { CallState } from "./call-state.ts";
import { copyOf } from "./copy.ts";
import { isLater } from "./maybe-later.ts";

/**
 * A shallow copy of the input after hooks, with idempotency tokens and the wish for response checksums filled in, checked against the
 * operation. Differs from boto3, which asks endpoint rules first: an input that does not fit is reported as that.
 *
 * @returns a promise only where hooks have a say
 */
export function buildInput(call: CallState): void | Promise<void> {
  const given = call.replace("provide-client-params", call.input);
  return isLater(given) ? given.then((input) => build(call, input)) : build(call, given);
}

function build(call: CallState, given: Record<string, unknown>): void | Promise<void> {
  call.input = copyOf(given);
  const building = call.run("before-parameter-build", call.input);
  return building ? building.then(() => complete(call)) : complete(call);
}

function complete(call: CallState): void {
  const { input } = call;
  const { idempotencyTokens, validationMode } = call.prepared;
  for (const member of idempotencyTokens) if (input[member] === undefined) input[member] = call.config.uuid();
  if (validationMode !== undefined && !call.presigning && input[validationMode] === undefined) input[validationMode] = "ENABLED";
  call.client.validate?.(call.operation, input);
}
