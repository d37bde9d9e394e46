import { BotoCoreError } from "../errors/botocore-error.ts";
import { ConnectTimeoutError, EndpointConnectionError, HTTPClientError, ReadTimeoutError } from "../errors/http.ts";
import { simpleRetries } from "./simple.ts";

describe("simple retries", () => {
  const strategy = simpleRetries(5, () => 0.5);

  test("waits a share of a doubling second, and gives up after the last attempt", () => {
    expect([1, 2, 3, 4, 5].map((attempt) => strategy.nextDelay(attempt, { status: 503 }))).toEqual([
      500,
      1000,
      2000,
      4000,
      undefined,
    ]);
  });

  test.each([429, 500, 502, 503, 504, 509])("tries status %i again", (status) => {
    expect(strategy.nextDelay(1, { status })).toBe(500);
  });

  test.each([301, 400, 403, 404, 408, 501])("does not try status %i again", (status) => {
    expect(strategy.nextDelay(1, { status, code: "AccessDenied" })).toBeUndefined();
  });

  test("tries throttling codes again, under status 400 only", () => {
    expect(strategy.nextDelay(1, { status: 400, code: "ThrottlingException" })).toBe(500);
    expect(strategy.nextDelay(1, { status: 403, code: "ThrottlingException" })).toBeUndefined();
  });

  test("tries failed connections and silence again, but no other failure", () => {
    for (const failure of [new EndpointConnectionError("u"), new ConnectTimeoutError("u"), new ReadTimeoutError("u")]) {
      expect(strategy.nextDelay(1, { failure })).toBe(500);
    }
    for (const failure of [new HTTPClientError("x"), new BotoCoreError("x"), new TypeError("x")]) {
      expect(strategy.nextDelay(1, { failure })).toBeUndefined();
    }
  });
});
