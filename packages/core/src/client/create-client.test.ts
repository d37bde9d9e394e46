import { getBook, isolated, putBook, Script, service } from "../../test/invented-service.ts";
import { clientClass } from "./client-class.ts";
import { createClient } from "./create-client.ts";
import { UNSIGNED } from "./resolved-config.ts";

const OK = { body: '{"Title":"Emma"}' };

describe("createClient", () => {
  test("gives a bound method for each operation and leaves the rest of a namespace out", async () => {
    const client = createClient(service, { getBook, service, note: "x" }, isolated(new Script(OK)));
    expect(Object.keys(client)).toEqual(["getBook"]);
    const { getBook: method } = client;
    expect(await method({ Id: "1" })).toMatchObject({
      Title: "Emma",
      ResponseMetadata: { HTTPStatusCode: 200, RetryAttempts: 0 },
    });
  });

  test("sends any operation, also by name in three spellings", async () => {
    const script = new Script(OK, OK, OK, OK);
    const client = createClient(service, { getBook }, isolated(script));
    for (const name of [getBook, "GetBook", "getBook", "get_book"] as const) {
      expect(await client.send(name as typeof getBook, { Id: "1" })).toMatchObject({ Title: "Emma" });
    }
    expect(script.sent.map(({ path }) => path)).toEqual(Array(4).fill("/books/1"));
  });

  test("names the closest operation", async () => {
    const client = createClient(service, { getBook, putBook }, isolated(new Script()));
    await expect(client.send("getBok")).rejects.toThrow('Client does not have method: getBok. Did you mean "getBook"?');
  });

  test("refuses a misspelt option, names the closest, and an impossible value", () => {
    expect(() => createClient(service, {}, { region_name: "x" } as never)).toThrow(
      'Unknown client option "region_name". Did you mean "regionName"?',
    );
    expect(() => createClient(service, {}, { config: { regoinName: "x" } as never })).toThrow(
      'Unknown config option "regoinName"',
    );
    expect(() => createClient(service, {}, { retries: { maxAttempts: -1 } })).toThrow('Value provided to "max_attempts": -1');
    expect(() => createClient(service, {}, { endpointUrl: "no url" })).toThrow("Invalid endpoint: no url");
    expect(() => createClient(service, {}, { apiVersion: "1999-01-01" })).toThrow("Valid versions are: 2026-01-01");
  });

  test("takes boto3's Config, which the options beside it override", async () => {
    const client = createClient(
      service,
      { getBook },
      isolated(new Script(OK), { regionName: undefined, config: { regionName: "eu-west-1", signatureVersion: UNSIGNED } }),
    );
    await client.getBook({ Id: "1" });
    expect(client.meta.regionName).toBe("eu-west-1");
  });

  test("shows its facts once they are known, and the method names at once", async () => {
    const client = createClient(service, { getBook }, isolated(new Script()));
    expect(client.meta.methodToApiMapping).toEqual({ getBook: "GetBook" });
    expect(() => client.meta.regionName).toThrow("await client.load()");
    await client.load();
    expect(client.meta).toMatchObject({
      regionName: "us-east-1",
      partition: "aws",
      endpointUrl: "https://shelf.us-east-1.amazonaws.com",
    });
    expect(client.meta.config).toMatchObject({
      connectTimeoutMs: 60_000,
      readTimeoutMs: 60_000,
      maxPoolConnections: 10,
      maxAttempts: 5,
    });
  });

  test("is disposable", async () => {
    await using client = createClient(service, {}, isolated(new Script()));
    client.close();
  });
});

describe("clientClass", () => {
  interface Shelf {
    getBook(input: { Id: string }): Promise<{ Title?: string }>;
  }
  const BookShelf = clientClass<Shelf>(service, { getBook, other: 1 });

  test("has its service's name and takes subclasses that call up", async () => {
    class Mine extends BookShelf {
      override async getBook(input: { Id: string }): Promise<{ Title?: string }> {
        const { Title } = await super.getBook({ Id: input.Id.trim() });
        return { Title: `${Title}!` };
      }
    }
    expect(BookShelf.name).toBe("BookShelf");
    expect(await new Mine(isolated(new Script(OK, OK))).getBook({ Id: " 1 " })).toEqual({ Title: "Emma!" });
  });
});
