/**
 * Standard mode: fewer attempts, more codes, a quota for the whole client (botocore `retries/standard.py`; spec RET-07 to RET-16).
 * With `AWS_NEW_RETRIES_2026` waits are short except after throttling, the service may ask for longer ones, and long polls wait even
 * when they give up (RET-13, RET-14, RET-17).
 */
import { ConnectTimeoutError, ReadTimeoutError } from "../errors/http.ts";
import { isRetryable, isThrottling } from "./classify.ts";
import { RetryQuota } from "./quota.ts";
import type { AttemptOutcome, RetryEnvironment, RetryStrategy } from "./strategy.ts";

const MAX_DELAY_MS = 20_000;
const THROTTLED_DELAY_MS = 1000;
const USUAL_DELAY_MS = 50;
/** A hint of the service adds no more than this to our own delay. */
const MAX_HINT_MS = 5000;

/** A strategy for one client. */
export function standardRetries(environment: RetryEnvironment, is2026: boolean): RetryStrategy {
  const quota = new RetryQuota();
  const { random, sleep } = environment;

  const delayOf = (outcome: AttemptOutcome): number => {
    const { attempt, operation, response } = outcome;
    if (!is2026) return random() * Math.min(1000 * 2 ** (attempt - 1), MAX_DELAY_MS);
    const scale = isThrottling(outcome) ? THROTTLED_DELAY_MS : (operation.service.retries?.delayMs2026 ?? USUAL_DELAY_MS);
    const delay = random() * Math.min(scale * 2 ** (attempt - 1), MAX_DELAY_MS);
    const hint = response?.headers["x-amz-retry-after"]?.trim();
    return hint !== undefined && /^\+?\d+$/.test(hint) ? Math.max(delay, Math.min(Number(hint), delay + MAX_HINT_MS)) : delay;
  };

  return {
    announcesMax: is2026,
    nextDelay(outcome) {
      const { attempt, maxAttempts, metadata, call, operation, signal } = outcome;
      if (attempt >= maxAttempts) {
        metadata.MaxAttemptsReached = true;
        return undefined;
      }
      if (!isRetryable(outcome)) return undefined;
      if (quota.take(call, costOf(outcome, is2026))) return delayOf(outcome);
      metadata.RetryQuotaReached = true;
      if (!is2026 || !operation.traits.longPoll) return undefined;
      return sleep(delayOf(outcome), signal).then(() => undefined);
    },
    succeeded({ attempt, maxAttempts, metadata, call }) {
      quota.giveBack(call);
      if (attempt >= maxAttempts) metadata.MaxAttemptsReached = true;
    },
  };
}

function costOf(outcome: AttemptOutcome, is2026: boolean): number {
  if (is2026) return isThrottling(outcome) ? 5 : 14;
  return outcome.failure instanceof ConnectTimeoutError || outcome.failure instanceof ReadTimeoutError ? 10 : 5;
}
