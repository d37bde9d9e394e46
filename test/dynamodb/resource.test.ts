/** The generated resources of DynamoDB: native values by default, and a batch writer on tables. */
import { DynamoDBResource, Table } from "@boto3/client-dynamodb/resource";
import { Session } from "@boto3/core";
import { Attr, Key, update, type NativeOutput } from "@boto3/dynamodb";
import { ScriptedTransport } from "../conformance/scripted-transport.ts";

const SETTINGS = { regionName: "us-east-1", awsAccessKeyId: "AKIDEXAMPLE", awsSecretAccessKey: "example" };

function scripted(...bodies: readonly object[]): ScriptedTransport {
  return new ScriptedTransport((_request, index) => ({
    status: 200,
    headers: { "content-type": "application/x-amz-json-1.0" },
    body: new TextEncoder().encode(JSON.stringify(bodies[index] ?? {})),
  }));
}

const bodyOf = (transport: ScriptedTransport, index = 0): unknown =>
  JSON.parse(new TextDecoder().decode(transport.sent[index]!.body));

test("actions of a table take and give native values and conditions", async () => {
  const transport = scripted({ Attributes: { n: { N: "2" } } }, { Items: [{ n: { N: "2" } }] });
  const table = new Session(SETTINGS).resource(DynamoDBResource, { transport }).Table("t");
  const { Attributes } = await table.updateItem({
    Key: { id: "1" },
    UpdateExpression: update().increment("n"),
    ConditionExpression: Attr("n").lt(9),
  });
  const n: NativeOutput | undefined = Attributes?.["n"];
  expect(n).toBe(2);
  expect(bodyOf(transport)).toMatchObject({ TableName: "t", Key: { id: { S: "1" } }, ConditionExpression: "#n0 < :v0" });
  expect((await table.query({ KeyConditionExpression: Key("id").eq("1") })).Items).toEqual([{ n: 2 }]);
});

test("the client of a resource speaks natively, too", async () => {
  const transport = scripted({ Item: { n: { N: "1" } } });
  const { client } = new Table("t", { ...SETTINGS, transport }).meta;
  expect((await client.getItem({ TableName: "t", Key: { id: "1" } })).Item).toEqual({ n: 1 });
});

test("tables write and read batches", async () => {
  const transport = scripted({ UnprocessedItems: {} }, { Responses: { t: [{ id: { S: "1" } }] } });
  const table = new Table("t", { ...SETTINGS, transport });
  const count = await table.batchWriter(async (writer) => {
    await writer.putItem({ Item: { id: "1", tags: new Set(["a"]) } });
    await writer.deleteItem({ Key: { id: "2" } });
    return writer.pending.length;
  });
  expect(count).toBe(2);
  expect(bodyOf(transport)).toEqual({
    RequestItems: {
      t: [{ PutRequest: { Item: { id: { S: "1" }, tags: { SS: ["a"] } } } }, { DeleteRequest: { Key: { id: { S: "2" } } } }],
    },
  });
  expect(await table.batchGet<{ id: string }>([{ id: "1" }])).toEqual([{ id: "1" }]);
});
