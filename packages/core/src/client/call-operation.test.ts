import { getBook, isolated, putBook, readBook, Script, service } from "../../test/invented-service.ts";
import { ConnectionClosedError, EndpointConnectionError } from "../errors/http.ts";
import { ClientError } from "../errors/client-error.ts";
import type { Transport } from "../http/transport.ts";
import type { StreamingBody } from "../http/streaming-body.ts";
import { streamInput } from "../codegen/v1/stream-input.ts";
import { hook } from "../events/hooks.ts";
import { operation } from "./operation.ts";
import { createClient } from "./create-client.ts";
import type { ClientOptions } from "./options.ts";
import { UNSIGNED } from "./resolved-config.ts";

const OK = { body: '{"Title":"Emma"}' };
const NOT_FOUND = {
  status: 404,
  headers: { "x-amzn-errortype": "BookNotFound", "x-amzn-requestid": "r-1" },
  body: '{"message":"gone","Title":"Emma"}',
};

function client(script: Script, options?: ClientOptions) {
  return createClient(service, { getBook, putBook, readBook }, isolated(script, options));
}

describe("a call", () => {
  test("is signed, numbered and told apart", async () => {
    const script = new Script(OK);
    await client(script).getBook({ Id: "1" });
    const [request] = script.sent;
    expect(request).toMatchObject({
      method: "GET",
      protocol: "https:",
      hostname: "shelf.us-east-1.amazonaws.com",
      port: undefined,
      path: "/books/1",
    });
    expect(request!.headers).toMatchObject({
      authorization: expect.stringContaining(
        "Credential=AKIDEXAMPLE/20260102/us-east-1/shelf/aws4_request, SignedHeaders=host;x-amz-date,",
      ),
      "amz-sdk-invocation-id": "12345678-1234-4abc-8def-123456789012",
      "amz-sdk-request": "attempt=1",
      "user-agent": expect.stringContaining("boto3-ts/"),
    });
  });

  test("fills idempotency tokens in and leaves the caller's input alone", async () => {
    const script = new Script(OK, OK);
    const input = { Id: "1" };
    await client(script).getBook(input);
    await client(script).getBook({ Id: "1", Token: "mine" });
    expect(script.sent.map(({ query }) => query)).toEqual(["token=12345678-1234-4abc-8def-123456789012", "token=mine"]);
    expect(input).toEqual({ Id: "1" });
  });

  test("that changes its endpoint by a hook changes no other", async () => {
    const script = new Script(OK, OK);
    let isFirst = true;
    const change = hook("endpoint-resolved", undefined, (endpoint) => {
      if (isFirst) Object.assign(endpoint, { url: "https://elsewhere.example" }).headers["x-first"] = "yes";
      isFirst = false;
    });
    const books = client(script, { hooks: [change] });
    await books.getBook({ Id: "1" });
    await books.getBook({ Id: "1" });
    expect(script.sent.map(({ hostname, headers }) => [hostname, headers["x-first"]])).toEqual([
      ["elsewhere.example", "yes"],
      ["shelf.us-east-1.amazonaws.com", undefined],
    ]);
  });

  test("joins the base path of an endpoint, and keeps its port", async () => {
    const script = new Script(OK);
    await client(script, { endpointUrl: "http://localhost:4566/base/" }).getBook({ Id: "1" });
    expect(script.sent[0]).toMatchObject({ protocol: "http:", hostname: "localhost", port: 4566, path: "/base/books/1" });
  });

  test("sends headers of the call, signed", async () => {
    const script = new Script(OK);
    await client(script).getBook({ Id: "1" }, { headers: { "X-Mine": "yes" } });
    expect(script.sent[0]!.headers["x-mine"]).toBe("yes");
    expect(script.sent[0]!.headers["authorization"]).toContain("x-mine");
  });

  test("raises the service's error with its modelled members", async () => {
    const shelf = client(new Script(NOT_FOUND));
    const error = await shelf.getBook({ Id: "1" }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(shelf.exceptions["BookNotFound"]);
    expect(error).toBeInstanceOf(ClientError);
    expect(error).toMatchObject({
      name: "BookNotFound",
      message: "An error occurred (BookNotFound) when calling the GetBook operation: gone",
      code: "BookNotFound",
      statusCode: 404,
      requestId: "r-1",
      operationName: "GetBook",
      response: { Title: "Emma" },
    });
  });

  test("gives up a required URI member before anything is sent", async () => {
    const script = new Script();
    await expect(client(script).getBook({} as never)).rejects.toMatchObject({ name: "ParamValidationError" });
    expect(script.sent).toEqual([]);
  });

  test("hands a streaming body on unread", async () => {
    const reply = await client(new Script({ body: "once upon", headers: { "x-count": "3" } })).readBook({ Id: "1" });
    expect(reply).toMatchObject({ Count: 3 });
    expect(await (reply.Pages as StreamingBody).text()).toBe("once upon");
  });

  test("is not signed when the client is unsigned, and asks for no credentials", async () => {
    const script = new Script(OK);
    await client(script, { signatureVersion: UNSIGNED, credentials: undefined }).getBook({ Id: "1" });
    expect(script.sent[0]!.headers).not.toHaveProperty("authorization");
  });

  test("says when there are no credentials or no region", async () => {
    await expect(client(new Script(), { credentials: undefined }).getBook({ Id: "1" })).rejects.toThrow(
      "Unable to locate credentials",
    );
    await expect(client(new Script(), { regionName: undefined }).getBook({ Id: "1" })).rejects.toThrow(
      "You must specify a region.",
    );
  });
});

describe("attempts", () => {
  test("follow transient failures, are numbered and counted", async () => {
    const script = new Script(new EndpointConnectionError("u"), { status: 503 }, OK);
    const waits: number[] = [];
    const reply = await client(script, { sleep: (ms) => Promise.resolve(void waits.push(ms)) }).getBook({ Id: "1" });
    expect(script.sent.map(({ headers }) => headers["amz-sdk-request"])).toEqual([
      "attempt=1",
      "attempt=2; max=5",
      "attempt=3; max=5",
    ]);
    expect(reply.ResponseMetadata.RetryAttempts).toBe(2);
    expect(waits).toEqual([500, 1000]);
  });

  test("end at the client's number, which the error tells", async () => {
    const script = new Script({ status: 500 }, { status: 500 });
    const error = await client(script, { retries: { totalMaxAttempts: 2 } })
      .getBook({ Id: "1" })
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      message: expect.stringContaining("(reached max retries: 1)"),
      response: { ResponseMetadata: { MaxAttemptsReached: true } },
    });
  });

  test("end at the call's number", async () => {
    const script = new Script({ status: 500 });
    await expect(client(script).getBook({ Id: "1" }, { retries: 0 })).rejects.toThrow("(reached max retries: 0)");
    expect(script.sent).toHaveLength(1);
  });

  test("do not follow what will not pass", async () => {
    const script = new Script(NOT_FOUND);
    await expect(client(script).getBook({ Id: "1" })).rejects.toThrow("gone");
    expect(script.sent).toHaveLength(1);
  });
});

describe("limits", () => {
  test("an abort rejects with its reason, and nothing is sent afterwards", async () => {
    const reason = new Error("changed my mind");
    const script = new Script("silence", OK);
    const controller = new AbortController();
    const call = client(script).getBook({ Id: "1" }, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 5);
    await expect(call).rejects.toBe(reason);
    expect(script.sent).toHaveLength(1);

    await expect(client(script).getBook({ Id: "1" }, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(script.sent).toHaveLength(1);
  });

  test("an abort ends the wait between attempts", async () => {
    const controller = new AbortController();
    const script = new Script({ status: 500 }, OK);
    const call = client(script, { sleep: undefined }).getBook({ Id: "1" }, { signal: controller.signal });
    setTimeout(() => controller.abort("stop"), 5);
    await expect(call).rejects.toBe("stop");
    expect(script.sent).toHaveLength(1);
  });

  test("an abort ends the wait for credentials", async () => {
    const script = new Script(OK);
    const controller = new AbortController();
    const call = client(script, { credentials: () => new Promise(() => {}) }).getBook({ Id: "1" }, { signal: controller.signal });
    setTimeout(() => controller.abort("stop"), 5);
    await expect(call).rejects.toBe("stop");
    expect(script.sent).toEqual([]);
  });

  test("a time limit ends one attempt, which may be repeated", async () => {
    const script = new Script("silence", OK);
    expect(await client(script).getBook({ Id: "1" }, { timeoutMs: 5 })).toMatchObject({ Title: "Emma" });
    await expect(client(new Script("silence")).getBook({ Id: "1" }, { timeoutMs: 5, retries: 0 })).rejects.toMatchObject({
      name: "ReadTimeoutError",
    });
  });

  test("a deadline ends all attempts", async () => {
    const script = new Script("silence", "silence", OK);
    await expect(client(script).getBook({ Id: "1" }, { timeoutMs: 20, deadlineMs: 30 })).rejects.toThrow(
      "GetBook had no answer within its deadline of 30 ms",
    );
    expect(script.sent.length).toBeLessThanOrEqual(2);
  });
});

describe("a streaming body", () => {
  test("follows the caller's signal after the call is over, but its time limits no longer", async () => {
    const script = new Script({ body: "once upon" });
    const controller = new AbortController();
    let seen: AbortSignal | undefined;
    const transport: Transport = {
      send(request, options) {
        seen = options.signal;
        return script.send(request, options);
      },
      close() {},
    };
    await client(script, { transport }).readBook({ Id: "1" }, { signal: controller.signal, timeoutMs: 10, deadlineMs: 20 });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(seen!.aborted).toBe(false);
    controller.abort("stop");
    expect(seen!.reason).toBe("stop");
  });

  test("needs the part that hands it on", async () => {
    const bare = { ...readBook, extras: undefined };
    const shelf = createClient(service, { bare }, isolated(new Script({ body: "x" })));
    await expect(shelf.bare({ Id: "1" })).rejects.toThrow(
      'The output of ReadBook needs { streamOutput } from "@boto3/core/codegen/v1/stream-output".',
    );
  });
});

describe("a stream as the body", () => {
  const writeBook = operation<{ Id: string; Pages: Blob }, void>(
    "WriteBook",
    "PUT /books/{Id}/pages",
    '{"input":{"$":{"Id! uri":"s1","Pages":{"$":"B","streaming":true}},"payload":"Pages"}}',
    { streamInput },
  );
  const input = { Id: "1", Pages: new Blob(["once upon"]) };

  test("is sent again when the first attempt failed", async () => {
    const script = new Script({ status: 503 }, {});
    await createClient(service, { writeBook }, isolated(script)).writeBook(input);
    expect(script.sent.map(({ headers }) => headers["content-length"])).toEqual(["9", "9"]);
    const pieces: Uint8Array[] = [];
    for await (const piece of script.sent[1]!.body as AsyncIterable<Uint8Array>) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe("once upon");
  });

  test("needs the part that takes it", async () => {
    const bare = { ...writeBook, extras: undefined };
    await expect(createClient(service, { bare }, isolated(new Script())).bare(input)).rejects.toThrow(
      'The body of WriteBook is a stream, which needs { streamInput } from "@boto3/core/codegen/v1/stream-input".',
    );
  });
});

describe("hooks", () => {
  test("run in the order of a call, for their operations", async () => {
    const seen: string[] = [];
    const note = (stage: string) => (): void => void seen.push(stage);
    const stages = [
      "before-parameter-build",
      "before-endpoint-resolution",
      "endpoint-resolved",
      "before-call",
      "choose-signer",
      "before-sign",
      "before-send",
      "after-call",
    ] as const;
    const hooks = stages.map((stage) => hook(stage, ["GetBook"], note(stage)));
    hooks.push(hook("before-call", ["PutBook"], note("other operation")));
    await client(new Script(OK), { hooks }).getBook({ Id: "1" });
    expect(seen).toEqual([...stages]);
  });

  test("change input, request, reply, output and error", async () => {
    const script = new Script(OK, NOT_FOUND);
    const shelf = client(script, {
      hooks: [
        hook("provide-client-params", undefined, (input) => ({ ...input, Id: "2" })),
        hook("before-call", undefined, async (request) => void (request.headers["x-hook"] = "1")),
        hook("before-parse", undefined, (response) =>
          response.status === 200 ? { ...response, body: new TextEncoder().encode('{"Title":"Persuasion"}') } : undefined,
        ),
        hook("after-call", undefined, (output) => void (output["Title"] += "!")),
        hook("after-call-error", undefined, (error) => void (error.Error.Message = "not there")),
      ],
    });
    expect(await shelf.getBook({ Id: "1" })).toMatchObject({ Title: "Persuasion!" });
    expect(script.sent[0]).toMatchObject({ path: "/books/2", headers: { "x-hook": "1" } });
    await expect(shelf.getBook({ Id: "1" })).rejects.toThrow("not there");
  });

  test("what a hook does to one attempt is gone at the next", async () => {
    const script = new Script(new ConnectionClosedError("u"), OK);
    let attempts = 0;
    const hooks = [hook("before-send", undefined, (request) => void (request.headers["x-attempt"] ??= String(++attempts)))];
    await client(script, { hooks }).getBook({ Id: "1" });
    expect(script.sent.map(({ headers }) => headers["x-attempt"])).toEqual(["1", "2"]);
  });
});
