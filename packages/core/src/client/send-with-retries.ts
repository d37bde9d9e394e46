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
import { readReply, type Reply } from "./read-reply.ts";

/**
 * Sends a request until it is answered for good.
 *
 * @param request - unsigned; stays so
 * @param firstAttempt - 1, or what a redirect goes on with
 * @throws the error of the last attempt when no reply came; `signal.reason` when aborted
 */
export async function sendWithRetries(
  call: CallState,
  request: HttpRequest,
  plan: SigningPlan,
  firstAttempt: number,
): Promise<Reply> {
  const { client, config, options } = call;
  const { retries } = options;
  const maxAttempts = retries === undefined ? config.maxAttempts : retries + 1;
  const strategy = retries === undefined ? client.retries : simpleRetries(maxAttempts, client.options.random);
  const invocationId = config.uuid();
  let isRefreshed = false;
  for (let attempt = firstAttempt; ; attempt++) {
    let reply: Reply | undefined;
    let outcome: AttemptOutcome;
    try {
      const signed = await signAttempt(call, request, plan);
      signed.headers["amz-sdk-invocation-id"] = invocationId;
      signed.headers["amz-sdk-request"] = attempt === 1 ? "attempt=1" : `attempt=${attempt}; max=${maxAttempts}`;
      await call.run("before-send", signed);
      reply = await sendAttempt(call, signed);
      reply.metadata.RetryAttempts = attempt - 1;
      if (reply.output) return reply;
      outcome = { status: reply.response.status, code: reply.error!.Error?.Code };
    } catch (failure) {
      if (call.signal?.aborted) throw failure;
      outcome = { failure };
    }
    if (!isRefreshed && isExpired(outcome) && isReplayable(request.body) && refuseCredentials(call)) {
      isRefreshed = true;
      continue;
    }
    const delayMs = isReplayable(request.body) ? strategy.nextDelay(attempt, outcome) : undefined;
    if (delayMs === undefined) {
      if (!reply) throw outcome.failure;
      if (attempt >= maxAttempts && isTransient(outcome)) reply.metadata.MaxAttemptsReached = true;
      return reply;
    }
    await (client.options.sleep ?? sleep)(delayMs, call.signal);
  }
}

/** Whether the service took the credentials for expired. EC2 says so of the request. */
function isExpired({ code }: AttemptOutcome): boolean {
  return code !== undefined && /^(ExpiredToken(Exception)?|RequestExpired)$/.test(code);
}

/** Has the credentials of the attempt replaced before the next one; false when they are what they are. */
function refuseCredentials({ config, signedWith }: CallState): boolean {
  if (!signedWith || !config.credentials.expire) return false;
  config.credentials.expire(signedWith);
  return true;
}

/** A signed copy of the request, with what the signature does not cover. */
async function signAttempt(call: CallState, unsigned: HttpRequest, plan: SigningPlan): Promise<HttpRequest> {
  const { config } = call;
  const request = { ...unsigned, headers: { ...unsigned.headers } };
  const attemptPlan = { ...plan };
  await call.run("choose-signer", attemptPlan, call.input);
  await call.run("before-sign", request, attemptPlan);
  const { signer } = attemptPlan;
  const identity: Identity = {};
  if (signer === "bearer") identity.token = await config.bearerToken?.();
  else if (signer !== "none" && !attemptPlan.credentials) identity.credentials = call.signedWith = await config.credentials();
  await signRequest(request, attemptPlan, identity, config.clock(), call.client.signers);
  addContentLength(request);
  return request;
}

async function sendAttempt(call: CallState, request: HttpRequest): Promise<Reply> {
  const { connectTimeoutMs, readTimeoutMs } = call.config;
  call.signal?.throwIfAborted();
  const limit = attemptLimit(call.signal, call.options.timeoutMs, () => requestUrl(request));
  try {
    return await readReply(
      call,
      await call.client.transport.send(request, { signal: limit.signal, connectTimeoutMs, readTimeoutMs }),
    );
  } finally {
    limit.release();
  }
}
