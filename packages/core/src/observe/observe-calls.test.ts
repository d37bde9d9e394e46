import { getBook, isolated, readBook, Script, service } from "../../test/invented-service.ts";
import { createClient } from "../client/create-client.ts";
import { EVERY_CALL } from "../client/call-wrapper.ts";
import { ConnectionClosedError } from "../errors/http.ts";
import type { StreamingBody } from "../http/streaming-body.ts";
import { publishDiagnostics } from "./diagnostics.ts";
import { HistoryRecorder } from "./history.ts";
import type { CallEvents } from "./call-events.ts";
import { observeCalls, observeEveryCall, type CallObserver } from "./observe-calls.ts";
import { traceCalls } from "./trace-calls.ts";
import { channel } from "node:diagnostics_channel";

const OK = { body: '{"Title":"Emma"}', headers: { "x-amzn-requestid": "r-1" } };

function shelf(script: Script, ...observers: CallObserver[]) {
  return createClient(service, { getBook, readBook }, isolated(script, { observers }));
}

/** Writes down the names of events and what matters of them. */
function recorder(events: unknown[]): CallEvents {
  return {
    callStarted: ({ service, operation, region, input }) => void events.push(["start", service, operation, region, input]),
    attemptStarted: (_, { number, request }) => void events.push(["attempt", number, request.path]),
    attemptEnded: (_, { number }, { value, error }) =>
      void events.push(["reply", number, value ? [value.status, value.body?.length] : String((error as Error).name)]),
    callEnded: (_, { value, error }) => void events.push(["end", value ? value["Title"] : (error as Error).name]),
  };
}

describe("an observer", () => {
  test("sees a call with its attempts, in order", async () => {
    const events: unknown[] = [];
    const script = new Script(new ConnectionClosedError("https://x"), OK);
    await shelf(script, observeCalls(recorder(events))).getBook({ Id: "1" });
    expect(events).toEqual([
      ["start", "Book Shelf", "GetBook", "us-east-1", { Id: "1" }],
      ["attempt", 1, "/books/1"],
      ["reply", 1, "ConnectionClosedError"],
      ["attempt", 2, "/books/1"],
      ["reply", 2, [200, 16]],
      ["end", "Emma"],
    ]);
  });

  test("sees errors, and does not read streaming bodies", async () => {
    const events: unknown[] = [];
    const script = new Script({ status: 404, headers: { "x-amzn-errortype": "BookNotFound" }, body: "{}" }, { body: "pages" });
    const client = shelf(script, observeCalls(recorder(events)));
    await expect(client.getBook({ Id: "1" })).rejects.toMatchObject({ code: "BookNotFound" });
    expect(events.slice(2)).toEqual([
      ["reply", 1, [404, 2]],
      ["end", "BookNotFound"],
    ]);
    const { Pages } = await client.readBook({ Id: "1" });
    expect(events.slice(6, 7)).toEqual([["reply", 1, [200, undefined]]]);
    expect(await (Pages as StreamingBody).text()).toBe("pages");
  });

  test("never fails a call, and may be uninterested", async () => {
    const broken = observeCalls({
      callStarted: () => {
        throw new Error("broken");
      },
    });
    const events: unknown[] = [];
    const bored = observeCalls({ ...recorder(events), wants: () => false });
    await expect(shelf(new Script(OK), broken, bored).getBook({ Id: "1" })).resolves.toMatchObject({ Title: "Emma" });
    expect(events).toEqual([]);
  });

  test("of every call ends when disposed", async () => {
    const events: unknown[] = [];
    {
      using _ = observeEveryCall(observeCalls(recorder(events)));
      await shelf(new Script(OK)).getBook({ Id: "1" });
    }
    expect(events).toHaveLength(4);
    await shelf(new Script(OK)).getBook({ Id: "1" });
    expect(events).toHaveLength(4);
    expect(EVERY_CALL).toEqual([]);
  });
});

test("the history recorder gives botocore's kinds while it is enabled", async () => {
  const records: Array<[string, unknown, string]> = [];
  const history = new HistoryRecorder();
  history.addHandler({
    emit: () => {
      throw new Error("broken");
    },
  });
  history.addHandler({ emit: (...record) => void records.push(record) });
  await shelf(new Script(OK)).getBook({ Id: "1" });
  history.enable();
  await shelf(new Script(OK)).getBook({ Id: "1" });
  history.record("MINE", 1);
  history.disable();
  await shelf(new Script(OK)).getBook({ Id: "1" });
  expect(records).toMatchObject([
    ["API_CALL", { service: "shelf", operation: "GetBook", params: { Id: "1" } }, "BOTOCORE"],
    ["HTTP_REQUEST", { method: "GET", streaming: false, url: expect.stringMatching(/^https:.*books\/1/) }, "BOTOCORE"],
    ["HTTP_RESPONSE", { status_code: 200, streaming: false, context: { operation_name: "GetBook" } }, "BOTOCORE"],
    ["PARSED_RESPONSE", { Title: "Emma" }, "BOTOCORE"],
    ["MINE", 1, "BOTOCORE"],
  ]);
});

test("diagnostics channels carry calls once somebody subscribed", async () => {
  using _ = publishDiagnostics();
  await shelf(new Script(OK)).getBook({ Id: "1" });
  const messages: unknown[] = [];
  const listen = (message: unknown): void => void messages.push(message);
  channel("boto3:call:end").subscribe(listen);
  await shelf(new Script(OK)).getBook({ Id: "1" });
  channel("boto3:call:end").unsubscribe(listen);
  expect(messages).toMatchObject([{ call: { operation: "GetBook" }, outcome: { value: { Title: "Emma" } } }]);
});

test("tracers get one span for each call, active while it runs", async () => {
  const spans: unknown[] = [];
  let active = "";
  const tracer = {
    startActiveSpan<Result>(name: string, options: object, run: (span: never) => Result): Result {
      const span: Record<string, unknown> = { name, ...options, set: {} };
      spans.push(span);
      active = name;
      return run({
        setAttribute: (key: string, value: unknown) => Object.assign(span["set"] as object, { [key]: value }),
        setStatus: (status: unknown) => (span["status"] = status),
        recordException: (error: Error) => (span["exception"] = error.name),
        end: () => ((active = ""), (span["ended"] = true)),
      } as never);
    },
  };
  const script = new Script(OK, { status: 404, headers: { "x-amzn-errortype": "BookNotFound" }, body: "{}" });
  const seen: string[] = [];
  const client = shelf(script, observeCalls({ attemptStarted: () => void seen.push(active) }), traceCalls(tracer));
  await client.getBook({ Id: "1" });
  await client.getBook({ Id: "1" }).catch(() => undefined);
  expect(seen).toEqual(["Book Shelf.GetBook", "Book Shelf.GetBook"]);
  expect(spans).toMatchObject([
    {
      name: "Book Shelf.GetBook",
      kind: 2,
      attributes: { "rpc.system": "aws-api", "rpc.method": "GetBook" },
      set: { "aws.request_id": "r-1", "http.response.status_code": 200 },
      ended: true,
    },
    { set: { "error.type": "BookNotFound" }, status: { code: 2 }, exception: "BookNotFound", ended: true },
  ]);
});
