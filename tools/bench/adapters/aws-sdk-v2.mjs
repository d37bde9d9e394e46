import http from "node:http";
import { CREDS, REGION, peerRequire } from "../lib/environment.mjs";
import { ITEM, OBJ_1K, PLAIN_ITEM, SQS_BODY } from "../lib/fixtures.mjs";
import { KEY, QURL } from "../lib/raw-operations.mjs";
export const label = "aws-sdk v2";
export const role = "peer";
export async function open({ endpoint }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const cfg = { region: REGION, ...CREDS, endpoint, s3ForcePathStyle: true, httpOptions: { agent } };
  const S3 = peerRequire("aws-sdk/clients/s3"),
    D = peerRequire("aws-sdk/clients/dynamodb"),
    Q = peerRequire("aws-sdk/clients/sqs"),
    E = peerRequire("aws-sdk/clients/ec2");
  const s3 = new S3(cfg),
    ddb = new D(cfg),
    doc = new D.DocumentClient({ service: ddb }),
    sqs = new Q(cfg),
    ec2 = new E(cfg);
  return {
    ops: {
      "ddb-get": () => ddb.getItem({ TableName: "bench", Key: KEY }).promise(),
      "ddb-get-doc": () => doc.get({ TableName: "bench", Key: { pk: PLAIN_ITEM.pk, sk: PLAIN_ITEM.sk } }).promise(),
      "ddb-query": () =>
        ddb
          .query({ TableName: "bench", KeyConditionExpression: "pk = :p", ExpressionAttributeValues: { ":p": ITEM.pk } })
          .promise(),
      "ddb-query-doc": () =>
        doc
          .query({ TableName: "bench", KeyConditionExpression: "pk = :p", ExpressionAttributeValues: { ":p": PLAIN_ITEM.pk } })
          .promise(),
      "ddb-put": () => ddb.putItem({ TableName: "bench", Item: ITEM }).promise(),
      "sqs-send": () => sqs.sendMessage({ QueueUrl: QURL(endpoint), MessageBody: SQS_BODY }).promise(),
      "sqs-receive": () => sqs.receiveMessage({ QueueUrl: QURL(endpoint), MaxNumberOfMessages: 10 }).promise(),
      "s3-get": () => s3.getObject({ Bucket: "bench-bucket", Key: "key" }).promise(),
      "s3-put": () => s3.putObject({ Bucket: "bench-bucket", Key: "key", Body: OBJ_1K }).promise(),
      "s3-list": () => s3.listObjectsV2({ Bucket: "bench-bucket" }).promise(),
      "ec2-describe": () => ec2.describeInstances({}).promise(),
    },
    close() {
      agent.destroy();
    },
  };
}
const C = `{ region: 'us-east-1', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', endpoint: process.env.STUB, s3ForcePathStyle: true }`;
const one = (svc, N, call) => ({
  imports: { ["aws-sdk/clients/" + svc]: "default " + N },
  construct: `const c = new ${N}(${C})`,
  call,
});
export const programs = {
  "s3-getobject": one("s3", "S3", `await c.getObject({ Bucket: 'b', Key: 'k' }).promise()`),
  "s3-full": one("s3", "S3", `await c.getObject({ Bucket: 'b', Key: 'k' }).promise()`),
  "ddb-getitem": one("dynamodb", "DynamoDB", `await c.getItem({ TableName: 't', Key: { pk: { S: 'a' } } }).promise()`),
  "ddb-doc": {
    imports: { "aws-sdk/clients/dynamodb": "default DynamoDB" },
    construct: `const c = new DynamoDB.DocumentClient(${C})`,
    call: `await c.get({ TableName: 't', Key: { pk: 'a' } }).promise()`,
  },
  "sqs-send": one(
    "sqs",
    "SQS",
    `await c.sendMessage({ QueueUrl: process.env.STUB + '/1/q', MessageBody: process.env.SQS_BODY }).promise()`,
  ),
  "ec2-describe": one("ec2", "EC2", `await c.describeInstances({}).promise()`),
  "sts-identity": one("sts", "STS", `await c.getCallerIdentity({}).promise()`),
  "four-clients": {
    imports: {
      "aws-sdk/clients/s3": "default S3",
      "aws-sdk/clients/dynamodb": "default DynamoDB",
      "aws-sdk/clients/sqs": "default SQS",
      "aws-sdk/clients/ec2": "default EC2",
    },
    construct: `const c = [new S3(${C}), new DynamoDB(${C}), new SQS(${C}), new EC2(${C})]`,
    call: "",
    make: `() => new S3(${C})`,
    make2: `() => new DynamoDB(${C})`,
  },
};
export const formats = ["cjs"];
export const packages = { s3: ["aws-sdk@2.1693.0"], ddb: ["aws-sdk@2.1693.0"], three: ["aws-sdk@2.1693.0"] };
export async function presigner() {
  const S3 = peerRequire("aws-sdk/clients/s3");
  const c = new S3({ region: REGION, ...CREDS, signatureVersion: "v4" });
  return (i) => c.getSignedUrl("getObject", { Bucket: "bench-bucket", Key: "data/file-" + i, Expires: 3600 });
}
export async function transfer({ endpoint, path, part, concurrency }) {
  const { createReadStream } = await import("node:fs");
  const S3 = peerRequire("aws-sdk/clients/s3"),
    agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const c = new S3({ region: REGION, ...CREDS, endpoint, s3ForcePathStyle: true, httpOptions: { agent } });
  return {
    up: () =>
      c
        .upload({ Bucket: "bench-bucket", Key: "big", Body: createReadStream(path) }, { partSize: part, queueSize: concurrency })
        .promise(),
    down: async () => {
      console.log('{"skip":true}');
      process.exit(0);
    },
  };
}
