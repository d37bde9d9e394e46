/** What recorded waits (conformance family `waiters`) do not show: limits, abort, what callers are told. */
import { sleep } from "../client/call-limits.ts";
import { operation } from "../client/operation.ts";
import type { CallOptions } from "../client/options.ts";
import { ClientError } from "../errors/client-error.ts";
import { WaiterError } from "../errors/waiter.ts";
import type { WaiterDefinition } from "./definition.ts";
import { waitUntil, type WaitAttempt, type Waiting } from "./wait-until.ts";

const bookReturned: WaiterDefinition<{ Id: string }, { State?: string }> = {
  name: "BookReturned",
  operation: operation<{ Id: string }, { State?: string }>("GetBook", "GET /books/{Id}"),
  delay: 7,
  maxAttempts: 3,
  acceptors: [
    { state: "success", matcher: "path", argument: "State", expected: "home" },
    { state: "failure", matcher: "path", argument: "State", expected: "lost" },
    { state: "retry", matcher: "error", expected: "Throttled" },
  ],
};

class Desk {
  readonly inputs: unknown[] = [];
  readonly options: (CallOptions | undefined)[] = [];
  readonly sleeps: number[] = [];
  readonly client: Waiting;

  constructor(answers: unknown[], wait: Waiting["sleep"] = async (ms) => void this.sleeps.push(ms)) {
    const send = async (_operation: unknown, input: unknown, options?: CallOptions): Promise<unknown> => {
      this.inputs.push(input);
      this.options.push(options);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer instanceof Error) throw answer;
      return answer;
    };
    this.client = { send, sleep: wait } as unknown as Waiting;
  }
}

function serviceError(code: string): ClientError {
  const response = { Error: { Code: code, Message: "no" }, ResponseMetadata: { HTTPStatusCode: 400 } };
  return new ClientError(response, "GetBook");
}

async function failure(wait: Promise<unknown>): Promise<WaiterError> {
  const error = await wait.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(WaiterError);
  return error as WaiterError;
}

describe("waitUntil", () => {
  test("calls until an acceptor decides, with the waiter's delay and without its configuration", async () => {
    const desk = new Desk([{ State: "out" }, serviceError("Throttled"), { State: "home" }]);
    const result = await waitUntil(desk.client, bookReturned, { Id: "1", WaiterConfig: { MaxAttempts: 9 } });
    expect(result).toMatchObject({ attempts: 3, lastResponse: { State: "home" } });
    expect(desk.sleeps).toEqual([7000, 7000]);
    expect(desk.inputs).toEqual([{ Id: "1" }, { Id: "1" }, { Id: "1" }]);
  });

  test("tells every attempt and hands options to each call", async () => {
    const desk = new Desk([{ State: "out" }, serviceError("Throttled"), { State: "home" }]);
    const seen: WaitAttempt[] = [];
    await waitUntil(
      desk.client,
      bookReturned,
      { Id: "1", WaiterConfig: { Delay: 0.5 } },
      { onAttempt: (attempt) => void seen.push(attempt), timeoutMs: 9, deadlineMs: 60_000 },
    );
    expect(seen.map(({ attempt, state, nextDelayMs }) => [attempt, state, nextDelayMs])).toEqual([
      [1, undefined, 500],
      [2, "retry", 500],
      [3, "success", undefined],
    ]);
    expect(seen[1]).toMatchObject({ error: { code: "Throttled" }, response: { Error: { Code: "Throttled" } } });
    expect(desk.options[0]).toMatchObject({ timeoutMs: 9, signal: expect.any(AbortSignal) });
    expect(desk.options[0]).not.toHaveProperty("deadlineMs");
  });

  test("leaves a share of the delay to chance", async () => {
    const desk = new Desk([{ State: "out" }, { State: "home" }]);
    await waitUntil(desk.client, bookReturned, { Id: "1" }, { jitter: 0.5 });
    expect(desk.sleeps[0]).toBeGreaterThan(3500);
    expect(desk.sleeps[0]).toBeLessThanOrEqual(7000);
  });

  test("makes one call even when none is allowed", async () => {
    const desk = new Desk([{ State: "out" }]);
    const error = await failure(waitUntil(desk.client, bookReturned, { Id: "1", WaiterConfig: { MaxAttempts: 0 } }));
    expect(error.reason).toBe("Max attempts exceeded");
    expect([desk.inputs.length, desk.sleeps]).toEqual([1, []]);
  });
});

describe("a wait that fails", () => {
  test("says which acceptor decided and carries the answer", async () => {
    const error = await failure(waitUntil(new Desk([{ State: "lost" }]).client, bookReturned, { Id: "1" }));
    expect(error).toMatchObject({
      message:
        'Waiter BookReturned failed: Waiter encountered a terminal failure state: For expression "State" we matched expected path: "lost"',
      waiterName: "BookReturned",
      lastResponse: { State: "lost" },
      acceptor: bookReturned.acceptors[1],
      attempts: 1,
    });
  });

  test("ends at once at an error that was not waited for, which is its cause", async () => {
    const denied = serviceError("AccessDenied");
    const desk = new Desk([denied]);
    const error = await failure(waitUntil(desk.client, bookReturned, { Id: "1" }));
    expect(error).toMatchObject({
      reason: "An error occurred (AccessDenied): no",
      lastResponse: { Error: { Code: "AccessDenied" } },
      attempts: 1,
    });
    expect(error.cause).toBe(denied);
    expect(desk.inputs).toHaveLength(1);
  });

  test("names the acceptor that matched, not the last of the model", async () => {
    const desk = new Desk([serviceError("Throttled"), { State: "out" }, { State: "out" }]);
    const error = await failure(waitUntil(desk.client, bookReturned, { Id: "1" }));
    expect(error.reason).toBe("Max attempts exceeded. Previously accepted state: Matched expected service error code: Throttled");
  });

  test("lets errors pass that are no answer of the service", async () => {
    const broken = new TypeError("no route");
    await expect(waitUntil(new Desk([broken]).client, bookReturned, { Id: "1" })).rejects.toBe(broken);
  });
});

describe("limits of a wait", () => {
  test("an abort ends the pause, and nothing is sent afterwards", async () => {
    const desk = new Desk([{ State: "out" }], sleep);
    const controller = new AbortController();
    const wait = waitUntil(desk.client, bookReturned, { Id: "1" }, { signal: controller.signal });
    setTimeout(() => controller.abort("enough"), 5);
    await expect(wait).rejects.toBe("enough");
    expect(desk.inputs).toHaveLength(1);
  });

  test("a deadline ends the whole wait and says what was known", async () => {
    const desk = new Desk([{ State: "out" }], sleep);
    const error = await failure(waitUntil(desk.client, bookReturned, { Id: "1" }, { deadlineMs: 10 }));
    expect(error).toMatchObject({ reason: "Not done within 10 ms", lastResponse: { State: "out" }, attempts: 1 });
  });
});

describe("matchers", () => {
  const on = (acceptor: WaiterDefinition<unknown, unknown>["acceptors"][number]): WaiterDefinition<object, object> => ({
    ...bookReturned,
    maxAttempts: 1,
    acceptors: [acceptor],
  });

  test.each([
    ["pathAll", []],
    ["pathAny", []],
    ["pathAll", undefined],
    ["pathAll", ["home", "out"]],
    ["pathAny", ["out"]],
  ] as const)("%s does not match %j", async (matcher, Books) => {
    const waiter = on({ state: "success", matcher, argument: "Books", expected: "home" });
    await expect(waitUntil(new Desk([{ Books }]).client, waiter)).rejects.toThrow("Max attempts exceeded");
  });

  test("compare numbers by value, and nothing with null", async () => {
    const five = on({ state: "success", matcher: "path", argument: "Count", expected: 5 });
    await waitUntil(new Desk([{ Count: 5n }]).client, five);
    await waitUntil(new Desk([{}]).client, on({ state: "success", matcher: "path", argument: "Count", expected: null }));
    const truth = on({ state: "success", matcher: "path", argument: "Count", expected: true });
    await expect(waitUntil(new Desk([{ Count: 1 }]).client, truth)).rejects.toThrow("Max attempts exceeded");
  });

  test("of paths do not look into errors", async () => {
    const waiter = on({ state: "success", matcher: "path", argument: "Error.Code", expected: "Gone" });
    await expect(waitUntil(new Desk([serviceError("Gone")]).client, waiter)).rejects.toThrow("An error occurred (Gone): no");
  });
});
