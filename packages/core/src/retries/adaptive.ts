/** Adaptive mode: standard mode, and after the first throttling a limit on the rate at which the client sends (spec RET-20). */
import { isThrottling } from "./classify.ts";
import { RateLimiter } from "./rate-limiter.ts";
import { standardRetries } from "./standard.ts";
import type { RetryEnvironment, RetryStrategy } from "./strategy.ts";

/** A strategy for one client. */
export function adaptiveRetries(environment: RetryEnvironment, is2026: boolean): RetryStrategy {
  const standard = standardRetries(environment, is2026);
  const limiter = new RateLimiter(environment);
  return {
    announcesMax: is2026,
    beforeAttempt: (signal) => limiter.acquire(signal),
    async nextDelay(outcome) {
      const delay = await standard.nextDelay(outcome);
      limiter.record(isThrottling(outcome));
      return delay;
    },
    succeeded(outcome) {
      limiter.record(false);
      standard.succeeded!(outcome);
    },
  };
}
