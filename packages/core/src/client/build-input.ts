/** What happens to a call's input before it is serialized (botocore `_emit_api_params`). The caller's object stays as it is. */
import type { CallState } from "./call-state.ts";
import type { PreparedOperation } from "./prepare-operation.ts";
import { replaceByHooks, runHooks } from "./run-hooks.ts";

/** A shallow copy of the input after hooks, with idempotency tokens and the wish for response checksums filled in. */
export async function buildInput(
  operation: PreparedOperation,
  given: Record<string, unknown>,
  state: CallState,
): Promise<Record<string, unknown>> {
  const { hooks, idempotencyTokens, validationMode } = operation;
  const provide = hooks["provide-client-params"];
  const input = { ...(provide ? await replaceByHooks(provide, given, state) : given) };
  const build = hooks["before-parameter-build"];
  if (build) await runHooks(build, input, state);
  for (const member of idempotencyTokens) if (input[member] === undefined) input[member] = state.config.uuid();
  if (validationMode !== undefined && input[validationMode] === undefined) input[validationMode] = "ENABLED";
  return input;
}
