/** Tables, conditions, transactions' parts and batches against dynalite, a DynamoDB in this workspace. */
import * as dynamodb from "@boto3/client-dynamodb";
import { isError } from "@boto3/core";
import { Attr, documentClient, DynamoNumber, Key, project, table, update, type Table } from "@boto3/dynamodb";
import { startEmulators, type Emulators } from "../../tools/emulators/launch.ts";

interface Album {
  artist: string;
  year: number;
  title: string;
  tags?: Set<string>;
  tracks?: { name: string; seconds: number }[];
  price?: number | DynamoNumber;
  plays?: number;
}

let emulators: Emulators;
let albums: Table<Album>;

beforeAll(async () => {
  emulators = await startEmulators();
  const client = documentClient(dynamodb.service, dynamodb, {
    regionName: "us-east-1",
    awsAccessKeyId: "AKIDEXAMPLE",
    awsSecretAccessKey: "example",
    endpointUrl: emulators.dynamodbEndpointUrl,
  });
  await client.createTable({
    TableName: "native-albums",
    KeySchema: [
      { AttributeName: "artist", KeyType: "HASH" },
      { AttributeName: "year", KeyType: "RANGE" },
    ],
    AttributeDefinitions: [
      { AttributeName: "artist", AttributeType: "S" },
      { AttributeName: "year", AttributeType: "N" },
    ],
    BillingMode: "PAY_PER_REQUEST",
  });
  while ((await client.describeTable({ TableName: "native-albums" })).Table?.TableStatus !== "ACTIVE") {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  albums = table<Album>(client, "native-albums");
}, 60_000);

afterAll(async () => {
  await emulators?.stop();
});

test("items are read as they were written", async () => {
  const item: Album = {
    artist: "Miles Davis",
    year: 1959,
    title: "Kind of Blue",
    tags: new Set(["jazz", "modal"]),
    tracks: [{ name: "So What", seconds: 562 }],
    price: new DynamoNumber("12345678901234567890.12345678901234567"),
  };
  await albums.putItem({ Item: item, ConditionExpression: Attr("artist").notExists() });
  const { Item } = await albums.getItem({ Key: { artist: "Miles Davis", year: 1959 }, ConsistentRead: true });
  expect(Item).toEqual(item);
  const again = albums.putItem({ Item: item, ConditionExpression: Attr("artist").notExists() });
  await expect(again.catch((error: unknown) => isError(error, "ConditionalCheckFailedException"))).resolves.toBe(true);
});

test("updates change what they say", async () => {
  const Key = { artist: "Nina Simone", year: 1965 };
  await albums.putItem({ Item: { ...Key, title: "draft", tracks: [{ name: "a", seconds: 1 }] } });
  const { Attributes } = await albums.updateItem({
    Key,
    UpdateExpression: update()
      .set("title", "I Put a Spell on You")
      .append("tracks", [{ name: "c", seconds: 2 }])
      .add("plays", 2)
      .add("tags", new Set(["soul"])),
    ConditionExpression: Attr("title").eq("draft").and(Attr("tracks").size().lt(5)),
    ReturnValues: "ALL_NEW",
  });
  expect(Attributes).toMatchObject({ title: "I Put a Spell on You", plays: 2, tags: new Set(["soul"]) });
  const counted = await albums.updateItem({
    Key,
    UpdateExpression: update().increment("plays").set("tracks[0].name", "b").remove("tags"),
    ReturnValues: "ALL_NEW",
  });
  expect(counted.Attributes).toMatchObject({
    plays: 3,
    tracks: [
      { name: "b", seconds: 1 },
      { name: "c", seconds: 2 },
    ],
  });
  expect(counted.Attributes).not.toHaveProperty("tags");
});

test("many items are written, found by key and filter, and read by their keys", async () => {
  const items = Array.from({ length: 130 }, (_item, index) => ({ artist: "Various", year: 1900 + index, title: `No. ${index}` }));
  await albums.batchWriter(
    async (writer) => {
      for (const item of items) await writer.putItem({ Item: { ...item, title: "replaced" } });
      for (const item of items) await writer.putItem({ Item: item });
    },
    { overwriteByPkeys: ["artist", "year"] },
  );
  const found: number[] = [];
  const input = {
    KeyConditionExpression: Key("artist").eq("Various").and(Key("year").between(1910, 2000)),
    FilterExpression: Attr("title")
      .beginsWith("No. 1")
      .or(Attr("title").isIn(["No. 20"])),
    ProjectionExpression: project("year"),
    Limit: 20,
  };
  for await (const { year } of albums.queryItems(input)) found.push(year);
  expect(found).toEqual([1910, 1911, 1912, 1913, 1914, 1915, 1916, 1917, 1918, 1919, 1920, 2000]);
  const read = await albums.batchGet(items.map(({ artist, year }) => ({ artist, year })));
  expect(read.map(({ title }) => title).sort()).toEqual(items.map(({ title }) => title).sort());
});
