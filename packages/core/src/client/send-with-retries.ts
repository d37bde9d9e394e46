/**
 * The attempts of a call: each is signed afresh, sent, and read; what failed is tried again as the retry strategy says (botocore
 * `endpoint.py` `_send_request`). A body that can be read only once is not sent twice: its failure is raised, and says so. The two
 * `amz-sdk-` headers and the length are added after signing (spec SIG-04, RET-18, RET-19).
 */
import { monotonicMs } from "#platform";
import { signRequest, type Identity } from "../auth/sign-request.ts";
import type { SigningPlan } from "../auth/signing-plan.ts";
import type { AttemptEnd } from "../events/hooks.ts";
import { addContentLength, isSendable } from "../http/request-body.ts";
import { requestUrl, type HttpRequest } from "../http/request.ts";
import { clockOffset } from "../retries/clock-skew.ts";
import type { AttemptOutcome } from "../retries/strategy.ts";
import { attemptLimit, DeadlineExceededError, sleep } from "./call-limits.ts";
import type { CallState } from "./call-state.ts";
import { isLater, type MaybeLater } from "./maybe-later.ts";
import { readReply, type Reply } from "./read-reply.ts";
import type { Credentials } from "./resolved-config.ts";
import { copyOf } from "./copy.ts";

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
  const { client, config, operation, signal } = call;
  const { retries: strategy, service } = client;
  const maxAttempts = call.options.retries === undefined ? config.maxAttempts : call.options.retries + 1;
  const invocationId = config.uuid();
  const started = monotonicMs();
  const deadlineMs = call.options.deadlineMs ?? config.deadlineMs;
  /** Without a deadline: what the attempts may take together, not counting the waits between them. Streams may take longer. */
  let limitMs = deadlineMs ?? maxAttempts * (config.connectTimeoutMs + config.readTimeoutMs);
  const isOpenEnded = operation.extras.streamInput !== undefined;
  const { hooks } = call.prepared;
  let ttl = "";
  let isRefreshed = false;
  let previousFailure: unknown;
  for (let attempt = firstAttempt; ; attempt++) {
    let reply: Reply | undefined;
    let failure: unknown;
    let sent: HttpRequest | undefined;
    try {
      const signing = signAttempt(call, request, plan);
      const signed = isLater(signing) ? await signing : signing;
      signed.headers["amz-sdk-invocation-id"] = invocationId;
      const max = attempt > 1 || strategy.announcesMax ? `; max=${maxAttempts}` : "";
      signed.headers["amz-sdk-request"] = `${ttl}attempt=${attempt}${max}`;
      const sending = call.run("before-send", signed);
      if (sending) await sending;
      const turn = strategy.beforeAttempt?.(signal);
      if (turn) await turn;
      call.options.onSend?.(attempt, previousFailure);
      sent = signed;
      reply = await sendAttempt(call, signed, isOpenEnded ? limitMs : limitMs - (monotonicMs() - started));
      reply.metadata.RetryAttempts = attempt - 1;
      failure = reply.output && service.retries?.check?.(reply.response);
    } catch (error) {
      if (signal?.aborted) throw error;
      failure = error;
    }
    const isSuccess = reply?.output !== undefined && failure === undefined;
    const asksHooks = sent && (hooks["response-received"] ?? hooks["needs-retry"]);
    if (isSuccess && !asksHooks && !strategy.succeeded) return reply!;
    const end: AttemptEnd = { attempt, maxAttempts, request: sent, reply, failure };
    const wantedMs = asksHooks && (await askHooks(call, end));
    if (isSuccess) {
      strategy.succeeded?.(outcomeOf(call, end));
      if (wantedMs === undefined) return reply!;
    }
    const { response, error } = reply ?? {};
    const code = error?.Error?.Code;
    previousFailure = failure ?? error;
    if (!isRefreshed && isExpired(code) && isSendable(request.body) && refuseCredentials(call)) {
      isRefreshed = true;
      continue;
    }
    let delayMs = (isSuccess ? undefined : await strategy.nextDelay(outcomeOf(call, end))) ?? wantedMs;
    const offset = response && attempt < maxAttempts ? clockOffset(config.clock(), response, code) : undefined;
    if (offset !== undefined && client.clock.correct(offset)) delayMs ??= 0;
    if (delayMs === undefined || !isSendable(request.body)) {
      const reason = delayMs === undefined ? "" : notAgain(request);
      if (reply) return reason ? { ...reply, notAgain: reason } : reply;
      if (reason && failure instanceof Error) failure.message += reason;
      throw failure;
    }
    if (!isOpenEnded && monotonicMs() - started >= limitMs) {
      throw new DeadlineExceededError(operation.name, Math.round(limitMs), { cause: failure ?? error });
    }
    if (deadlineMs === undefined) limitMs += delayMs;
    const { onRetry } = client.options;
    if (onRetry) onRetry({ operationName: operation.name, attempt, delayMs, error: failure ?? error });
    ttl = timeToLive(call, response);
    await (client.options.sleep ?? sleep)(delayMs, signal);
  }
}

/** Stages of hooks that look at the end of an attempt, in their order. */
const END_STAGES = ["response-received", "needs-retry"] as const;

/** Tells the hooks how an attempt ended. @returns after how many milliseconds the first of them wants another */
async function askHooks(call: CallState, end: AttemptEnd): Promise<number | undefined> {
  let wantedMs: number | undefined;
  for (const stage of END_STAGES)
    for (const hook of call.prepared.hooks[stage] ?? []) {
      const answer = await hook(end, call);
      wantedMs ??= answer as number | undefined;
    }
  return wantedMs;
}

/** The end of an attempt as strategies see it. */
function outcomeOf(call: CallState, { attempt, maxAttempts, reply, failure }: AttemptEnd): AttemptOutcome {
  const { response, error, metadata = {} } = reply ?? {};
  const code = error?.Error?.Code;
  return {
    attempt,
    maxAttempts,
    call,
    operation: call.operation,
    metadata,
    signal: call.signal,
    ...(failure !== undefined && { failure }),
    ...(response && { response }),
    ...(code !== undefined && { code }),
  };
}

/** Whether the service took the credentials for expired. EC2 says so of the request. */
function isExpired(code: string | undefined): boolean {
  return code !== undefined && /^(ExpiredToken(Exception)?|RequestExpired)$/.test(code);
}

/** Has the credentials of the attempt replaced before the next one; false when they are what they are. */
function refuseCredentials({ config, signedWith }: CallState): boolean {
  if (!signedWith || !config.credentials.expire) return false;
  config.credentials.expire(signedWith);
  return true;
}

/** A signed copy of the request, with what the signature does not cover. */
function signAttempt(call: CallState, unsigned: HttpRequest, plan: SigningPlan): MaybeLater<HttpRequest> {
  const { method, protocol, hostname, port, path, query, headers, body } = unsigned;
  const request: HttpRequest = { method, protocol, hostname, port, path, query, headers: copyOf(headers), body };
  const { hooks } = call.prepared;
  if (!hooks["request-created"] && !hooks["choose-signer"] && !hooks["before-sign"]) return sign(call, request, plan);
  const attemptPlan: SigningPlan = copyOf(plan);
  const creating = call.run("request-created", request);
  return creating ? creating.then(() => chooseSigner(call, request, attemptPlan)) : chooseSigner(call, request, attemptPlan);
}

function chooseSigner(call: CallState, request: HttpRequest, plan: SigningPlan): MaybeLater<HttpRequest> {
  const choosing = call.run("choose-signer", plan, call.input);
  return choosing ? choosing.then(() => signPlanned(call, request, plan)) : signPlanned(call, request, plan);
}

function signPlanned(call: CallState, request: HttpRequest, plan: SigningPlan): MaybeLater<HttpRequest> {
  const signing = call.run("before-sign", request, plan);
  return signing ? signing.then(() => sign(call, request, plan)) : sign(call, request, plan);
}

function sign(call: CallState, request: HttpRequest, plan: SigningPlan): MaybeLater<HttpRequest> {
  const { config } = call;
  const { signer } = plan;
  if (signer === "bearer") {
    const token = config.bearerToken?.();
    return isLater(token)
      ? token.then((found) => signAs(call, request, plan, { token: found }))
      : signAs(call, request, plan, { token });
  }
  if (signer === "none" || plan.credentials) return signAs(call, request, plan, {});
  const signWith = (credentials: Credentials): MaybeLater<HttpRequest> => {
    call.signedWith = credentials;
    return signAs(call, request, plan, { credentials });
  };
  const credentials = config.credentials();
  return isLater(credentials) ? credentials.then(signWith) : signWith(credentials);
}

function signAs({ client }: CallState, request: HttpRequest, plan: SigningPlan, identity: Identity): MaybeLater<HttpRequest> {
  const signing = signRequest(request, plan, identity, client.clock.now(), client.signers);
  if (signing) return signing.then(() => addContentLength(request));
  return addContentLength(request);
}

async function sendAttempt(call: CallState, request: HttpRequest, limitMs: number): Promise<Reply> {
  const { connectTimeoutMs, readTimeoutMs } = call.config;
  call.signal?.throwIfAborted();
  const limit = attemptLimit(call.signal, call.options.timeoutMs, () => requestUrl(request));
  const wholeBody = !call.prepared.streams;
  try {
    const { onResend } = call.options;
    const sent = { signal: limit.signal, connectTimeoutMs, readTimeoutMs, limitMs, wholeBody, onResend };
    const reading = readReply(call, await call.client.transport.send(request, sent));
    return isLater(reading) ? await reading : reading;
  } finally {
    limit.release();
  }
}

function notAgain({ body }: HttpRequest): string {
  return ` (Not tried again: the request body ${String(body)} can be read only once. Pass bytes, a Blob or a file.)`;
}

/** Until when the reply to the next attempt is of use, by the server's clock; a service may drop requests that are older. */
function timeToLive({ config, operation }: CallState, response: Reply["response"] | undefined): string {
  const date = Date.parse(response?.headers["date"] ?? "");
  if (Number.isNaN(date) || operation.extras.streamInput) return "";
  const until = new Date(date + config.readTimeoutMs).toISOString();
  return `ttl=${until.replace(/[-:]|\.\d+/g, "")}; `;
}
