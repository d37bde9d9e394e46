/** What the documentation's examples find in place: a bucket with objects, a table with an item, a queue with a message. */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DynamoDB } from "@boto3/client-dynamodb";
import { S3 } from "@boto3/client-s3";
import { SQS } from "@boto3/client-sqs";
import type { Emulators } from "../../tools/emulators/launch.ts";

/** Makes the resources, once for all documents. */
export async function createFixtures(emulators: Emulators): Promise<void> {
  const options = { regionName: "us-east-1", awsAccessKeyId: "AKIDEXAMPLE", awsSecretAccessKey: "example" };
  const s3 = new S3({ ...options, endpointUrl: emulators.endpointUrl });
  await s3.createBucket({ Bucket: "my-bucket" });
  await s3.putObject({ Bucket: "my-bucket", Key: "notes.txt", Body: "first line\nsecond line\n" });
  for (const day of ["monday", "tuesday"])
    await s3.putObject({ Bucket: "my-bucket", Key: `logs/${day}.json`, Body: '{"ok":true}' });
  const sqs = new SQS({ ...options, endpointUrl: emulators.endpointUrl });
  const { QueueUrl = "" } = await sqs.createQueue({ QueueName: "jobs" });
  await sqs.sendMessage({ QueueUrl, MessageBody: "a job" });
  const dynamodb = new DynamoDB({ ...options, endpointUrl: emulators.dynamodbEndpointUrl });
  await dynamodb.createTable({
    TableName: "albums",
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    BillingMode: "PAY_PER_REQUEST",
  });
  for (;;) {
    const { Table } = await dynamodb.describeTable({ TableName: "albums" });
    if (Table?.TableStatus === "ACTIVE") break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await dynamodb.putItem({ TableName: "albums", Item: { id: { S: "1" }, title: { S: "Kind of Blue" } } });
}

/** Environment of an example: the emulators, and shared files with a profile `dev`. */
export function exampleEnvironment(emulators: Emulators, folder: string): NodeJS.ProcessEnv {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, "config");
  const credentials = join(folder, "credentials");
  writeFileSync(config, "[profile dev]\nregion = eu-west-1\n");
  const secret = createHash("sha256").update("example").digest("hex").slice(0, 40);
  writeFileSync(credentials, `[dev]\naws_access_key_id = AKIDDEVEXAMPLE\naws_secret_access_key = ${secret}\n`);
  return { ...process.env, ...emulators.environment, AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials };
}
