/**
 * One call from input to output, top to bottom. Hooks of a stage run only where an operation has some; what does not depend on the
 * input was worked out by `prepare-operation.ts`, and steps that need no wait make none (`maybe-later.ts`).
 */
import type { SigningPlan } from "../auth/signing-plan.ts";
import type { ResolvedEndpoint } from "../endpoints/endpoint.ts";
import { ERROR_CLASS_CODE } from "../events/hooks.ts";
import { isSendable } from "../http/request-body.ts";
import type { HttpRequest } from "../http/request.ts";
import { buildInput } from "./build-input.ts";
import { buildRequest, resolveCallEndpoint } from "./build-request.ts";
import type { CallState } from "./call-state.ts";
import { errorClassOf } from "./exceptions.ts";
import { isLater, type MaybeLater } from "./maybe-later.ts";
import type { ParsedError } from "./output.ts";
import { planSigning } from "./plan-signing.ts";
import { sendWithRetries } from "./send-with-retries.ts";

/**
 * Makes a call.
 *
 * @throws ClientError (a modelled subclass where there is one) for replies from status 300 on
 */
export async function callOperation(call: CallState): Promise<Record<string, unknown>> {
  const building = buildInput(call);
  if (building) await building;
  let addressing = address(call);
  let [request, plan] = isLater(addressing) ? await addressing : addressing;
  let reply = call.answer ? await call.answer(request) : await sendWithRetries(call, request, plan, 1);
  if (reply.error && !call.answer && isSendable(request.body) && (await isRedirected(call, reply.error))) {
    addressing = address(call);
    [request, plan] = isLater(addressing) ? await addressing : addressing;
    reply = await sendWithRetries(call, request, plan, reply.metadata.RetryAttempts + 2);
  }

  const { response, output, error } = reply;
  if (output) {
    const ending = call.run("after-call", output, response);
    if (ending) await ending;
    return output;
  }
  await call.run("after-call-error", error!, response);
  const ErrorClass = errorClassOf(call.client.service, call.note(ERROR_CLASS_CODE) ?? error!.Error?.Code);
  const raised = new ErrorClass(error!, call.operation.name);
  if (reply.notAgain) raised.message += reply.notAgain;
  throw raised;
}

/** What goes where, and how it will be signed. */
function address(call: CallState): MaybeLater<readonly [HttpRequest, SigningPlan]> {
  const endpoint = resolveCallEndpoint(call);
  return isLater(endpoint) ? endpoint.then((found) => build(call, found)) : build(call, endpoint);
}

function build(call: CallState, endpoint: ResolvedEndpoint): MaybeLater<readonly [HttpRequest, SigningPlan]> {
  const request = buildRequest(call, endpoint);
  return isLater(request)
    ? request.then((built) => [built, planSigning(call, endpoint, built)] as const)
    : [request, planSigning(call, endpoint, request)];
}

async function isRedirected(call: CallState, error: ParsedError): Promise<boolean> {
  for (const hook of call.prepared.hooks.redirect ?? []) if (await hook(error, call.input, call)) return true;
  return false;
}
