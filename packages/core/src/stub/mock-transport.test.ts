import { getBook, isolated, putBook, readBook, service } from "../../test/invented-service.ts";
import { createClient } from "../client/create-client.ts";
import { ConnectionClosedError } from "../errors/http.ts";
import type { StreamingBody } from "../http/streaming-body.ts";
import { MockTransport } from "./mock-transport.ts";
import { streamingBody } from "./streaming-body.ts";
import { Stubber } from "./stubber.ts";

function shelf(transport: MockTransport) {
  return createClient(service, { getBook, putBook, readBook }, isolated(transport));
}

describe("a mock transport", () => {
  test("answers in turn and keeps what was sent", async () => {
    const transport = new MockTransport().reply({ body: { Title: "Emma" } }).reply({});
    const client = shelf(transport);
    expect(await client.getBook({ Id: "1" })).toMatchObject({ Title: "Emma" });
    await client.putBook({ Id: "1", Title: "x" });
    const [, put] = transport.requests;
    expect(put).toMatchObject({ method: "PUT", url: "https://shelf.us-east-1.amazonaws.com/books/1" });
    expect(new TextDecoder().decode(put!.body)).toBe('{"Title":"x"}');
    expect(put!.headers["authorization"]).toContain("AKIDEXAMPLE");
  });

  test("answers what fits, in any order, and by functions", async () => {
    const transport = new MockTransport()
      .on({ method: "get", url: /books\/1\b/ }, { body: { Title: "one" } })
      .on({ url: "/books/", headers: { "content-type": "json" }, body: "Emma" }, { status: 409, body: { message: "taken" } })
      .on(
        ({ method }) => method === "GET",
        ({ path }) => ({ body: { Title: path } }),
      );
    const client = shelf(transport);
    expect((await client.getBook({ Id: "2" })).Title).toBe("/books/2");
    expect((await client.getBook({ Id: "1" })).Title).toBe("one");
    await expect(client.putBook({ Id: "1", Title: "Emma" })).rejects.toMatchObject({ statusCode: 409 });
    await expect(client.putBook({ Id: "1" })).rejects.toThrow(
      "Nothing answers PUT https://shelf.us-east-1.amazonaws.com/books/1",
    );
  });

  test("fails as a network does, and calls are tried again", async () => {
    const transport = new MockTransport().reply(new ConnectionClosedError("https://shelf")).reply({ body: { Title: "Emma" } });
    const output = await shelf(transport).getBook({ Id: "1" });
    expect(output.ResponseMetadata.RetryAttempts).toBe(1);
  });

  test("gives streaming bodies", async () => {
    async function* pages() {
      yield "one ";
      yield new TextEncoder().encode("two");
    }
    const transport = new MockTransport().reply({ headers: { "X-Count": "2" }, body: pages() });
    const { Pages } = await shelf(transport).readBook({ Id: "1" });
    expect(await (Pages as StreamingBody).text()).toBe("one two");
    const client = shelf(new MockTransport());
    new Stubber(client).activate().addResponse("readBook", { Pages: streamingBody("three") });
    const stubbed = await client.readBook({ Id: "1" });
    expect(await (stubbed.Pages as StreamingBody).text()).toBe("three");
  });
});
