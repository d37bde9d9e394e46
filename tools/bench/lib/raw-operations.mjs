// What goes over the wire for each operation, for clients that know no service.
import { crc32 } from "node:zlib";
import { ITEM, OBJ_1K, SQS_BODY } from "./fixtures.mjs";
import { parseXml } from "./small-xml.mjs";

const j10 = "application/x-amz-json-1.0";
const json = (b) => JSON.parse(b.toString());
const text = (b) => b.toString();
const ddb = (op, make) => ({
  service: "dynamodb",
  method: "POST",
  path: "/",
  query: "",
  target: "DynamoDB_20120810." + op,
  ctype: j10,
  body: () => JSON.stringify(make()),
  parse: json,
});
const sqs = (op, make) => ({
  service: "sqs",
  method: "POST",
  path: "/",
  query: "",
  target: "AmazonSQS." + op,
  ctype: j10,
  body: () => JSON.stringify(make()),
  parse: json,
});
export const KEY = { pk: ITEM.pk, sk: ITEM.sk };
export const QURL = (e) => `${e}/123456789012/bench-queue`;
export const unmarshall = (av) => {
  for (const t in av) {
    const v = av[t];
    switch (t) {
      case "S":
      case "BOOL":
        return v;
      case "N":
        return +v;
      case "M": {
        const o = {};
        for (const k in v) o[k] = unmarshall(v[k]);
        return o;
      }
      case "L":
        return v.map(unmarshall);
      case "SS":
        return new Set(v);
      case "NS":
        return new Set(v.map(Number));
      case "NULL":
        return null;
      default:
        return v;
    }
  }
};
const unM = (m) => {
  const o = {};
  for (const k in m) o[k] = unmarshall(m[k]);
  return o;
};
export const rawOps = (endpoint) => ({
  "ddb-get": ddb("GetItem", () => ({ TableName: "bench", Key: KEY })),
  "ddb-get-doc": { ...ddb("GetItem", () => ({ TableName: "bench", Key: KEY })), parse: (b) => ({ Item: unM(json(b).Item) }) },
  "ddb-query": ddb("Query", () => ({
    TableName: "bench",
    KeyConditionExpression: "pk = :p",
    ExpressionAttributeValues: { ":p": ITEM.pk },
  })),
  "ddb-query-doc": {
    ...ddb("Query", () => ({
      TableName: "bench",
      KeyConditionExpression: "pk = :p",
      ExpressionAttributeValues: { ":p": ITEM.pk },
    })),
    parse: (b) => {
      const r = json(b);
      r.Items = r.Items.map(unM);
      return r;
    },
  },
  "ddb-put": ddb("PutItem", () => ({ TableName: "bench", Item: ITEM })),
  "sqs-send": sqs("SendMessage", () => ({ QueueUrl: QURL(endpoint), MessageBody: SQS_BODY })),
  "sqs-receive": sqs("ReceiveMessage", () => ({ QueueUrl: QURL(endpoint), MaxNumberOfMessages: 10 })),
  "s3-get": { service: "s3", method: "GET", path: "/bench-bucket/key", query: "", parse: (b) => ({ Body: b }) },
  "s3-put": {
    service: "s3",
    method: "PUT",
    path: "/bench-bucket/key",
    query: "",
    ctype: "application/octet-stream",
    body: () => OBJ_1K,
    crc: (b) => {
      const n = Buffer.alloc(4);
      n.writeUInt32BE(crc32 ? crc32(b) : 0);
      return n.toString("base64");
    },
    parse: () => ({}),
  },
  "s3-list": {
    service: "s3",
    method: "GET",
    path: "/bench-bucket",
    query: "list-type=2",
    parse: (b) => {
      const r = parseXml(text(b)).ListBucketResult;
      for (const c of r.Contents) {
        c.LastModified = new Date(c.LastModified);
        c.Size = +c.Size;
      }
      return r;
    },
  },
  "ec2-describe": {
    service: "ec2",
    method: "POST",
    path: "/",
    query: "",
    ctype: "application/x-www-form-urlencoded; charset=utf-8",
    body: () => "Action=DescribeInstances&Version=2016-11-15",
    parse: (b) => {
      const r = parseXml(text(b)).DescribeInstancesResponse;
      return { Reservations: r.reservationSet.item };
    },
  },
});
// Every adapter's first answer is checked with these, so that no peer wins by not doing the work.
const name = (r) => r;
export const checks = {
  "ddb-get": (r, n = 10) => Object.keys(r.Item).length === n && r.Item.pk.S === "customer#0001",
  "ddb-get-doc": (r) => Object.keys(r.Item).length === 10 && r.Item.pk === "customer#0001",
  "ddb-query": (r) => r.Items.length === 100 && r.Items[0].pk.S === "customer#0001",
  "ddb-query-doc": (r) => r.Items.length === 100 && r.Items[0].pk === "customer#0001",
  "ddb-put": (r) => !!name(r),
  "sqs-send": (r) => !!r.MessageId,
  "sqs-receive": (r) => r.Messages.length === 10,
  "s3-get": (r) => r.Body.length === 1024,
  "s3-put": (r) => !!r,
  "s3-list": (r, n = 1000) =>
    r.Contents.length === n &&
    +r.Contents.at(-1).Size === 1000 + (n - 1) * 37 &&
    new Date(r.Contents[0].LastModified).getTime() === 1767323045000,
  "ec2-describe": (r) => r.Reservations.length === 100,
};
export const OPS = Object.keys(checks);
