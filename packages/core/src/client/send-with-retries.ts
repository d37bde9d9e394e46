/**
 * The attempts of a call: each is signed afresh, sent, and read; what failed is tried again as the retry rules say (botocore
 * `endpoint.py` `_send_request`). A body that can be read only once is not sent twice: its failure is raised as it is. The two `amz-sdk-` headers and the length are added after signing (spec SIG-04, RET-18).
 */
import { signRequest, type Identity } from "../auth/sign-request.ts";
import type { SigningPlan } from "../auth/signing-plan.ts";
import { addContentLength, isReplayable } from "../http/request-body.ts";
import { requestUrl, type HttpRequest } from "../http/request.ts";
import { isTransient, simpleRetries } from "../retries/simple.ts";
import type { AttemptOutcome } from "../retries/strategy.ts";
import { attemptLimit, sleep } from "./call-limits.ts";
import type { CallState } from "./call-state.ts";
import type { ReadyClient } from "./client-core.ts";
import type { CallOptions } from "./options.ts";
import type { PreparedOperation } from "./prepare-operation.ts";
import { readReply, type Reply } from "./read-reply.ts";
import { runHooks } from "./run-hooks.ts";

/**
 * Sends a request until it is answered for good.
 *
 * @param request - unsigned; stays so
 * @param firstAttempt - 1, or what a redirect goes on with
 * @throws the error of the last attempt when no reply came; `signal.reason` when aborted
 */
export async function sendWithRetries(
  client: ReadyClient,
  operation: PreparedOperation,
  request: HttpRequest,
  plan: SigningPlan,
  input: Record<string, unknown>,
  state: CallState,
  options: CallOptions | undefined,
  firstAttempt: number,
): Promise<Reply> {
  const { config } = client;
  const ownLimit = options?.retries;
  const maxAttempts = ownLimit === undefined ? config.maxAttempts : ownLimit + 1;
  const strategy = ownLimit === undefined ? client.retries : simpleRetries(maxAttempts, client.options.random);
  const invocationId = config.uuid();
  for (let attempt = firstAttempt; ; attempt++) {
    let reply: Reply | undefined;
    let outcome: AttemptOutcome;
    try {
      reply = await sendOnce(client, operation, request, plan, input, state, options, invocationId, attempt, maxAttempts);
      reply.metadata.RetryAttempts = attempt - 1;
      if (reply.output) return reply;
      outcome = { status: reply.response.status, code: reply.error!.Error?.Code };
    } catch (failure) {
      if (state.signal?.aborted) throw failure;
      outcome = { failure };
    }
    const delayMs = isReplayable(request.body) ? strategy.nextDelay(attempt, outcome) : undefined;
    if (delayMs === undefined) {
      if (!reply) throw outcome.failure;
      if (attempt >= maxAttempts && isTransient(outcome)) reply.metadata.MaxAttemptsReached = true;
      return reply;
    }
    await (client.options.sleep ?? sleep)(delayMs, state.signal);
  }
}

async function sendOnce(
  client: ReadyClient,
  operation: PreparedOperation,
  unsigned: HttpRequest,
  plan: SigningPlan,
  input: Record<string, unknown>,
  state: CallState,
  options: CallOptions | undefined,
  invocationId: string,
  attempt: number,
  maxAttempts: number,
): Promise<Reply> {
  const { hooks } = operation;
  const { config, transport } = client;
  const request = { ...unsigned, headers: { ...unsigned.headers } };
  const attemptPlan = { ...plan };
  if (hooks["choose-signer"]) await runHooks(hooks["choose-signer"], attemptPlan, input, state);
  if (hooks["before-sign"]) await runHooks(hooks["before-sign"], request, attemptPlan, state);
  const identity = identityFor(attemptPlan, config);
  const known = identity instanceof Promise ? await identity : identity;
  const signed = signRequest(request, attemptPlan, known, config.clock(), client.signers);
  if (signed) await signed;
  addContentLength(request);
  request.headers["amz-sdk-invocation-id"] = invocationId;
  request.headers["amz-sdk-request"] = attempt === 1 ? "attempt=1" : `attempt=${attempt}; max=${maxAttempts}`;
  if (hooks["before-send"]) await runHooks(hooks["before-send"], request, state);

  state.signal?.throwIfAborted();
  const limit = attemptLimit(state.signal, options?.timeoutMs, () => requestUrl(request));
  try {
    const response = await transport.send(request, {
      signal: limit.signal,
      connectTimeoutMs: config.connectTimeoutMs,
      readTimeoutMs: config.readTimeoutMs,
    });
    return await readReply(operation, response, input, state);
  } finally {
    limit.release();
  }
}

/** What the signer needs: nothing, a token, or the client's credentials. */
function identityFor(plan: SigningPlan, config: ReadyClient["config"]): Identity | Promise<Identity> {
  if (plan.signer === "none" || plan.credentials) return {};
  if (plan.signer === "bearer") {
    const token = config.bearerToken?.();
    return token instanceof Promise ? token.then((resolved) => ({ token: resolved })) : { token };
  }
  const credentials = config.credentials();
  return credentials instanceof Promise ? credentials.then((resolved) => ({ credentials: resolved })) : { credentials };
}
