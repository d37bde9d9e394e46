import type { OperationDescription } from "../client/operation.ts";
import { EndpointConnectionError, HTTPClientError, ReadTimeoutError } from "../errors/http.ts";
import type { Service } from "../client/service.ts";
import { endOf } from "./outcome-fixture.ts";
import { standardRetries } from "./standard.ts";

function environment(): { random: () => number; now: () => number; sleep: (ms: number) => Promise<void>; slept: number[] } {
  const slept: number[] = [];
  return { random: () => 0.5, now: () => 0, sleep: async (ms) => void slept.push(ms), slept };
}

/** A service that models errors. */
function modeling(errors: object, more: Partial<Service> = {}): Partial<Service> {
  return { errors: JSON.stringify(errors), protocol: { wireNameOf: undefined } as unknown as Service["protocol"], ...more };
}

const plain = modeling({});

describe("standard retries", () => {
  const strategy = standardRetries(environment(), false);

  test("wait a share of a doubling wait that ends at 20 s", () => {
    const delays = [1, 2, 5, 6, 9].map((attempt) =>
      strategy.nextDelay(endOf({ attempt, maxAttempts: 10, status: 500, service: plain })),
    );
    expect(delays).toEqual([500, 1000, 8000, 10_000, 10_000]);
  });

  test("do not take a bare 429 for throttling, as botocore does not", () => {
    expect(strategy.nextDelay(endOf({ status: 429, code: "429", service: plain }))).toBeUndefined();
    expect(strategy.nextDelay(endOf({ status: 429, code: "TooManyRequestsException", service: plain }))).toBe(500);
  });

  test("try every failure of the HTTP family again, and no other", () => {
    for (const failure of [new EndpointConnectionError("u"), new HTTPClientError("x")]) {
      expect(strategy.nextDelay(endOf({ failure, service: plain }))).toBe(500);
    }
    expect(strategy.nextDelay(endOf({ failure: new TypeError("x"), service: plain }))).toBeUndefined();
  });

  test("mark the last attempt whatever its end", () => {
    const last = endOf({ attempt: 5, status: 404, service: plain });
    expect(strategy.nextDelay(last)).toBeUndefined();
    expect(last.metadata).toEqual({ MaxAttemptsReached: true });
  });

  test("follow the model's word on errors, for the operations it says it of", () => {
    const service = modeling({
      Busy: { retryable: true, listed: true },
      Slow: { retryable: "throttling" },
    });
    const delay = (code: string, traits: OperationDescription): unknown =>
      strategy.nextDelay(endOf({ status: 409, code, traits, service }));
    expect([delay("Busy", { retries: ["Busy"] }), delay("Busy", {})]).toEqual([500, undefined]);
    expect([delay("Slow", { final: ["Slow"] }), delay("Slow", {})]).toEqual([undefined, 500]);
  });

  test("stop when the client's quota is used up, and go on when calls succeed", () => {
    const limited = standardRetries(environment(), false);
    const fail = (): { delay: unknown; call: object; metadata: object } => {
      const end = endOf({ failure: new ReadTimeoutError("u"), service: plain });
      return { delay: limited.nextDelay(end), call: end.call, metadata: end.metadata };
    };
    const failed = Array.from({ length: 50 }, fail);
    expect(failed.every(({ delay }) => delay === 500)).toBe(true);
    expect(fail()).toMatchObject({ delay: undefined, metadata: { RetryQuotaReached: true } });
    limited.succeeded!(endOf({ call: failed[0]!.call, status: 200, service: plain }));
    expect(fail().delay).toBe(500);
    expect(fail().delay).toBeUndefined();
  });
});

describe("standard retries of 2026", () => {
  test("wait little, and longer after throttling", () => {
    const strategy = standardRetries(environment(), true);
    expect(strategy.nextDelay(endOf({ status: 500, service: plain }))).toBe(25);
    expect(strategy.nextDelay(endOf({ status: 400, code: "SlowDown", service: plain }))).toBe(500);
    expect(strategy.nextDelay(endOf({ status: 500, service: { ...plain, retries: { delayMs2026: 25 } } }))).toBe(12.5);
    expect(strategy.announcesMax).toBe(true);
  });

  test.each([
    ["300", 300],
    ["10", 25],
    ["99999", 5025],
    ["-5", 25],
    ["soon", 25],
  ])("take the service's hint %s within bounds", (hint, delay) => {
    const end = endOf({ status: 500, headers: { "x-amz-retry-after": hint }, service: plain });
    expect(standardRetries(environment(), true).nextDelay(end)).toBe(delay);
  });

  test("wait before a long poll fails for want of quota", async () => {
    const world = environment();
    const strategy = standardRetries(world, true);
    for (let call = 0; call < 35; call++) await strategy.nextDelay(endOf({ status: 500, service: plain }));
    expect(await strategy.nextDelay(endOf({ status: 500, service: plain }))).toBeUndefined();
    expect(world.slept).toEqual([]);
    expect(await strategy.nextDelay(endOf({ status: 500, traits: { longPoll: true }, service: plain }))).toBeUndefined();
    expect(world.slept).toEqual([25]);
  });
});
