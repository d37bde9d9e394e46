import { getBook, isolated, putBook, readBook, Script, service } from "../../test/invented-service.ts";
import type { BaseClient } from "../client/base-client.ts";
import { clientClass, type ClientClass, type ServiceClient } from "../client/client-class.ts";
import { createClient, type OperationMethods } from "../client/create-client.ts";
import { operation } from "../client/operation.ts";
import type { ClientOptions } from "../client/options.ts";
import { UNSIGNED } from "../client/resolved-config.ts";
import type { StreamingBody } from "../http/streaming-body.ts";
import { generatePresignedUrl } from "../presign/generate-presigned-url.ts";
import { timestamps } from "../protocols/timestamps.ts";
import { registerService } from "../session/service-registry.ts";
import { Session } from "../session/session.ts";
import { eventsOf } from "./client-events.ts";
import { hook, type HookSection } from "./hooks.ts";
import type { EventFields } from "./event-emitter.ts";

const OK = { body: '{"Title":"Emma"}' };
const Shelf = clientClass<ServiceClient & OperationMethods<{ getBook: typeof getBook }>>(service, { getBook, putBook });

function client(script: Script, options?: ClientOptions) {
  return createClient(service, { getBook, putBook }, isolated(script, options));
}

/** Keeps the names of all events. */
function recordNames(shelf: Parameters<typeof eventsOf>[0]): string[] {
  const names: string[] = [];
  eventsOf(shelf).register("*", ({ eventName }) => void names.push(eventName));
  return names;
}

describe("events of a client", () => {
  test("come in boto3's order", async () => {
    const shelf = client(new Script(OK));
    const names = recordNames(shelf);
    await shelf.getBook({ Id: "1" });
    const ofOperation = (stage: string): string => `${stage}.book-shelf.GetBook`;
    expect(names).toEqual([
      ofOperation("provide-client-params"),
      ofOperation("before-parameter-build"),
      "before-endpoint-resolution.book-shelf",
      ...[
        "before-call",
        "request-created",
        "choose-signer",
        "before-sign",
        "before-send",
        "before-parse",
        "response-received",
        "needs-retry",
      ].map(ofOperation),
      ofOperation("after-call"),
    ]);
  });

  test("of an address are those up to its signature", async () => {
    const shelf = client(new Script());
    const names = recordNames(shelf);
    await generatePresignedUrl(shelf, getBook, { Params: { Id: "1" } });
    expect(names.map((name) => name.split(".")[0])).toEqual(
      "provide-client-params before-parameter-build before-endpoint-resolution choose-signer before-sign".split(" "),
    );
  });

  test("change what is sent, and what is returned", async () => {
    const script = new Script(OK);
    const shelf = new Shelf(isolated(script));
    const { events } = shelf.meta;
    expect(events).toBe(shelf.meta.events);
    events.register("provide-client-params.book-shelf", () => ({ Id: "other" }));
    events.register(
      "before-parameter-build.*.GetBook",
      ({ params }) => void ((params as Record<string, unknown>)["Token"] = "t"),
    );
    events.register(
      "before-call",
      ({ params }) => void ((params as { headers: Record<string, string> }).headers["x-mine"] = "1"),
    );
    events.register(
      "before-parse",
      ({ customizedResponseDict }) => void Object.assign(customizedResponseDict as object, { Extra: 1 }),
    );
    events.register("after-call", ({ parsed }) => void ((parsed as { Title?: string }).Title += "!"));
    expect(await shelf.getBook({ Id: "1" })).toMatchObject({ Title: "Emma!", Extra: 1 });
    expect(script.sent[0]).toMatchObject({ path: "/books/other", query: "token=t" });
    expect(script.sent[0]!.headers["authorization"]).toContain("x-mine");
  });

  test("choose a signer", async () => {
    const script = new Script(OK);
    const shelf = client(script);
    eventsOf(shelf).register("choose-signer", () => UNSIGNED);
    await shelf.getBook({ Id: "1" });
    expect(script.sent[0]!.headers["authorization"]).toBeUndefined();
  });

  test("answer in place of the network, parsed or not", async () => {
    const script = new Script();
    const parsed = client(script);
    eventsOf(parsed).register("before-call", () => [{ status: 200 }, { Title: "made up" }]);
    expect(await parsed.getBook({ Id: "1" })).toMatchObject({ Title: "made up" });
    const refused = client(script);
    eventsOf(refused).register("before-call", () => [{ status: 400 }, { Error: { Code: "BookNotFound", Message: "no" } }]);
    await expect(refused.getBook({ Id: "1" })).rejects.toBeInstanceOf(refused.exceptions["BookNotFound"]);
    const raw = client(script);
    eventsOf(raw).register("before-send", () => ({ status: 200, headers: { "X-Amzn-RequestId": "r" }, body: '{"Title":"raw"}' }));
    expect(await raw.getBook({ Id: "1" })).toMatchObject({ Title: "raw", ResponseMetadata: { RequestId: "r" } });
    expect(script.sent).toEqual([]);
  });

  test("tell how each attempt ended, whatever its end, and not of answers in place of the network", async () => {
    const failure = new Error("no connection");
    const script = new Script({ status: 503, body: "{}" }, failure, OK);
    const shelf = client(script, { sleep: async () => {}, retries: { totalMaxAttempts: 5 } });
    const seen: EventFields[] = [];
    eventsOf(shelf).register("response-received", (event) => void seen.push(event));
    eventsOf(shelf).register("needs-retry", ({ caughtException }) => (caughtException ? 0 : undefined));
    expect(await shelf.getBook({ Id: "1" })).toMatchObject({ Title: "Emma", ResponseMetadata: { RetryAttempts: 2 } });
    const status = ({ responseDict }: EventFields): unknown => (responseDict as { status: number } | undefined)?.status;
    expect(seen.map(status)).toEqual([503, undefined, 200]);
    expect(seen.map(({ exception }) => (exception as Error | undefined)?.name)).toEqual([undefined, "Error", undefined]);
    expect(seen[0]!["parsedResponse"]).toMatchObject({ ResponseMetadata: { HTTPStatusCode: 503 } });
    eventsOf(shelf).register("before-call", () => [{ status: 200 }, {}]);
    await shelf.getBook({ Id: "1" });
    expect(seen.length).toBe(3);
  });

  test("have a call tried again where the client would not, after a wait in seconds", async () => {
    const script = new Script(OK, { status: 404, body: "{}" }, OK, OK, OK);
    const waits: number[] = [];
    const shelf = client(script, { sleep: async (ms) => void waits.push(ms) });
    const asked: EventFields[] = [];
    const events = eventsOf(shelf);
    events.register("needs-retry.book-shelf.GetBook", (event) => {
      asked.push(event);
      return (event["attempts"] as number) < 3 ? 1.5 : undefined;
    });
    expect((await shelf.getBook({ Id: "1" })).ResponseMetadata.RetryAttempts).toBe(2);
    expect(waits).toEqual([1500, 1500]);
    expect(asked[0]).toMatchObject({
      response: [{ status: 200 }, { Title: "Emma" }],
      attempts: 1,
      operation: { name: "GetBook" },
    });
    expect((asked[1]!["requestDict"] as { headers: object }).headers).toHaveProperty("authorization");
    events.registerFirst("needs-retry.book-shelf.GetBook", () => false);
    expect((await shelf.getBook({ Id: "1" })).ResponseMetadata.RetryAttempts).toBe(0);
  });

  test("close the stream of a reply that a handler does not want", async () => {
    const script = new Script({ body: "first" }, { body: "second" });
    const shelf = createClient(service, { readBook }, isolated(script));
    const streams: StreamingBody[] = [];
    eventsOf(shelf).register("needs-retry", ({ response, attempts }) => {
      streams.push((response as [object, { Pages: StreamingBody }])[1].Pages);
      return attempts === 1 ? 0 : undefined;
    });
    const { Pages } = await shelf.readBook({ Id: "1" });
    expect(await (Pages as StreamingBody).text()).toBe("second");
    await expect(streams[0]!.text()).rejects.toThrow("closed");
  });

  test("tell what failed", async () => {
    const script = new Script({ status: 404, body: "{}" });
    const shelf = client(script);
    const seen: EventFields[] = [];
    eventsOf(shelf).register("after-call", (event) => void seen.push(event));
    eventsOf(shelf).register("after-call-error", (event) => void seen.push(event));
    await shelf.getBook({ Id: "1" }).catch(() => undefined);
    await shelf.getBook({} as { Id: string }).catch(() => undefined);
    expect(seen.map(({ eventName }) => eventName)).toEqual([
      "after-call.book-shelf.GetBook",
      "after-call-error.book-shelf.GetBook",
    ]);
    expect(seen[1]!["exception"]).toMatchObject({ name: "ParamValidationError" });
  });

  test("are shared by the handlers of one call only", async () => {
    const shelf = client(new Script(OK, OK));
    const counts: unknown[] = [];
    const count = ({ context }: EventFields): void => {
      const notes = context as Map<string, number>;
      notes.set("n", (notes.get("n") ?? 0) + 1);
      counts.push(notes.get("n"));
    };
    eventsOf(shelf).register("before-call", count);
    eventsOf(shelf).register("after-call", count);
    await shelf.getBook({ Id: "1" });
    await shelf.getBook({ Id: "1" });
    expect(counts).toEqual([1, 2, 1, 2]);
  });
});

describe("hooks", () => {
  test("stand in sections, see the end of an attempt and may ask for another", async () => {
    const order: string[] = [];
    const note = (name: string, section?: HookSection) => hook("before-call", ["GetBook"], () => void order.push(name), section);
    const hooks = [
      note("last", "last"),
      note("middle"),
      note("first", "first"),
      hook("response-received", undefined, ({ reply }) => void (reply!.output!["Seen"] = true)),
      hook("needs-retry", ["GetBook"], ({ attempt, reply, maxAttempts }) => {
        order.push(`${reply?.output?.["Title"]} of ${maxAttempts}`);
        return attempt === 1 ? 5 : undefined;
      }),
    ];
    const waits: number[] = [];
    const shelf = client(new Script(OK, OK), { hooks, sleep: async (ms) => void waits.push(ms) });
    expect(await shelf.getBook({ Id: "1" })).toMatchObject({ Seen: true, ResponseMetadata: { RetryAttempts: 1 } });
    expect(order).toEqual(["first", "middle", "last", "Emma of 5", "Emma of 5"]);
    expect(waits).toEqual([5]);
  });
});

describe("events of a session", () => {
  test("are those of the clients it makes afterwards", async () => {
    const script = new Script(OK, OK);
    const session = new Session();
    const seen: string[] = [];
    session.events.register("before-call", () => void seen.push("session"));
    const shelf = session.client(Shelf, isolated(script));
    session.events.register("before-call", () => void seen.push("later"));
    shelf.meta.events.register("before-call", () => void seen.push("client"));
    await shelf.getBook({ Id: "1" });
    expect(seen).toEqual(["session", "client"]);
  });

  test("EVT-10: say which service a name stands for", () => {
    registerService("shelf", Shelf as unknown as ClientClass<BaseClient>);
    const session = new Session();
    const client = session.client as unknown as (name: string, options: ClientOptions) => ServiceClient;
    const named = (name: string): string => client.call(session, name, isolated(new Script())).meta.service.name;
    session.events.register("choose-service-name", ({ serviceName }) => (serviceName === "books" ? "shelf" : undefined));
    session.events.register("choose-service-name", ({ serviceName }) => (serviceName === "books" ? "nothing" : undefined));
    expect(named("books")).toBe("shelf");
    expect(named("shelf")).toBe("shelf");
    expect(() => named("journals")).toThrow("Unknown service: 'journals'.");
  });

  test("give clients methods", () => {
    const session = new Session();
    session.events.register("creating-client-class.book-shelf", ({ classAttributes }) => {
      (classAttributes as Record<string, unknown>)["shout"] = function (this: ServiceClient) {
        return this.meta.service.name;
      };
    });
    const shelf = session.client(Shelf, isolated(new Script())) as unknown as { shout(): string };
    expect(shelf.shout()).toBe("shelf");
  });

  test("find what a client does not have, by name or as a property", async () => {
    const script = new Script(OK, OK);
    const session = new Session();
    session.events.register("getattr.book-shelf.fetchBook", () => "get_book");
    session.events.register("getattr.book-shelf.shelfName", ({ client }) => (client as ServiceClient).meta.service.name);
    const shelf = session.client(Shelf, isolated(script));
    expect(await shelf.send("fetchBook", { Id: "1" })).toMatchObject({ Title: "Emma" });
    expect((shelf as unknown as { shelfName: string }).shelfName).toBe("shelf");
    await expect(shelf.send("burnBook")).rejects.toThrow("Client does not have method: burnBook");
    shelf.meta.events.register("getattr.book-shelf.*", () => "GetBook");
    expect(await shelf.send("readBook", { Id: "1" })).toMatchObject({ Title: "Emma" });
  });

  test("choose how timestamps are written", async () => {
    const script = new Script(OK, OK);
    const session = new Session();
    const shape = '{"input":{"Until":"t"}}';
    const lendBook = operation<{ Until: Date }, void>("LendBook", "POST /loans", shape, { timestamps });
    const Lender = clientClass<ServiceClient & OperationMethods<{ lendBook: typeof lendBook }>>(service, { lendBook });
    const seen: unknown[] = [];
    session.events.register("creating-serializer.shelf", ({ protocolName, serializerKwargs }) => {
      const chosen = serializerKwargs as { timestampPrecision: string };
      seen.push(protocolName, { ...chosen });
      chosen.timestampPrecision = "millisecond";
    });
    const Until = new Date("2026-01-02T03:04:05.678Z");
    await session.client(Lender, isolated(script)).lendBook({ Until });
    await new Lender(isolated(script)).lendBook({ Until });
    expect(seen).toEqual(["rest-json", { timestampPrecision: "default" }]);
    expect(script.sent.map(({ body }) => body)).toEqual(['{"Until":1767323045.678}', '{"Until":1767323045}']);
  });
});
