// Our packages, unpacked from their tarballs into the work folder.
import { CREDS, OURS, REGION, ourImport } from "../lib/environment.mjs";
import { ITEM, OBJ_1K, PLAIN_ITEM, SQS_BODY } from "../lib/fixtures.mjs";
import { KEY, QURL } from "../lib/raw-operations.mjs";

export const label = "ours";
export const role = "ours";
export const home = OURS;

const PLAIN_KEY = { pk: PLAIN_ITEM.pk, sk: PLAIN_ITEM.sk };

export async function open({ endpoint }) {
  const { createClient } = await ourImport("@boto3/core");
  const { documentClient } = await ourImport("@boto3/dynamodb");
  const S3 = await ourImport("@boto3/client-s3");
  const DynamoDB = await ourImport("@boto3/client-dynamodb");
  const SQS = await ourImport("@boto3/client-sqs");
  const EC2 = await ourImport("@boto3/client-ec2");
  const options = { regionName: REGION, credentials: CREDS, endpointUrl: endpoint };
  const { getObject, putObject, listObjectsV2 } = S3;
  const s3 = createClient(S3.service, { getObject, putObject, listObjectsV2 }, { ...options, s3: { addressingStyle: "path" } });
  const { getItem, query, putItem } = DynamoDB;
  const dynamodb = createClient(DynamoDB.service, { getItem, query, putItem }, options);
  const documents = documentClient(DynamoDB.service, { getItem, query }, options);
  const sqs = createClient(SQS.service, { sendMessage: SQS.sendMessage, receiveMessage: SQS.receiveMessage }, options);
  const ec2 = createClient(EC2.service, { describeInstances: EC2.describeInstances }, options);
  const byKey = { TableName: "bench", KeyConditionExpression: "pk = :p" };
  return {
    ops: {
      "ddb-get": () => dynamodb.getItem({ TableName: "bench", Key: KEY }),
      "ddb-get-doc": () => documents.getItem({ TableName: "bench", Key: PLAIN_KEY }),
      "ddb-query": () => dynamodb.query({ ...byKey, ExpressionAttributeValues: { ":p": ITEM.pk } }),
      "ddb-query-doc": () => documents.query({ ...byKey, ExpressionAttributeValues: { ":p": PLAIN_ITEM.pk } }),
      "ddb-put": () => dynamodb.putItem({ TableName: "bench", Item: ITEM }),
      "sqs-send": () => sqs.sendMessage({ QueueUrl: QURL(endpoint), MessageBody: SQS_BODY }),
      "sqs-receive": () => sqs.receiveMessage({ QueueUrl: QURL(endpoint), MaxNumberOfMessages: 10 }),
      "s3-get": async () => ({ Body: await (await s3.getObject({ Bucket: "bench-bucket", Key: "key" })).Body.bytes() }),
      "s3-put": () => s3.putObject({ Bucket: "bench-bucket", Key: "key", Body: OBJ_1K }),
      "s3-list": () => s3.listObjectsV2({ Bucket: "bench-bucket" }),
      "ec2-describe": () => ec2.describeInstances({}),
    },
    close() {
      for (const client of [s3, dynamodb, documents, sqs, ec2]) client.close();
    },
  };
}

/** One file up or down, as a program does it that has the whole client. */
export async function transfer({ endpoint, path, part, concurrency }) {
  const { S3 } = await ourImport("@boto3/client-s3");
  const s3 = new S3({ regionName: REGION, credentials: CREDS, endpointUrl: endpoint, s3: { addressingStyle: "path" } });
  const config = { multipartChunksize: part, maxConcurrency: concurrency };
  return {
    up: () => s3.uploadFile(path, "bench-bucket", "big", { config }),
    down: () => s3.downloadFile("bench-bucket", "big", path, { config }),
  };
}

const OPTIONS = `regionName: "us-east-1", credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" }, endpointUrl: process.env.STUB`;
const BY_PATH = `${OPTIONS}, s3: { addressingStyle: "path" }`;

/** A client of chosen operations. */
function chosen(service, operations, call, options = OPTIONS) {
  return {
    imports: { "@boto3/core": ["createClient"], [`@boto3/client-${service}`]: ["service", ...operations] },
    construct: `const c = createClient(service, { ${operations.join(", ")} }, { ${options} });`,
    call,
  };
}

const FIVE = ["getObject", "putObject", "listObjectsV2", "deleteObject", "headObject"];

export const programs = {
  "s3-getobject": chosen("s3", ["getObject"], `await (await c.getObject({ Bucket: "b", Key: "k" })).Body.bytes();`, BY_PATH),
  "s3-5ops": chosen("s3", FIVE, FIVE.map((name) => `await c.${name}({ Bucket: "b", Key: "k" });`).join(" "), BY_PATH),
  "s3-full": {
    imports: { "@boto3/client-s3": ["S3"] },
    construct: `const c = new S3({ ${BY_PATH} });`,
    call: FIVE.map((name) => `await c.${name}({ Bucket: "b", Key: "k" });`).join(" "),
  },
  "ddb-getitem": chosen("dynamodb", ["getItem"], `await c.getItem({ TableName: "t", Key: { pk: { S: "a" } } });`),
  "ddb-doc": {
    imports: { "@boto3/dynamodb": ["documentClient"], "@boto3/client-dynamodb": ["service", "getItem"] },
    construct: `const c = documentClient(service, { getItem }, { ${OPTIONS} });`,
    call: `await c.getItem({ TableName: "t", Key: { pk: "a" } });`,
  },
  "sqs-send": chosen(
    "sqs",
    ["sendMessage"],
    `await c.sendMessage({ QueueUrl: process.env.STUB + "/1/q", MessageBody: process.env.SQS_BODY });`,
  ),
  "ec2-describe": chosen("ec2", ["describeInstances"], "await c.describeInstances({});"),
  "sts-identity": chosen("sts", ["getCallerIdentity"], "await c.getCallerIdentity({});"),
  "four-clients": {
    imports: {
      "@boto3/client-s3": ["S3"],
      "@boto3/client-dynamodb": ["DynamoDB"],
      "@boto3/client-sqs": ["SQS"],
      "@boto3/client-ec2": ["EC2"],
    },
    construct: `const c = [new S3({ ${OPTIONS} }), new DynamoDB({ ${OPTIONS} }), new SQS({ ${OPTIONS} }), new EC2({ ${OPTIONS} })];`,
    call: "",
    make: `() => new S3({ ${OPTIONS} })`,
    make2: `() => new DynamoDB({ ${OPTIONS} })`,
  },
};

export const formats = ["esm", "cjs"];

export const packages = {
  s3: ["@boto3/core", "@boto3/client-s3"],
  ddb: ["@boto3/core", "@boto3/client-dynamodb"],
  three: ["@boto3/core", "@boto3/client-s3", "@boto3/client-dynamodb", "@boto3/client-sqs"],
};

export async function presigner() {
  const { createClient, generatePresignedUrl } = await ourImport("@boto3/core");
  const { service, getObject } = await ourImport("@boto3/client-s3");
  const client = createClient(service, { getObject }, { regionName: REGION, credentials: CREDS });
  return (i) =>
    generatePresignedUrl(client, getObject, { Params: { Bucket: "bench-bucket", Key: `data/file-${i}` }, ExpiresIn: 3600 });
}

export const types = {
  S3: `import { createClient } from "@boto3/core";
import { service, getObject } from "@boto3/client-s3";
const client = createClient(service, { getObject }, { regionName: "us-east-1" });
export const get = async (key: string): Promise<string> => (await client.getObject({ Bucket: "b", Key: key })).Body.text();
`,
  EC2: `import { createClient } from "@boto3/core";
import { service, describeInstances } from "@boto3/client-ec2";
const client = createClient(service, { describeInstances }, { regionName: "us-east-1" });
export const get = async (): Promise<string | undefined> => {
  const { Reservations } = await client.describeInstances({});
  return Reservations?.[0]?.Instances?.[0]?.InstanceId;
};
`,
  "S3 class": `import { S3 } from "@boto3/client-s3";
const client = new S3({ regionName: "us-east-1" });
export const get = async (key: string): Promise<string> => (await client.getObject({ Bucket: "b", Key: key })).Body.text();
`,
};
