import { getBook, isolated, Script, service } from "../../test/invented-service.ts";
import { streamInput } from "../codegen/v1/stream-input.ts";
import { EndpointConnectionError } from "../errors/http.ts";
import { ChecksumError } from "../errors/stream.ts";
import { joinBytes } from "../http/join-bytes.ts";
import type { HttpRequest } from "../http/request.ts";
import type { SendOptions } from "../http/transport.ts";
import type { AttemptOutcome, RetryStrategy } from "../retries/strategy.ts";
import { createClient } from "./create-client.ts";
import { operation } from "./operation.ts";
import type { ClientOptions, RetryEvent } from "./options.ts";
import { UNSIGNED } from "./resolved-config.ts";

const OK = { body: '{"Title":"Emma"}' };
const LATER = "Fri, 02 Jan 2026 04:04:05 GMT";

function client(script: Script, options?: ClientOptions) {
  return createClient(service, { getBook }, isolated(script, options));
}

describe("retries", () => {
  test("are told of before their wait", async () => {
    const events: RetryEvent[] = [];
    const failure = new EndpointConnectionError("u");
    const options = { onRetry: (event: RetryEvent) => void events.push(event) };
    await client(new Script(failure, { status: 503 }, OK), options).getBook({ Id: "1" });
    expect(events).toMatchObject([
      { operationName: "GetBook", attempt: 1, delayMs: 500, error: failure },
      { attempt: 2, delayMs: 1000, error: { Error: { Code: "503" } } },
    ]);
  });

  test("follow a strategy of the program", async () => {
    const seen: AttemptOutcome[] = [];
    const strategy: RetryStrategy = {
      nextDelay(outcome) {
        seen.push(outcome);
        return outcome.response?.status === 404 ? 1 : undefined;
      },
      succeeded: (outcome) => void seen.push(outcome),
    };
    const script = new Script({ status: 404 }, OK);
    await client(script, { retries: { strategy } }).getBook({ Id: "1" });
    expect(seen.map(({ attempt, code }) => [attempt, code])).toEqual([
      [1, "404"],
      [2, undefined],
    ]);
    expect(seen[0]!.call).toBe(seen[1]!.call);
  });

  test("of other modes are loaded when asked for", async () => {
    const script = new Script({ status: 429 });
    await expect(client(script, { retries: { mode: "standard" } }).getBook({ Id: "1" })).rejects.toMatchObject({
      statusCode: 429,
    });
    expect(script.sent).toHaveLength(1);
  });

  test("say until when an answer is of use, by the server's clock", async () => {
    const script = new Script({ status: 503, headers: { date: LATER } }, OK);
    await client(script).getBook({ Id: "1" });
    expect(script.sent[1]!.headers["amz-sdk-request"]).toBe("ttl=20260102T040505Z; attempt=2; max=5");
  });

  test("a reply that the service's own check refuses is no answer", async () => {
    const check = (): Error => new ChecksumError("crc32", "1", "2");
    const shelf = createClient({ ...service, retries: { check, maxAttempts: 2 } }, { getBook }, isolated(new Script(OK, OK)));
    await expect(shelf.getBook({ Id: "1" })).rejects.toMatchObject({ name: "ChecksumError" });
  });
});

describe("a wrong clock", () => {
  const skewed = { status: 403, headers: { date: LATER, "x-amzn-errortype": "RequestTimeTooSkewed" } };

  test("is corrected by the server's time, for later calls too", async () => {
    const script = new Script(skewed, OK, OK);
    const shelf = client(script);
    const { ResponseMetadata } = await shelf.getBook({ Id: "1" });
    await shelf.getBook({ Id: "2" });
    expect(ResponseMetadata.RetryAttempts).toBe(1);
    expect(script.sent.map(({ headers }) => headers["x-amz-date"])).toEqual([
      "20260102T030405Z",
      "20260102T040405Z",
      "20260102T040405Z",
    ]);
  });

  test("is not blamed twice", async () => {
    const script = new Script(skewed, skewed, OK);
    await expect(client(script).getBook({ Id: "1" })).rejects.toMatchObject({ code: "RequestTimeTooSkewed" });
    expect(script.sent).toHaveLength(2);
  });
});

describe("a body that can be read once", () => {
  const writeBook = operation<{ Id: string; Pages: AsyncIterable<string> }, void>(
    "WriteBook",
    "PUT /books/{Id}/pages",
    '{"input":{"$":{"Id! uri":"s1","Pages":{"$":"B","streaming":true}},"payload":"Pages"}}',
    { streamInput },
  );
  async function* pages(): AsyncGenerator<string> {
    yield "once";
  }

  /** Reads bodies, or refuses before it does. */
  class Reader extends Script {
    readonly bodies: string[] = [];
    refusals = 0;

    override async send(request: HttpRequest, options: SendOptions) {
      if (this.refusals-- > 0) throw new EndpointConnectionError("u");
      const pieces: Uint8Array[] = [];
      for await (const piece of request.body as AsyncIterable<Uint8Array>) pieces.push(piece);
      this.bodies.push(Buffer.from(joinBytes(pieces)).toString());
      return super.send(request, options);
    }
  }

  test("is not sent twice, and the error says why", async () => {
    const script = new Reader({ status: 503 });
    const shelf = createClient(service, { writeBook }, isolated(script, { signatureVersion: UNSIGNED }));
    await expect(shelf.writeBook({ Id: "1", Pages: pages() })).rejects.toMatchObject({
      code: "503",
      message: expect.stringMatching(
        /Not tried again: the request body \[object AsyncGenerator\] can be read only once\. Pass bytes/,
      ),
    });
    expect(script.bodies).toEqual(["once"]);
  });

  test("is sent later when it was not begun", async () => {
    const script = new Reader({});
    script.refusals = 2;
    await createClient(service, { writeBook }, isolated(script, { signatureVersion: UNSIGNED })).writeBook({
      Id: "1",
      Pages: pages(),
    });
    expect(script.bodies).toEqual(["once"]);
  });
});
