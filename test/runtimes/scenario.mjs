/**
 * What a program does with the SDK, the same in every runtime: buckets, objects, streams, parts, pages, tables, items, queues, presigned
 * addresses, errors, and calls that are given up. Plain JavaScript of the web, so that nothing has to be compiled for it.
 */
import { createClient, generatePresignedUrl, isError, Session } from "@boto3/core";
import { DynamoDB } from "@boto3/client-dynamodb";
import { DynamoDBResource } from "@boto3/client-dynamodb/resource";
import * as s3Operations from "@boto3/client-s3";
import { S3 } from "@boto3/client-s3";
import { SQS } from "@boto3/client-sqs";
import { Attr, Key } from "@boto3/dynamodb";

const BIG_BYTES = 11 * 1024 * 1024;

/**
 * @param {{ endpointUrl: string, dynamodbEndpointUrl: string }} settings
 * @returns {Promise<Array<{ name: string, problem?: string }>>} what was done; a subject ends with its first problem
 */
export async function scenario({ endpointUrl, dynamodbEndpointUrl }) {
  const id = Math.random().toString(36).slice(2);
  const options = {
    regionName: "us-east-1",
    awsAccessKeyId: "AKIDEXAMPLE",
    awsSecretAccessKey: "secret-of-an-emulator",
    config: { s3: { addressingStyle: "path", payloadSigningEnabled: false } },
  };
  return outcomes(
    (step) => objects({ ...options, endpointUrl }, `objects-${id}`, step),
    (step) => items({ ...options, endpointUrl: dynamodbEndpointUrl }, `items-${id}`, step),
    (step) => messages({ ...options, endpointUrl }, `messages-${id}`, step),
  );
}

/** Runs subjects, each of which takes its steps by the function it is given. */
export async function outcomes(...subjects) {
  const done = [];
  for (const subject of subjects) {
    const step = async (name, action) => {
      try {
        await action();
        done.push({ name });
      } catch (error) {
        done.push({ name, problem: String(error?.stack ?? error) });
        throw error;
      }
    };
    await subject(step).catch((error) => {
      if (!done.at(-1)?.problem) done.push({ name: "between steps", problem: String(error?.stack ?? error) });
    });
  }
  return done;
}

/** @throws Error when they differ as JSON */
export function same(actual, expected, what) {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new Error(`${what}: ${JSON.stringify(actual)} in place of ${JSON.stringify(expected)}`);
}

async function objects(options, bucket, step) {
  const s3 = new S3(options);
  await step("create a bucket", () => s3.createBucket({ Bucket: bucket }));
  await step("put a text, bytes, a Blob and a stream", async () => {
    const text = "gota a gota – ¡agua!";
    const bytes = new TextEncoder().encode(text);
    const stream = new Blob([bytes]).stream();
    const bodies = { text, bytes, blob: new Blob([bytes]), stream };
    for (const [name, Body] of Object.entries(bodies)) {
      const length = name === "stream" ? { ContentLength: bytes.length } : {};
      await s3.putObject({
        Bucket: bucket,
        Key: `bodies/${name} +é`,
        Body,
        ContentType: "text/plain",
        Metadata: { form: name },
        ...length,
      });
      const read = await s3.getObject({ Bucket: bucket, Key: `bodies/${name} +é` });
      same(await read.Body.text(), text, name);
      same([read.ContentType, read.Metadata, read.ContentLength], ["text/plain", { form: name }, bytes.length], name);
      if (!(read.LastModified instanceof Date)) throw new Error("LastModified is no Date");
    }
  });
  await step("read a body as a web stream", async () => {
    const { Body } = await s3.getObject({ Bucket: bucket, Key: "bodies/text +é" });
    let count = 0;
    for await (const piece of Body) count += piece.length;
    same(count, 23, "bytes");
  });
  await step("list in pages", async () => {
    const keys = [];
    for await (const page of s3.getPaginator("listObjectsV2").paginate({ Bucket: bucket, PaginationConfig: { PageSize: 3 } }))
      for (const { Key } of page.Contents ?? []) keys.push(Key);
    same(
      keys,
      ["blob", "bytes", "stream", "text"].map((name) => `bodies/${name} +é`),
      "keys",
    );
  });
  await step("name the error of a missing key", async () => {
    const error = await s3.getObject({ Bucket: bucket, Key: "none" }).catch((reason) => reason);
    if (!isError(error, "NoSuchKey") || !(error instanceof s3.exceptions.NoSuchKey)) throw error;
  });
  await step("refuse a wrong input", async () => {
    const error = await s3.getObject({ Bucket: bucket, Keys: "none" }).catch((reason) => reason);
    if (error.name !== "ParamValidationError") throw error;
  });
  await step("presign, and read by the address", async () => {
    const small = createClient(s3Operations.service, { getObject: s3Operations.getObject }, options);
    const url = await generatePresignedUrl(small, "getObject", { Params: { Bucket: bucket, Key: "bodies/text +é" } });
    const reply = await fetch(url);
    same([reply.status, await reply.text()], [200, "gota a gota – ¡agua!"], "reply");
  });
  await step("upload in parts and download", async () => {
    const big = new Uint8Array(BIG_BYTES);
    for (let index = 0; index < big.length; index += 1021) big[index] = index % 251;
    await s3.uploadFileobj(new Blob([big]), bucket, "big");
    const { ContentLength, ETag } = await s3.headObject({ Bucket: bucket, Key: "big" });
    same(ContentLength, BIG_BYTES, "length");
    if (!ETag.endsWith(`-2"`)) throw new Error(`${ETag} is not of two parts`);
    let at = 0;
    const write = (piece) => {
      for (const byte of piece) {
        if (byte !== big[at]) throw new Error(`byte ${at} differs`);
        at++;
      }
    };
    await s3.downloadFileobj(bucket, "big", { write });
    same(at, BIG_BYTES, "downloaded");
  });
  await step("give up a call", async () => {
    const reason = new Error("enough");
    const given = await s3.listBuckets({}, { signal: AbortSignal.abort(reason) }).catch((error) => error);
    if (given !== reason) throw given;
  });
  await step("delete all", async () => {
    const { Contents } = await s3.listObjectsV2({ Bucket: bucket });
    const { Deleted } = await s3.deleteObjects({ Bucket: bucket, Delete: { Objects: Contents.map(({ Key }) => ({ Key })) } });
    same(Deleted.length, 5, "deleted");
    await s3.deleteBucket({ Bucket: bucket });
  });
  s3.close();
}

async function items(options, table, step) {
  const dynamodb = new DynamoDB(options);
  await step("create a table and wait for it", async () => {
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
    await dynamodb.getWaiter("tableExists").wait({ TableName: table, WaiterConfig: { Delay: 0.1, MaxAttempts: 100 } });
  });
  await step("write and read plain values", async () => {
    const session = new Session({ regionName: "us-east-1" });
    const albums = session.resource(DynamoDBResource, options).Table(table);
    for (let year = 1959; year < 1964; year++)
      await albums.putItem({
        Item: { artist: "Miles", year, data: new Uint8Array([1, 2, year % 256]), tags: new Set(["a", "b"]) },
      });
    const { Items } = await albums.query({ KeyConditionExpression: Key("artist").eq("Miles").and(Key("year").gt(1960)) });
    same(
      Items.map((item) => Number(item.year)),
      [1961, 1962, 1963],
      "years",
    );
    same([...Items[0].data], [1, 2, 1961 % 256], "bytes");
    same([...Items[0].tags].sort(), ["a", "b"], "set");
    const filtered = await albums.scan({ FilterExpression: Attr("year").between(1959, 1960) });
    same(filtered.Count, 2, "filtered");
  });
  await step("name the error of a failed condition", async () => {
    const put = { TableName: table, Item: { artist: { S: "Miles" }, year: { N: "1959" } } };
    const error = await dynamodb
      .putItem({ ...put, ConditionExpression: "attribute_not_exists(artist)" })
      .catch((reason) => reason);
    if (!isError(error, "ConditionalCheckFailedException")) throw error;
  });
  await step("delete the table", () => dynamodb.deleteTable({ TableName: table }));
  dynamodb.close();
}

async function messages(options, name, step) {
  const sqs = new SQS(options);
  await step("send and receive a message", async () => {
    const { QueueUrl } = await sqs.createQueue({ QueueName: name });
    const attributes = { kind: { DataType: "String", StringValue: "drop" } };
    await sqs.sendMessage({ QueueUrl, MessageBody: "una gota", MessageAttributes: attributes });
    const { Messages } = await sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 1, MessageAttributeNames: ["All"] });
    same([Messages[0].Body, Messages[0].MessageAttributes.kind.StringValue], ["una gota", "drop"], "message");
    await sqs.deleteMessage({ QueueUrl, ReceiptHandle: Messages[0].ReceiptHandle });
    await sqs.deleteQueue({ QueueUrl });
  });
  sqs.close();
}
