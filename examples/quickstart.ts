/**
 * A first look at the SDK: a bucket with objects, a table with items, a topic that feeds a queue; then everything is deleted.
 *
 * `pnpm demo` runs this file against emulators on this machine. Run by itself it talks to whatever the usual variables and files
 * say (`AWS_PROFILE`, `AWS_DEFAULT_REGION`, `AWS_ENDPOINT_URL`, ...), which may be AWS.
 */
import { createClient, isError } from "@boto3/core";
import { DynamoDB } from "@boto3/client-dynamodb";
import * as s3Operations from "@boto3/client-s3";
import { SNS } from "@boto3/client-sns";
import { SQS } from "@boto3/client-sqs";
import { Steps } from "./steps.ts";

const suffix = Date.now().toString(36);
const steps = new Steps();

// Smallest: name the operations you use, and a bundler drops all others.
const { service, createBucket, putObject, getObject, listObjectsV2, deleteObject, deleteBucket } = s3Operations;
const s3 = createClient(service, { createBucket, putObject, getObject, listObjectsV2, deleteObject, deleteBucket });

// Whole clients, one method for each operation.
const dynamodb = new DynamoDB();
const sns = new SNS();
const sqs = new SQS();

const bucket = `quickstart-${suffix}`;
const table = `quickstart-${suffix}`;
const poems: Readonly<Record<string, string>> = {
  "poems/fog.txt": "The fog comes on little cat feet.",
  "poems/rain.txt": "Let the rain kiss you, says the river – ¡gota a gota!",
};

steps.section("S3");

await steps.run(`create bucket ${bucket}`, async () => {
  const { Location } = await s3.createBucket({ Bucket: bucket });
  return `at ${Location}`;
});

for (const [key, text] of Object.entries(poems)) {
  await steps.run(`upload ${key}`, async () => {
    const { ETag } = await s3.putObject({ Bucket: bucket, Key: key, Body: text, ContentType: "text/plain; charset=utf-8" });
    return `ETag ${ETag}`;
  });
}

await steps.run("read poems/rain.txt back", async () => {
  const { Body, ContentLength } = await s3.getObject({ Bucket: bucket, Key: "poems/rain.txt" });
  const text = await Body.text();
  steps.expect(text === poems["poems/rain.txt"], `other text came back: ${text}`);
  return `${ContentLength} bytes, the same text`;
});

await steps.run("list poems/", async () => {
  const { Contents = [] } = await s3.listObjectsV2({ Bucket: bucket, Prefix: "poems/" });
  steps.expect(Contents.length === 2, `expected two objects, got ${Contents.length}`);
  return Contents.map((object) => `${object.Key} (${object.Size} bytes)`).join(", ");
});

await steps.run("ask for an object that is not there", async () => {
  try {
    await s3.getObject({ Bucket: bucket, Key: "poems/snow.txt" });
  } catch (error) {
    if (isError(error, "NoSuchKey")) return `NoSuchKey, as expected: ${error.message}`;
    throw error;
  }
  throw new Error("expected NoSuchKey, but the object exists");
});

steps.section("DynamoDB");

await steps.run(`create table ${table}`, async () => {
  await dynamodb.createTable({
    TableName: table,
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
  for (let waits = 0; waits < 200; waits++) {
    const { Table } = await dynamodb.describeTable({ TableName: table });
    if (Table?.TableStatus === "ACTIVE") return `active, ${Table.TableArn}`;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the table was not active within 20 s");
});

for (const [year, title] of [
  [1959, "Kind of Blue"],
  [1960, "Sketches of Spain"],
  [1970, "Bitches Brew"],
] as const) {
  await steps.run(`put ${title}`, async () => {
    await dynamodb.putItem({
      TableName: table,
      Item: { artist: { S: "Miles Davis" }, year: { N: `${year}` }, title: { S: title } },
    });
    return `${year}`;
  });
}

await steps.run("get the item of 1959", async () => {
  const { Item } = await dynamodb.getItem({ TableName: table, Key: { artist: { S: "Miles Davis" }, year: { N: "1959" } } });
  steps.expect(Item?.["title"]?.S === "Kind of Blue", `got ${JSON.stringify(Item)}`);
  return `title ${Item?.["title"]?.S}`;
});

await steps.run("query what came after 1959", async () => {
  const { Items = [] } = await dynamodb.query({
    TableName: table,
    KeyConditionExpression: "artist = :artist AND #year > :year",
    ExpressionAttributeNames: { "#year": "year" },
    ExpressionAttributeValues: { ":artist": { S: "Miles Davis" }, ":year": { N: "1959" } },
  });
  const titles = Items.map((item) => item["title"]?.S);
  steps.expect(titles.join() === "Sketches of Spain,Bitches Brew", `got ${titles.join()}`);
  return titles.join(", ");
});

steps.section("SNS and SQS");

const queueUrl = await steps.run("create a queue", async () => {
  const { QueueUrl } = await sqs.createQueue({ QueueName: `quickstart-${suffix}` });
  return QueueUrl ?? "";
});

const topicArn = await steps.run("create a topic", async () => {
  const { TopicArn } = await sns.createTopic({ Name: `quickstart-${suffix}` });
  return TopicArn ?? "";
});

await steps.run("subscribe the queue to the topic", async () => {
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl: queueUrl, AttributeNames: ["QueueArn"] });
  const { SubscriptionArn } = await sns.subscribe({
    TopicArn: topicArn,
    Protocol: "sqs",
    Endpoint: Attributes?.["QueueArn"] ?? "",
    Attributes: { RawMessageDelivery: "true" },
  });
  return SubscriptionArn ?? "";
});

await steps.run("send one message, publish another", async () => {
  const sent = await sqs.sendMessage({
    QueueUrl: queueUrl,
    MessageBody: "sent to the queue",
    MessageAttributes: { colour: { DataType: "String", StringValue: "blue" } },
  });
  const published = await sns.publish({ TopicArn: topicArn, Message: "published to the topic" });
  return `${sent.MessageId}, ${published.MessageId}`;
});

await steps.run("receive and delete both", async () => {
  const texts: string[] = [];
  for (let tries = 0; tries < 10 && texts.length < 2; tries++) {
    const { Messages = [] } = await sqs.receiveMessage({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: 1,
      MessageAttributeNames: ["All"],
    });
    for (const message of Messages) {
      texts.push(message.Body ?? "");
      await sqs.deleteMessage({ QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle ?? "" });
    }
  }
  steps.expect(texts.toSorted().join() === "published to the topic,sent to the queue", `got ${JSON.stringify(texts)}`);
  return texts.map((text) => `“${text}”`).join(", ");
});

steps.section("Clean up");

await steps.run("delete everything", async () => {
  await sns.deleteTopic({ TopicArn: topicArn });
  await sqs.deleteQueue({ QueueUrl: queueUrl });
  await dynamodb.deleteTable({ TableName: table });
  for (const key of Object.keys(poems)) await s3.deleteObject({ Bucket: bucket, Key: key });
  await s3.deleteBucket({ Bucket: bucket });
  return "topic, queue, table, objects and bucket";
});

steps.close();
