import { CREDS, REGION, peerImport, peerRequire } from "../lib/environment.mjs";
import { OBJ_1K, PLAIN_ITEM, SQS_BODY } from "../lib/fixtures.mjs";
import { QURL } from "../lib/raw-operations.mjs";
export const label = "aws-lite";
export const role = "peer";
// aws-lite always (un)marshalls DynamoDB items, so it has no raw form; it has no EC2 plugin.
export async function open({ endpoint }) {
  const awsLite = peerRequire("@aws-lite/client");
  const aws = await awsLite({
    region: REGION,
    ...CREDS,
    endpoint,
    retries: 0,
    plugins: [peerImport("@aws-lite/s3"), peerImport("@aws-lite/dynamodb"), peerImport("@aws-lite/sqs")],
  });
  const { DynamoDB: d, S3: s, SQS: q } = aws;
  return {
    ops: {
      "ddb-get-doc": () => d.GetItem({ TableName: "bench", Key: { pk: PLAIN_ITEM.pk, sk: PLAIN_ITEM.sk } }),
      "ddb-query-doc": () =>
        d.Query({ TableName: "bench", KeyConditionExpression: "pk = :p", ExpressionAttributeValues: { ":p": PLAIN_ITEM.pk } }),
      "ddb-put": () => d.PutItem({ TableName: "bench", Item: PLAIN_ITEM }),
      "sqs-send": () => q.SendMessage({ QueueUrl: QURL(endpoint), MessageBody: SQS_BODY }),
      "sqs-receive": () => q.ReceiveMessage({ QueueUrl: QURL(endpoint), MaxNumberOfMessages: 10 }),
      "s3-get": async () => {
        const r = await s.GetObject({ Bucket: "bench-bucket", Key: "key", rawResponsePayload: true });
        return { Body: r.Body ?? r.Payload ?? r.payload ?? r };
      },
      "s3-put": () => s.PutObject({ Bucket: "bench-bucket", Key: "key", Body: OBJ_1K }),
      "s3-list": () => s.ListObjectsV2({ Bucket: "bench-bucket" }),
    },
    close() {},
  };
}
const C = (p) =>
  `{ region: 'us-east-1', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', endpoint: process.env.STUB, retries: 0, plugins: [${p}] }`;
const one = (pkg, call) => ({
  imports: { "@aws-lite/client": "default awsLite", ["@aws-lite/" + pkg]: "default plugin" },
  construct: `const c = await awsLite(${C("plugin")})`,
  call,
});
export const programs = {
  "s3-getobject": one("s3", `await c.S3.GetObject({ Bucket: 'b', Key: 'k' })`),
  "s3-full": one(
    "s3",
    `await c.S3.GetObject({ Bucket: 'b', Key: 'k' }); await c.S3.PutObject({ Bucket: 'b', Key: 'k', Body: 'x' })`,
  ),
  "ddb-getitem": one("dynamodb", `await c.DynamoDB.GetItem({ TableName: 't', Key: { pk: 'a' } })`),
  "ddb-doc": one("dynamodb", `await c.DynamoDB.GetItem({ TableName: 't', Key: { pk: 'a' } })`),
  "sqs-send": one("sqs", `await c.SQS.SendMessage({ QueueUrl: process.env.STUB + '/1/q', MessageBody: process.env.SQS_BODY })`),
};
export const formats = ["esm"];
export const packages = {
  s3: ["@aws-lite/client", "@aws-lite/s3"],
  ddb: ["@aws-lite/client", "@aws-lite/dynamodb"],
  three: ["@aws-lite/client", "@aws-lite/s3", "@aws-lite/dynamodb", "@aws-lite/sqs"],
};
