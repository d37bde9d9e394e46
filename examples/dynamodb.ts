/**
 * A catalogue of albums: native values, conditions, updates, a transaction, a batch writer. Run by itself it talks to whatever the
 * usual variables and files say (`AWS_PROFILE`, `AWS_ENDPOINT_URL_DYNAMODB`, ...), which may be AWS; the table is deleted afterwards.
 */
import { isError } from "@boto3/core";
import * as dynamodb from "@boto3/client-dynamodb";
import { Attr, documentClient, DynamoNumber, Key, project, table, update } from "@boto3/dynamodb";
import { Steps } from "./steps.ts";

interface Album {
  artist: string;
  year: number;
  title: string;
  genres?: Set<string>;
  price?: number | DynamoNumber;
  plays?: number;
}

const steps = new Steps();
const client = documentClient(dynamodb.service, dynamodb);
const name = `albums-${Date.now().toString(36)}`;
const albums = table<Album>(client, name);

steps.section("DynamoDB");

await steps.run(`create table ${name}`, async () => {
  await client.createTable({
    TableName: name,
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
  while ((await client.describeTable({ TableName: name })).Table?.TableStatus !== "ACTIVE") {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return "active";
});

try {
  await steps.run("put an item, unless it exists", async () => {
    const price = new DynamoNumber("19.900000000000000000001");
    const Item: Album = { artist: "Miles Davis", year: 1959, title: "Kind of Blue", genres: new Set(["jazz"]), price };
    await albums.putItem({ Item, ConditionExpression: Attr("artist").notExists() });
    return `price ${price}, every digit kept`;
  });

  await steps.run("put it again", async () => {
    const Item: Album = { artist: "Miles Davis", year: 1959, title: "another" };
    const refused = await albums.putItem({ Item, ConditionExpression: Attr("artist").notExists() }).then(
      () => false,
      (error: unknown) => isError(error, "ConditionalCheckFailedException"),
    );
    steps.expect(refused, "the condition should have failed");
    return "refused by the condition";
  });

  await steps.run("update", async () => {
    const { Attributes } = await albums.updateItem({
      Key: { artist: "Miles Davis", year: 1959 },
      UpdateExpression: update()
        .increment("plays", 2)
        .add("genres", new Set(["modal"])),
      ConditionExpression: Attr("genres").contains("jazz"),
      ReturnValues: "ALL_NEW",
    });
    return `${Attributes?.plays} plays, ${[...(Attributes?.genres ?? [])].join(" and ")}`;
  });

  await steps.run("write a hundred items in batches", async () => {
    await albums.batchWriter(async (writer) => {
      for (let n = 0; n < 100; n++) await writer.putItem({ Item: { artist: "Various", year: 1900 + n, title: `Volume ${n}` } });
    });
    return "4 calls";
  });

  await steps.run("find some of them", async () => {
    const years: number[] = [];
    const KeyConditionExpression = Key("artist").eq("Various").and(Key("year").between(1920, 1960));
    const FilterExpression = Attr("title")
      .beginsWith("Volume 2")
      .or(Attr("title").isIn(["Volume 50"]));
    const input = { KeyConditionExpression, FilterExpression, ProjectionExpression: project("year") };
    for await (const { year } of albums.queryItems(input)) years.push(year);
    steps.expect(years.length === 11, `expected 11 items, got ${years.length}`);
    return years.join(", ");
  });

  await steps.run("read some by their keys", async () => {
    const found = await albums.batchGet([1901, 1902, 1850].map((year) => ({ artist: "Various", year })));
    return found.map(({ title }) => title).join(", ");
  });
} finally {
  await steps.run("delete the table", async () => {
    await client.deleteTable({ TableName: name });
    return "gone";
  });
}

steps.close();
