/**
 * One call from input to output, top to bottom. Hooks of a stage run only where an operation has some; what does not depend on the
 * input was worked out by `prepare-operation.ts`.
 */
import type { SigningPlan } from "../auth/signing-plan.ts";
import { ERROR_CLASS_CODE } from "../events/hooks.ts";
import { isReplayable } from "../http/request-body.ts";
import type { HttpRequest } from "../http/request.ts";
import { buildInput } from "./build-input.ts";
import { buildRequest, resolveCallEndpoint } from "./build-request.ts";
import { CallState } from "./call-state.ts";
import type { ReadyClient } from "./client-core.ts";
import { errorClassOf } from "./exceptions.ts";
import type { CallOptions } from "./options.ts";
import { planSigning } from "./plan-signing.ts";
import type { PreparedOperation } from "./prepare-operation.ts";
import { anyHook, runHooks } from "./run-hooks.ts";
import { sendWithRetries } from "./send-with-retries.ts";

/**
 * Makes a call.
 *
 * @throws ClientError (a modelled subclass where there is one) for replies from status 300 on
 */
export async function callOperation(
  client: ReadyClient,
  operation: PreparedOperation,
  given: Record<string, unknown>,
  options: CallOptions | undefined,
  signal: AbortSignal | undefined,
): Promise<Record<string, unknown>> {
  const { model, hooks } = operation;
  const state = new CallState(client, model, signal);
  const input = await buildInput(operation, given, state);

  let { request, plan } = await address(client, operation, input, state, options);
  let reply = await sendWithRetries(client, operation, request, plan, input, state, options, 1);
  if (reply.error && hooks.redirect && isReplayable(request.body) && (await anyHook(hooks.redirect, reply.error, input, state))) {
    ({ request, plan } = await address(client, operation, input, state, options));
    reply = await sendWithRetries(client, operation, request, plan, input, state, options, reply.metadata.RetryAttempts + 2);
  }

  const { response, output, error } = reply;
  if (output) {
    const afterCall = hooks["after-call"];
    if (afterCall) await runHooks(afterCall, output, response, state);
    return output;
  }
  const afterError = hooks["after-call-error"];
  if (afterError) await runHooks(afterError, error!, response, state);
  const ErrorClass = errorClassOf(client.service, state.note(ERROR_CLASS_CODE) ?? error!.Error?.Code);
  throw new ErrorClass(error!, model.name);
}

/** Where the call goes, what goes there, and how it will be signed. */
async function address(
  client: ReadyClient,
  operation: PreparedOperation,
  input: Record<string, unknown>,
  state: CallState,
  options: CallOptions | undefined,
): Promise<{ request: HttpRequest; plan: SigningPlan }> {
  const endpoint = await resolveCallEndpoint(client, operation, input, state);
  const request = await buildRequest(client, operation, input, endpoint, state, options);
  return { request, plan: planSigning(client, operation.model, endpoint, request) };
}
