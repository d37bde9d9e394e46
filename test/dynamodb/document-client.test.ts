/** Clients with native values over a scripted transport: what they send, what they give, and what stays as it was. */
import * as dynamodb from "@boto3/client-dynamodb";
import { DynamoDB, getItem, putItem, query, queryPages, service, transactWriteItems } from "@boto3/client-dynamodb";
import { paginate, Session, Stubber } from "@boto3/core";
import {
  Attr,
  documentClass,
  documentClient,
  DynamoNumber,
  Key,
  nativeHooks,
  nativePages,
  project,
  table,
  update,
  type NativeOutput,
} from "@boto3/dynamodb";
import { ScriptedTransport } from "../conformance/scripted-transport.ts";

const SETTINGS = { regionName: "us-east-1", awsAccessKeyId: "AKIDEXAMPLE", awsSecretAccessKey: "example" };

function scripted(...replies: readonly { status?: number; body: object }[]): ScriptedTransport {
  return new ScriptedTransport((_request, index) => ({
    status: replies[index]?.status ?? 200,
    headers: { "content-type": "application/x-amz-json-1.0" },
    body: new TextEncoder().encode(JSON.stringify(replies[index]?.body ?? {})),
  }));
}

const bodyOf = (transport: ScriptedTransport, index = 0): unknown =>
  JSON.parse(new TextDecoder().decode(transport.sent[index]!.body));

describe("documentClient", () => {
  test("turns values on the way in and out, and leaves the caller's objects alone", async () => {
    const transport = scripted({ body: { Attributes: { n: { N: "12345678901234567890" }, b: { B: "AAE=" } } } });
    const client = documentClient(service, { putItem }, { ...SETTINGS, transport });
    const shared = { list: [1, new Set(["x"])] };
    const input = { TableName: "t", Item: { id: "1", first: shared, second: shared } };
    const before = structuredClone(input);
    const { Attributes } = await client.putItem(input);
    const wire = { M: { list: { L: [{ N: "1" }, { SS: ["x"] }] } } };
    expect(bodyOf(transport)).toEqual({ TableName: "t", Item: { id: { S: "1" }, first: wire, second: wire } });
    expect(Attributes).toEqual({ n: new DynamoNumber("12345678901234567890"), b: expect.objectContaining({ 0: 0, 1: 1 }) });
    expect(input).toEqual(before);
  });

  test("writes the conditions of a transaction beside what they belong to", async () => {
    const transport = scripted({ body: {} });
    const client = documentClient(service, { transactWriteItems }, { ...SETTINGS, transport });
    await client.transactWriteItems({
      TransactItems: [
        { Put: { TableName: "t", Item: { id: 1 }, ConditionExpression: Attr("id").notExists() } },
        {
          Update: {
            TableName: "t",
            Key: { id: 2 },
            UpdateExpression: update().set("a", 1),
            ConditionExpression: Attr("a").eq(0),
          },
        },
      ],
      ClientRequestToken: "token",
    });
    expect(bodyOf(transport)).toEqual({
      TransactItems: [
        {
          Put: {
            TableName: "t",
            Item: { id: { N: "1" } },
            ConditionExpression: "attribute_not_exists(#n0)",
            ExpressionAttributeNames: { "#n0": "id" },
          },
        },
        {
          Update: {
            TableName: "t",
            Key: { id: { N: "2" } },
            ConditionExpression: "#n0 = :v0",
            UpdateExpression: "SET #n1 = :v1",
            ExpressionAttributeNames: { "#n0": "a", "#n1": "a" },
            ExpressionAttributeValues: { ":v0": { N: "0" }, ":v1": { N: "1" } },
          },
        },
      ],
      ClientRequestToken: "token",
    });
  });

  test("numbers filter and key condition as boto3 does, and overlapping calls do not share numbers", async () => {
    const transport = scripted({ body: {} }, { body: {} });
    const client = documentClient(service, { query }, { ...SETTINGS, transport });
    const input = {
      TableName: "t",
      KeyConditionExpression: Key("id").eq("1"),
      FilterExpression: Attr("n").gt(2),
      ProjectionExpression: project("n"),
    };
    await Promise.all([client.query(input), client.query(input)]);
    expect(bodyOf(transport)).toEqual(bodyOf(transport, 1));
    expect(bodyOf(transport)).toMatchObject({
      FilterExpression: "#n0 > :v0",
      KeyConditionExpression: "#n1 = :v1",
      ProjectionExpression: "#n2",
    });
  });

  test("refuses a value with its path, and an Attr in a key condition, before anything is sent", async () => {
    const transport = scripted();
    const client = documentClient(service, { putItem, query }, { ...SETTINGS, transport });
    await expect(client.putItem({ TableName: "t", Item: { a: [{ b: new Date(0) }] } })).rejects.toThrow(
      "(attribute path: Item.a[0].b)",
    );
    await expect(client.query({ TableName: "t", KeyConditionExpression: Attr("a").eq(1) })).rejects.toThrow(
      /^Attribute object a is of type Attr/,
    );
    await expect(client.query({ TableName: "t", FilterExpression: Attr("a").isIn([]) })).rejects.toThrow(
      /isIn\(\) was given no values/,
    );
    expect(transport.sent).toHaveLength(0);
  });

  test("turns the items that errors bring along", async () => {
    const body = {
      __type: "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
      message: "no",
      CancellationReasons: [{ Code: "ConditionalCheckFailed", Item: { n: { N: "1" } } }, { Code: "None" }],
    };
    const client = documentClient(service, { transactWriteItems }, { ...SETTINGS, transport: scripted({ status: 400, body }) });
    const error = await client
      .transactWriteItems({ TransactItems: [{ Delete: { TableName: "t", Key: { id: "1" } } }] })
      .catch((caught: unknown) => caught as { response: object });
    expect(error).toMatchObject({ response: { CancellationReasons: [{ Item: { n: 1 } }, { Code: "None" }] } });
  });

  test("is a class, too: for new and for sessions", async () => {
    const transport = scripted({ body: { Item: { n: { N: "1" } } } });
    const client = new Session(SETTINGS).client(documentClass(DynamoDB, { wrapNumbers: true }), { transport });
    const { Item } = await client.getItem({ TableName: "t", Key: { id: "1" } });
    expect(Item).toEqual({ n: new DynamoNumber("1") });
    expect(bodyOf(transport)).toEqual({ TableName: "t", Key: { id: { S: "1" } } });
    expect(table(client, "t").name).toBe("t");
  });

  test("plain clients speak the wire's form, and tables refuse them", async () => {
    const transport = scripted({ body: { Item: { n: { N: "1" } } } }, { body: { Item: { n: { N: "1" } } } });
    const plain = new DynamoDB({ ...SETTINGS, transport });
    expect((await plain.getItem({ TableName: "t", Key: { id: { S: "1" } } })).Item).toEqual({ n: { N: "1" } });
    expect(() => table(plain, "t")).toThrow(/native values, and was given a plain one/);
    const hooked = new DynamoDB({ ...SETTINGS, transport, hooks: nativeHooks() });
    expect((await hooked.getItem({ TableName: "t", Key: { id: "1" } as never })).Item).toEqual({ n: 1 });
  });

  test("takes the whole namespace, and names in any spelling", async () => {
    const transport = scripted({ body: { Items: [{ n: { N: "1" } }] } });
    const client = documentClient(service, dynamodb, { ...SETTINGS, transport });
    expect(await client.send("execute_statement", { Statement: "SELECT", Parameters: [1, "x"] })).toMatchObject({
      Items: [{ n: 1 }],
    });
    expect(bodyOf(transport)).toMatchObject({ Parameters: [{ N: "1" }, { S: "x" }] });
  });

  test("paginators give native pages, and resume where they were", async () => {
    const last = { id: { S: "1" }, bytes: { B: "AAE=" }, n: { N: "7" }, long: { N: "12345678901234567891" } };
    const page = { body: { Items: [{ n: { N: "1" } }], Count: 1, ScannedCount: 1, LastEvaluatedKey: last } };
    const transport = scripted(page, page, page);
    const client = documentClient(service, { query }, { ...SETTINGS, transport });
    const input = { TableName: "t", KeyConditionExpression: Key("id").eq("1"), PaginationConfig: { MaxItems: 1 } };
    const first = paginate(client, nativePages(queryPages), input);
    const numbers: unknown[] = [];
    for await (const { Items = [] } of first) numbers.push(...Items.map((item) => item["n"]));
    const PaginationConfig = { MaxItems: 1, StartingToken: first.resumeToken };
    for await (const item of paginate(client, nativePages(queryPages), { ...input, PaginationConfig }).items())
      numbers.push(item["n"]);
    expect(numbers).toEqual([1, 1]);
    expect(bodyOf(transport, 1)).toMatchObject({ ExclusiveStartKey: last, KeyConditionExpression: "#n0 = :v0" });
    const whole = new (documentClass(DynamoDB))({ ...SETTINGS, transport });
    for await (const { Items } of whole.paginate.query(input)) expect(Items?.[0]?.["n"]).toBe(1);
  });

  test("a stubber may answer twice with one object, and conditions are compared by what they say", async () => {
    const client = documentClient(service, { query }, SETTINGS);
    using stubber = new Stubber(client).activate();
    const answer = { Items: [{ n: { N: "1" } }] };
    const expected = (value: number): object => ({
      TableName: "t",
      FilterExpression: Attr("a").eq(value),
      ProjectionExpression: project("n"),
    });
    stubber.addResponse("query", answer, expected(1) as never, { times: 2 });
    for (let call = 0; call < 2; call++) expect((await client.query(expected(1) as never)).Items).toEqual([{ n: 1 }]);
    stubber.addResponse("query", { Items: [] }, expected(1) as never);
    await expect(client.query(expected(2) as never)).rejects.toThrow(/FilterExpression|ProjectionExpression/);
    await expect(client.query({ ...expected(1), ProjectionExpression: project("m") } as never)).rejects.toThrow(
      /FilterExpression|ProjectionExpression/,
    );
  });

  test("types: items of interface types, conditions and native outputs", () => {
    interface Album {
      id: string;
      tags: Set<string>;
    }
    const album: Album = { id: "1", tags: new Set(["jazz"]) };
    const client = documentClient(service, { getItem, putItem }, SETTINGS);
    const albums = table<Album>(client, "albums");
    const uses = [
      () => client.putItem({ TableName: "t", Item: album, ConditionExpression: Attr("id").notExists() }),
      () => albums.putItem({ Item: album }),
      async () => (await albums.getItem({ Key: { id: "1" } })).Item?.tags.has("jazz"),
      async (): Promise<NativeOutput | undefined> => (await client.getItem({ TableName: "t", Key: { id: "1" } })).Item?.["id"],
      // @ts-expect-error: a value that was read may be of any type
      async (): Promise<string | undefined> => (await client.getItem({ TableName: "t", Key: { id: "1" } })).Item?.["id"],
      // @ts-expect-error: there is no such member
      () => client.getItem({ TableName: "t", Key: { id: "1" }, Nonsense: 1 }),
      // @ts-expect-error: an item of another type
      () => albums.putItem({ Item: { id: 1 } }),
      // @ts-expect-error: an attribute is no condition
      () => client.putItem({ TableName: "t", Item: album, ConditionExpression: Attr("id") }),
      // @ts-expect-error: the operation was not picked
      () => client.deleteItem({ TableName: "t", Key: {} }),
      // @ts-expect-error: two attributes are not joined
      () => Attr("a").and(Attr("b").eq(1)),
    ];
    expect(uses).toHaveLength(10);
  });
});
