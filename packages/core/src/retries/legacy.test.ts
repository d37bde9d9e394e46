import { BotoCoreError } from "../errors/botocore-error.ts";
import { ConnectTimeoutError, EndpointConnectionError, HTTPClientError, ReadTimeoutError } from "../errors/http.ts";
import { ChecksumError } from "../errors/stream.ts";
import { legacyRetries } from "./legacy.ts";
import { endOf } from "./outcome-fixture.ts";

const random = (): number => 0.5;

describe("legacy retries", () => {
  const strategy = legacyRetries({ random });

  test("waits a share of a doubling second, and gives up after the last attempt", () => {
    const delays = [1, 2, 3, 4, 5].map((attempt) => strategy.nextDelay(endOf({ attempt, status: 503 })));
    expect(delays).toEqual([500, 1000, 2000, 4000, undefined]);
  });

  test("marks the end of attempts, but only for what may pass", () => {
    const last = endOf({ attempt: 5, status: 503 });
    const final = endOf({ attempt: 5, status: 404 });
    strategy.nextDelay(last);
    strategy.nextDelay(final);
    expect([last.metadata, final.metadata]).toEqual([{ MaxAttemptsReached: true }, {}]);
  });

  test.each([429, 500, 502, 503, 504, 509])("tries status %i again", (status) => {
    expect(strategy.nextDelay(endOf({ status }))).toBe(500);
  });

  test.each([301, 400, 403, 404, 408, 501])("does not try status %i again", (status) => {
    expect(strategy.nextDelay(endOf({ status, code: "AccessDenied" }))).toBeUndefined();
  });

  test("tries throttling codes again, under status 400 only", () => {
    expect(strategy.nextDelay(endOf({ status: 400, code: "ThrottlingException" }))).toBe(500);
    expect(strategy.nextDelay(endOf({ status: 403, code: "ThrottlingException" }))).toBeUndefined();
  });

  test("tries failed connections and silence again, but no other failure", () => {
    for (const failure of [new EndpointConnectionError("u"), new ConnectTimeoutError("u"), new ReadTimeoutError("u")]) {
      expect(strategy.nextDelay(endOf({ failure }))).toBe(500);
    }
    for (const failure of [new HTTPClientError("x"), new BotoCoreError("x"), new TypeError("x")]) {
      expect(strategy.nextDelay(endOf({ failure }))).toBeUndefined();
    }
  });
});

describe("legacy retries of one service", () => {
  const strategy = legacyRetries({ random }, { delayMs: 50, codes: "Busy:409", finalStatus: 429 });

  test("have codes, waits and final statuses of their own", () => {
    expect(strategy.nextDelay(endOf({ attempt: 3, status: 409, code: "Busy" }))).toBe(200);
    expect(strategy.nextDelay(endOf({ status: 429 }))).toBeUndefined();
  });

  test("end with the error of a check that failed at last", () => {
    const failure = new ChecksumError("crc32", "1", "2");
    expect(strategy.nextDelay(endOf({ attempt: 4, status: 200, failure }))).toBe(400);
    expect(() => strategy.nextDelay(endOf({ attempt: 5, status: 200, failure }))).toThrow(failure);
  });
});
