import { CREDS, REGION, peerRequire } from "../lib/environment.mjs";
import { ITEM, OBJ_1K, PLAIN_ITEM, SQS_BODY } from "../lib/fixtures.mjs";
import { KEY, QURL } from "../lib/raw-operations.mjs";
export const label = "AWS SDK v3";
export const role = "baseline";
const cfg = (endpoint) => ({ region: REGION, credentials: CREDS, endpoint });
export async function open({ endpoint }) {
  const S3 = peerRequire("@aws-sdk/client-s3"),
    D = peerRequire("@aws-sdk/client-dynamodb"),
    L = peerRequire("@aws-sdk/lib-dynamodb"),
    Q = peerRequire("@aws-sdk/client-sqs"),
    E = peerRequire("@aws-sdk/client-ec2");
  const s3 = new S3.S3Client({ ...cfg(endpoint), forcePathStyle: true }),
    ddb = new D.DynamoDBClient(cfg(endpoint)),
    doc = L.DynamoDBDocumentClient.from(ddb),
    sqs = new Q.SQSClient(cfg(endpoint)),
    ec2 = new E.EC2Client(cfg(endpoint));
  return {
    ops: {
      "ddb-get": () => ddb.send(new D.GetItemCommand({ TableName: "bench", Key: KEY })),
      "ddb-get-doc": () => doc.send(new L.GetCommand({ TableName: "bench", Key: { pk: PLAIN_ITEM.pk, sk: PLAIN_ITEM.sk } })),
      "ddb-query": () =>
        ddb.send(
          new D.QueryCommand({
            TableName: "bench",
            KeyConditionExpression: "pk = :p",
            ExpressionAttributeValues: { ":p": ITEM.pk },
          }),
        ),
      "ddb-query-doc": () =>
        doc.send(
          new L.QueryCommand({
            TableName: "bench",
            KeyConditionExpression: "pk = :p",
            ExpressionAttributeValues: { ":p": PLAIN_ITEM.pk },
          }),
        ),
      "ddb-put": () => ddb.send(new D.PutItemCommand({ TableName: "bench", Item: ITEM })),
      "sqs-send": () => sqs.send(new Q.SendMessageCommand({ QueueUrl: QURL(endpoint), MessageBody: SQS_BODY })),
      "sqs-receive": () => sqs.send(new Q.ReceiveMessageCommand({ QueueUrl: QURL(endpoint), MaxNumberOfMessages: 10 })),
      "s3-get": async () => ({
        Body: await (await s3.send(new S3.GetObjectCommand({ Bucket: "bench-bucket", Key: "key" }))).Body.transformToByteArray(),
      }),
      "s3-put": () => s3.send(new S3.PutObjectCommand({ Bucket: "bench-bucket", Key: "key", Body: OBJ_1K })),
      "s3-list": () => s3.send(new S3.ListObjectsV2Command({ Bucket: "bench-bucket" })),
      "ec2-describe": () => ec2.send(new E.DescribeInstancesCommand({})),
    },
    close() {
      for (const c of [s3, ddb, sqs, ec2]) c.destroy();
    },
  };
}
// Programs for the cold-start and bundle scenarios: [imports], construct, call.
const C = `{ region: 'us-east-1', credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }, endpoint: process.env.STUB }`;
const P = `{ region: 'us-east-1', credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }, endpoint: process.env.STUB, forcePathStyle: true }`;
export const programs = {
  "s3-getobject": {
    imports: { "@aws-sdk/client-s3": ["S3Client", "GetObjectCommand"] },
    construct: `const c = new S3Client(${P})`,
    call: `const r = await c.send(new GetObjectCommand({ Bucket: 'b', Key: 'k' })); await r.Body.transformToByteArray()`,
  },
  "s3-full": {
    imports: { "@aws-sdk/client-s3": ["S3"] },
    construct: `const c = new S3(${P})`,
    call: `await c.getObject({ Bucket: 'b', Key: 'k' }); await c.putObject({ Bucket: 'b', Key: 'k', Body: 'x' }); await c.listObjectsV2({ Bucket: 'b' }); await c.deleteObject({ Bucket: 'b', Key: 'k' }); await c.headObject({ Bucket: 'b', Key: 'k' })`,
  },
  "s3-5ops": {
    imports: {
      "@aws-sdk/client-s3": [
        "S3Client",
        "GetObjectCommand",
        "PutObjectCommand",
        "ListObjectsV2Command",
        "DeleteObjectCommand",
        "HeadObjectCommand",
      ],
    },
    construct: `const c = new S3Client(${P})`,
    call: `for (const X of [GetObjectCommand, PutObjectCommand, ListObjectsV2Command, DeleteObjectCommand, HeadObjectCommand]) await c.send(new X({ Bucket: 'b', Key: 'k' }))`,
  },
  "ddb-getitem": {
    imports: { "@aws-sdk/client-dynamodb": ["DynamoDBClient", "GetItemCommand"] },
    construct: `const c = new DynamoDBClient(${C})`,
    call: `await c.send(new GetItemCommand({ TableName: 't', Key: { pk: { S: 'a' } } }))`,
  },
  "ddb-doc": {
    imports: {
      "@aws-sdk/client-dynamodb": ["DynamoDBClient"],
      "@aws-sdk/lib-dynamodb": ["DynamoDBDocumentClient", "GetCommand", "PutCommand", "QueryCommand"],
    },
    construct: `const c = DynamoDBDocumentClient.from(new DynamoDBClient(${C}))`,
    call: `await c.send(new GetCommand({ TableName: 't', Key: { pk: 'a' } })); if (process.env.ALL) { await c.send(new PutCommand({ TableName: 't', Item: { pk: 'a' } })); await c.send(new QueryCommand({ TableName: 't' })) }`,
  },
  "sqs-send": {
    imports: { "@aws-sdk/client-sqs": ["SQSClient", "SendMessageCommand"] },
    construct: `const c = new SQSClient(${C})`,
    call: `await c.send(new SendMessageCommand({ QueueUrl: process.env.STUB + '/1/q', MessageBody: process.env.SQS_BODY }))`,
  },
  "ec2-describe": {
    imports: { "@aws-sdk/client-ec2": ["EC2Client", "DescribeInstancesCommand"] },
    construct: `const c = new EC2Client(${C})`,
    call: `await c.send(new DescribeInstancesCommand({}))`,
  },
  "sts-identity": {
    imports: { "@aws-sdk/client-sts": ["STSClient", "GetCallerIdentityCommand"] },
    construct: `const c = new STSClient(${C})`,
    call: `await c.send(new GetCallerIdentityCommand({}))`,
  },
  "four-clients": {
    imports: {
      "@aws-sdk/client-s3": ["S3Client"],
      "@aws-sdk/client-dynamodb": ["DynamoDBClient"],
      "@aws-sdk/client-sqs": ["SQSClient"],
      "@aws-sdk/client-ec2": ["EC2Client"],
    },
    construct: `const c = [new S3Client(${C}), new DynamoDBClient(${C}), new SQSClient(${C}), new EC2Client(${C})]`,
    call: "",
    make: `() => new S3Client(${C})`,
    make2: `() => new DynamoDBClient(${C})`,
  },
};
export const formats = ["esm", "cjs"];
export const packages = {
  s3: ["@aws-sdk/client-s3"],
  ddb: ["@aws-sdk/client-dynamodb"],
  three: ["@aws-sdk/client-s3", "@aws-sdk/client-dynamodb", "@aws-sdk/client-sqs"],
};
export async function presigner() {
  const { S3Client, GetObjectCommand } = peerRequire("@aws-sdk/client-s3"),
    { getSignedUrl } = peerRequire("@aws-sdk/s3-request-presigner");
  const c = new S3Client({ region: REGION, credentials: CREDS });
  return (i) => getSignedUrl(c, new GetObjectCommand({ Bucket: "bench-bucket", Key: "data/file-" + i }), { expiresIn: 3600 });
}
export async function transfer({ endpoint, path, size, part, concurrency }) {
  const { createReadStream } = await import("node:fs"),
    { open } = await import("node:fs/promises");
  const { S3Client, GetObjectCommand } = peerRequire("@aws-sdk/client-s3"),
    { Upload } = peerRequire("@aws-sdk/lib-storage");
  const client = new S3Client({ ...cfg(endpoint), forcePathStyle: true });
  return {
    up: () =>
      new Upload({
        client,
        params: { Bucket: "bench-bucket", Key: "big", Body: createReadStream(path) },
        partSize: part,
        queueSize: concurrency,
      }).done(),
    async down() {
      // v3 has no download manager: ranged GETs by hand
      const fh = await open(path, "w");
      let next = 0;
      await Promise.all(
        Array.from({ length: concurrency }, async () => {
          for (;;) {
            const at = next;
            if (at >= size) return;
            next += part;
            const r = await client.send(
              new GetObjectCommand({ Bucket: "bench-bucket", Key: "big", Range: `bytes=${at}-${Math.min(at + part, size) - 1}` }),
            );
            let pos = at;
            for await (const chunk of r.Body) {
              await fh.write(chunk, 0, chunk.length, pos);
              pos += chunk.length;
            }
          }
        }),
      );
      await fh.close();
    },
  };
}
export const types = {
  S3: `import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3";
const client = new S3Client({ region: "us-east-1" });
export const get = async (key: string): Promise<string> => {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: "b", Key: key }));
  return await Body!.transformToString();
};
`,
  EC2: `import { EC2Client, DescribeInstancesCommand } from "@aws-sdk/client-ec2";
const client = new EC2Client({ region: "us-east-1" });
export const get = async (): Promise<string | undefined> => {
  const { Reservations } = await client.send(new DescribeInstancesCommand({}));
  return Reservations?.[0]?.Instances?.[0]?.InstanceId;
};
`,
};
