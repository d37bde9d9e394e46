import { getBook, isolated, putBook, readBook, Script, service } from "../../test/invented-service.ts";
import { createClient } from "../client/create-client.ts";
import { clientClass } from "../client/client-class.ts";
import { hook } from "../events/hooks.ts";
import { ANY } from "./any.ts";
import { Stubber } from "./stubber.ts";

function shelf(options = {}) {
  return createClient(
    service,
    { getBook, putBook, readBook },
    {
      ...isolated(new Script(), options),
      credentials: () => Promise.reject(new Error("credentials were asked for")),
    },
  );
}

describe("a stubber", () => {
  test("answers in the order stubs were added, with the very object given", async () => {
    const client = shelf();
    using stubber = new Stubber(client).activate();
    const first = { Title: "Emma" };
    stubber
      .addResponse("getBook", first, { Id: "1" })
      .addResponse("PutBook", {})
      .addResponse("get_book", { Title: "Persuasion" });
    expect(await client.getBook({ Id: "1" })).toBe(first);
    await client.putBook({ Id: "2", Title: "x" });
    expect(await client.getBook({ Id: "3" })).toEqual({ Title: "Persuasion" });
    stubber.assertNoPendingResponses();
    expect(stubber.calls).toEqual([
      { operation: "GetBook", input: { Id: "1" } },
      { operation: "PutBook", input: { Id: "2", Title: "x" } },
      { operation: "GetBook", input: { Id: "3" } },
    ]);
  });

  test("refuses a call that is another operation's turn, and keeps the stub", async () => {
    const client = shelf();
    const stubber = new Stubber(client).activate();
    stubber.addResponse("putBook", {});
    await expect(client.getBook({ Id: "1" })).rejects.toMatchObject({
      name: "StubResponseError",
      message: "Error getting response stub for operation GetBook: Operation mismatch: found response for PutBook.",
    });
    await client.putBook({ Id: "1" });
  });

  test("refuses a call without a stub before it is validated", async () => {
    const client = shelf();
    new Stubber(client).activate();
    await expect(client.getBook({ Id: "" })).rejects.toMatchObject({
      name: "UnStubbedResponseError",
      message:
        "Error getting response stub for operation GetBook: Unexpected API Call: A call was made but no additional calls expected. " +
        "Either the API Call was not stubbed or it was called multiple times.",
    });
  });

  test("expects exact parameters, with ANY for any value", async () => {
    const client = shelf();
    const stubber = new Stubber(client).activate();
    stubber.addResponse("getBook", {}, { Id: ANY, Token: "t" });
    const error = await client.getBook({ Id: "1" }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "StubAssertionError" });
    expect(String(error)).toContain('Expected parameters:\n{\n  Id: <ANY>,\n  Token: "t",\n},\nbut received:\n{\n  Id: "1",\n}');
    await client.getBook({ Id: "2", Token: "t" });
    stubber.addResponse("getBook", {}, { Id: "1" });
    await expect(client.getBook({ Id: "1", Token: "extra" })).rejects.toMatchObject({ name: "StubAssertionError" });
  });

  test("compares parameters before hooks and idempotency tokens change them", async () => {
    const change = hook("before-parameter-build", undefined, (input) => void (input["Id"] = "changed"));
    const client = shelf({ hooks: [change] });
    const stubber = new Stubber(client).activate();
    stubber.addResponse("getBook", {}, { Id: "mine" });
    await client.getBook({ Id: "mine" });
  });

  test("runs the hooks that follow a call on the fixture itself", async () => {
    const change = hook("after-call", undefined, (output) => void (output["Title"] = "changed"));
    const client = shelf({ hooks: [change] });
    const fixture = { Title: "Emma" };
    new Stubber(client).activate().addResponse("getBook", fixture);
    await client.getBook({ Id: "1" });
    expect(fixture.Title).toBe("changed");
  });

  test("raises errors as modelled classes", async () => {
    const client = shelf();
    const stubber = new Stubber(client).activate();
    stubber.addClientError("getBook", {
      serviceErrorCode: "BookNotFound",
      serviceMessage: "gone",
      httpStatusCode: 404,
      serviceErrorMeta: { Detail: "d" },
      responseMeta: { RequestId: "r" },
      modeledFields: { Title: "Emma" },
      expectedParams: { Id: "1" },
    });
    const error = await client.getBook({ Id: "1" }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(client.exceptions["BookNotFound"]);
    expect(error).toMatchObject({
      message: "An error occurred (BookNotFound) when calling the GetBook operation: gone",
      response: {
        Error: { Code: "BookNotFound", Message: "gone", Detail: "d" },
        ResponseMetadata: { HTTPStatusCode: 404, RequestId: "r" },
        Title: "Emma",
      },
    });
    stubber.addClientError("getBook");
    await expect(client.getBook({ Id: "1" })).rejects.toMatchObject({ statusCode: 400, code: "" });
  });

  test("checks stubbed errors against the model, but not their method", async () => {
    const client = shelf();
    const stubber = new Stubber(client).activate();
    expect(() => stubber.addClientError("getBook", { serviceErrorCode: "BookNotFound", modeledFields: { Tile: "x" } })).toThrow(
      'Unknown parameter in input: "Tile", must be one of: message, Title',
    );
    expect(() => stubber.addClientError("getBook", { serviceErrorCode: "Other", modeledFields: { Title: "x" } })).toThrow(
      'the error "Other" of BookShelf has no member "Title"',
    );
    stubber.addClientError("no_such_method");
    await expect(client.getBook({ Id: "1" })).rejects.toThrow("found response for no_such_method");
  });

  test("checks stubbed outputs against the model", () => {
    const stubber = new Stubber(shelf());
    const wrong: Record<string, unknown> = { Titel: "Emma" };
    expect(() => stubber.addResponse("get_book", wrong)).toThrow(
      'Parameter validation failed:\nUnknown parameter in input: "Titel", must be one of: Title',
    );
    expect(() => stubber.addResponse("get_book", { Title: 1 })).toThrow(
      "Invalid type for parameter Title, value: 1, type: <class 'int'>, valid types: <class 'str'>",
    );
    expect(() => stubber.addResponse("put_book", { Title: "x" })).toThrow(
      "Service response should only contain ResponseMetadata",
    );
    stubber.addResponse("put_book", { ResponseMetadata: { HTTPStatusCode: 200 } });
    expect(() => stubber.addResponse("get_bok", {})).toThrow("does not have method: get_bok");
  });

  test("takes the first stub that fits in any-order mode", async () => {
    const client = shelf();
    using stubber = new Stubber(client, { anyOrder: true }).activate();
    stubber.addResponse("putBook", {}).addResponse("getBook", { Title: "one" }, { Id: "1" });
    stubber.addResponse("getBook", { Title: "two" }, { Id: "2" });
    expect(await client.getBook({ Id: "2" })).toEqual({ Title: "two" });
    await expect(client.getBook({ Id: "3" })).rejects.toMatchObject({ name: "StubAssertionError" });
    expect(await client.getBook({ Id: "1" })).toEqual({ Title: "one" });
    expect(() => stubber.assertNoPendingResponses()).toThrow("1 responses remaining in queue. Not called: PutBook.");
  });

  test("gives an answer several times, and by a function", async () => {
    const client = shelf();
    const stubber = new Stubber(client).activate();
    stubber.addResponse("getBook", { Title: "again" }, undefined, { times: 2 });
    stubber.addResponse("getBook", ({ Id }) => ({ Title: `book ${Id}` }), undefined, { times: Infinity });
    const titles = [];
    for (const Id of ["1", "2", "3", "4"]) titles.push((await client.getBook({ Id })).Title);
    expect(titles).toEqual(["again", "again", "book 3", "book 4"]);
    stubber.assertNoPendingResponses();
  });

  test("touches only its client, and only while it is active", async () => {
    const script = new Script({ body: '{"Title":"real"}' }, { body: '{"Title":"real"}' });
    const options = isolated(script);
    const client = createClient(service, { getBook }, options);
    {
      using stubber = new Stubber(client).activate();
      stubber.activate().addResponse("getBook", { Title: "stub" });
      expect((await client.getBook({ Id: "1" })).Title).toBe("stub");
      expect((await createClient(service, { getBook }, options).getBook({ Id: "1" })).Title).toBe("real");
    }
    expect((await client.getBook({ Id: "1" })).Title).toBe("real");
    expect(script.sent).toHaveLength(2);
  });

  test("works on class clients and sub-classes", async () => {
    const Shelf = clientClass<ReturnType<typeof shelf>>(service, { getBook, putBook, readBook });
    class Mine extends Shelf {}
    const client = new Mine(isolated(new Script()));
    new Stubber(client).activate().addResponse("getBook", { Title: "Emma" });
    expect((await client.getBook({ Id: "1" })).Title).toBe("Emma");
  });
});
