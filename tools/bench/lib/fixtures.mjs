// Builds the response bodies that the stub serves, and the inputs that every adapter sends.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";

const md5 = (s) => createHash("md5").update(s).digest("hex");
const crcTable = new Int32Array(256).map((_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});
const crc = (b) =>
  crc32
    ? crc32(b)
    : (() => {
        let c = -1;
        for (const x of b) c = crcTable[(c ^ x) & 255] ^ (c >>> 8);
        return (c ^ -1) >>> 0;
      })();

export const ITEM = {
  pk: { S: "customer#0001" },
  sk: { S: "order#2026-01-02T03:04:05.678Z#0001" },
  name: { S: "Ada Lovelace" },
  email: { S: "ada@example.com" },
  age: { N: "36" },
  balance: { N: "1234.56" },
  active: { BOOL: true },
  tags: { SS: ["red", "green", "blue"] },
  address: { M: { street: { S: "12 St James Square" }, city: { S: "London" }, zip: { S: "SW1Y 4JH" } } },
  history: { L: [{ N: "1" }, { N: "2" }, { N: "3" }] },
};
export const PLAIN_ITEM = {
  pk: "customer#0001",
  sk: "order#2026-01-02T03:04:05.678Z#0001",
  name: "Ada Lovelace",
  email: "ada@example.com",
  age: 36,
  balance: 1234.56,
  active: true,
  tags: ["red", "green", "blue"],
  address: { street: "12 St James Square", city: "London", zip: "SW1Y 4JH" },
  history: [1, 2, 3],
};
export const SQS_BODY = JSON.stringify({
  orderId: "o-0001",
  customer: "customer#0001",
  lines: Array.from({ length: 4 }, (_, i) => ({ sku: "sku-" + i, qty: i + 1 })),
});
export const OBJ_1K = Buffer.alloc(1024, "abcdefghijklmnopqrstuvwxyz012345");

const xml = '<?xml version="1.0" encoding="UTF-8"?>\n';
export function listXml(n = 1000) {
  let s =
    xml +
    '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>bench-bucket</Name><Prefix></Prefix><KeyCount>' +
    n +
    "</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>";
  for (let i = 0; i < n; i++)
    s += `<Contents><Key>data/year=2026/month=01/part-${String(i).padStart(5, "0")}.parquet</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><ETag>&quot;${md5(String(i))}&quot;</ETag><Size>${1000 + i * 37}</Size><StorageClass>STANDARD</StorageClass></Contents>`;
  return s + "</ListBucketResult>";
}
export function ec2Xml(n = 100) {
  let s =
    xml +
    '<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">\n    <requestId>8f7724cf-496f-496e-8fe3-example</requestId>\n    <reservationSet>';
  for (let i = 0; i < n; i++) {
    const id = i.toString(16).padStart(17, "0");
    s += `
        <item>
            <reservationId>r-${id}</reservationId>
            <ownerId>123456789012</ownerId>
            <groupSet/>
            <instancesSet>
                <item>
                    <instanceId>i-${id}</instanceId>
                    <imageId>ami-bff32ccc</imageId>
                    <instanceState>
                        <code>16</code>
                        <name>running</name>
                    </instanceState>
                    <privateDnsName>ip-192-168-1-${i}.eu-west-1.compute.internal</privateDnsName>
                    <dnsName>ec2-54-194-252-${i}.eu-west-1.compute.amazonaws.com</dnsName>
                    <reason/>
                    <keyName>my_keypair</keyName>
                    <amiLaunchIndex>0</amiLaunchIndex>
                    <productCodes/>
                    <instanceType>t3.micro</instanceType>
                    <launchTime>2026-01-08T16:46:19.000Z</launchTime>
                    <placement>
                        <availabilityZone>eu-west-1c</availabilityZone>
                        <groupName/>
                        <tenancy>default</tenancy>
                    </placement>
                    <monitoring>
                        <state>disabled</state>
                    </monitoring>
                    <subnetId>subnet-56f5f633</subnetId>
                    <vpcId>vpc-11112222</vpcId>
                    <privateIpAddress>192.168.1.${i}</privateIpAddress>
                    <ipAddress>54.194.252.${i}</ipAddress>
                    <sourceDestCheck>true</sourceDestCheck>
                    <groupSet>
                        <item>
                            <groupId>sg-e4076980</groupId>
                            <groupName>SecurityGroup1</groupName>
                        </item>
                    </groupSet>
                    <architecture>x86_64</architecture>
                    <rootDeviceType>ebs</rootDeviceType>
                    <rootDeviceName>/dev/xvda</rootDeviceName>
                    <blockDeviceMapping>
                        <item>
                            <deviceName>/dev/xvda</deviceName>
                            <ebs>
                                <volumeId>vol-${id}</volumeId>
                                <status>attached</status>
                                <attachTime>2026-01-22T00:00:00.000Z</attachTime>
                                <deleteOnTermination>true</deleteOnTermination>
                            </ebs>
                        </item>
                    </blockDeviceMapping>
                    <virtualizationType>hvm</virtualizationType>
                    <clientToken>xMcwG14507example</clientToken>
                    <tagSet>
                        <item>
                            <key>Name</key>
                            <value>Server_${i}</value>
                        </item>
                        <item>
                            <key>env</key>
                            <value>prod &amp; test</value>
                        </item>
                    </tagSet>
                    <hypervisor>xen</hypervisor>
                    <networkInterfaceSet>
                        <item>
                            <networkInterfaceId>eni-${id}</networkInterfaceId>
                            <subnetId>subnet-56f5f633</subnetId>
                            <vpcId>vpc-11112222</vpcId>
                            <description>Primary network interface</description>
                            <ownerId>123456789012</ownerId>
                            <status>in-use</status>
                            <macAddress>02:dd:2c:5e:01:69</macAddress>
                            <privateIpAddress>192.168.1.${i}</privateIpAddress>
                            <sourceDestCheck>true</sourceDestCheck>
                            <attachment>
                                <attachmentId>eni-attach-${id}</attachmentId>
                                <deviceIndex>0</deviceIndex>
                                <status>attached</status>
                                <attachTime>2026-01-08T16:46:19.000Z</attachTime>
                                <deleteOnTermination>true</deleteOnTermination>
                            </attachment>
                        </item>
                    </networkInterfaceSet>
                    <ebsOptimized>false</ebsOptimized>
                </item>
            </instancesSet>
        </item>`;
  }
  return s + "\n    </reservationSet>\n</DescribeInstancesResponse>";
}

export const ddbQueryJson = (n = 100) =>
  JSON.stringify({
    Count: n,
    Items: Array.from({ length: n }, (_, i) => ({ ...ITEM, sk: { S: "order#" + i }, note: { S: "x".repeat(40) } })),
    ScannedCount: n,
  });
export const sqsReceiveJson = (n = 10) =>
  JSON.stringify({
    Messages: Array.from({ length: n }, (_, i) => ({
      Body: SQS_BODY,
      MD5OfBody: md5(SQS_BODY),
      MessageId: "219f8380-5770-4cc2-8c3e-5c715e145f" + (10 + i),
      ReceiptHandle:
        "AQEBaZ+j5qUoOAoxlmrCQPkBm9njMWXqemmIG6shMHCO6fV20JrQYg/AiZ8JELwLwOu5U61W+aIX5Qzu7GGofxJuvzymr4Ph53RiR0mudj4InLSgpSspYeTRDteBye5tV/txbZDdNZxsi+qqZA9xPnmMscKQqF6pGhnGIKrnkYGl45Nl6GPIZv62LrIRb6mSqOn1fn0yqrvmWuuY3w2UzQbaYunJWGxpzZze21EOBtywknU3Je/g7G9is+c6K9hGniddzhLkK1tHzZKjejOU4jokaiB4nmi0dF3JqLzDsQuPF0Gi8qffhEvw56nl8QCbluSJScFhJYvoagGnDbwOnd9z50L239qtFIgETdpKyirlWwl/NGjWJ45dqWpiW3d2Ws7q",
    })),
  });

/** The item with further attributes, up to a number of them. */
function itemOf(attributes) {
  const item = { ...ITEM };
  for (let i = Object.keys(ITEM).length; i < attributes; i++)
    item[`attribute${i}`] = i % 2 ? { S: `value number ${i}` } : { N: String(i) };
  return item;
}
export function writeFixtures(dir, { attributes = 10, keys = 1000 } = {}) {
  mkdirSync(dir, { recursive: true });
  const put = (name, status, headers, body = "") => {
    const b = Buffer.from(body);
    const h = { Date: "Thu, 01 Jan 1970 00:00:00 GMT", ...headers, "Content-Length": b.length };
    const head =
      `HTTP/1.1 ${status}\r\n` +
      Object.entries(h)
        .map(([k, v]) => `${k}: ${v}\r\n`)
        .join("") +
      "\r\n";
    writeFileSync(join(dir, name + ".http"), Buffer.concat([Buffer.from(head), b]));
  };
  const ddb = (name, body) =>
    put(
      name,
      "200 OK",
      {
        Server: "Server",
        "Content-Type": "application/x-amz-json-1.0",
        Connection: "keep-alive",
        "x-amzn-RequestId": "J4NQFHBTUQ4SLJVJ1V4R4U4J3FVV4KQNSO5AEMVJF66Q9ASUAAJG",
        "x-amz-crc32": String(crc(Buffer.from(body)) >>> 0),
      },
      body,
    );
  ddb("ddb-get", JSON.stringify({ Item: itemOf(attributes) }));
  ddb("ddb-query", ddbQueryJson());
  ddb("ddb-put", "{}");
  const sqs = (name, body) =>
    put(
      name,
      "200 OK",
      {
        "x-amzn-RequestId": "6b9a5f2e-0000-5aaa-bbbb-0123456789ab",
        "Content-Type": "application/x-amz-json-1.0",
        connection: "keep-alive",
      },
      body,
    );
  sqs("sqs-send", JSON.stringify({ MD5OfMessageBody: md5(SQS_BODY), MessageId: "219f8380-5770-4cc2-8c3e-5c715e145f5e" }));
  sqs("sqs-receive", sqsReceiveJson());
  put(
    "sqs-send-xml",
    "200 OK",
    { "x-amzn-RequestId": "6b9a5f2e-0000-5aaa-bbbb-0123456789ab", "Content-Type": "text/xml" },
    `<?xml version="1.0"?><SendMessageResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><SendMessageResult><MessageId>219f8380-5770-4cc2-8c3e-5c715e145f5e</MessageId><MD5OfMessageBody>${md5(SQS_BODY)}</MD5OfMessageBody></SendMessageResult><ResponseMetadata><RequestId>6b9a5f2e</RequestId></ResponseMetadata></SendMessageResponse>`,
  );
  put(
    "ec2-describe",
    "200 OK",
    {
      "x-amzn-requestid": "8f7724cf-496f-496e-8fe3-example",
      "Cache-Control": "no-cache, no-store",
      "Content-Type": "text/xml;charset=UTF-8",
      Server: "AmazonEC2",
    },
    ec2Xml(),
  );
  put(
    "sts-identity",
    "200 OK",
    { "x-amzn-RequestId": "01234567-89ab-cdef-0123-456789abcdef", "Content-Type": "text/xml" },
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/Alice</Arn><UserId>AIDACKCEVSQ6C2EXAMPLE</UserId><Account>123456789012</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>01234567-89ab-cdef-0123-456789abcdef</RequestId></ResponseMetadata></GetCallerIdentityResponse>',
  );
  const s3h = {
    "x-amz-id-2": "eftixk72aD6Ap51TnqcoF8eFidJG9Z/2mkiDFu8yU9AS1ed4OpIszj7UDNEHGran",
    "x-amz-request-id": "318BC8BC148832E5",
    Server: "AmazonS3",
  };
  const lm = {
    "Last-Modified": "Wed, 12 Oct 2009 17:50:00 GMT",
    ETag: `"${md5(OBJ_1K)}"`,
    "Accept-Ranges": "bytes",
    "Content-Type": "application/octet-stream",
  };
  put("s3-get", "200 OK", { ...s3h, ...lm }, OBJ_1K);
  put("s3-put", "200 OK", { ...s3h, ETag: `"${md5(OBJ_1K)}"` });
  put("s3-list", "200 OK", { ...s3h, "x-amz-bucket-region": "us-east-1", "Content-Type": "application/xml" }, listXml(keys));
  put(
    "s3-mp-create",
    "200 OK",
    { ...s3h, "Content-Type": "application/xml" },
    xml +
      '<InitiateMultipartUploadResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Bucket>bench-bucket</Bucket><Key>big</Key><UploadId>VXBsb2FkIElEIGZvciA2aWWpbmcncyBteS1tb3ZpZS5tMnRzIHVwbG9hZA</UploadId></InitiateMultipartUploadResult>',
  );
  put("s3-mp-part", "200 OK", { ...s3h, ETag: `"${md5("part")}"` });
  put(
    "s3-mp-complete",
    "200 OK",
    { ...s3h, "Content-Type": "application/xml" },
    xml +
      '<CompleteMultipartUploadResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Location>http://127.0.0.1/bench-bucket/big</Location><Bucket>bench-bucket</Bucket><Key>big</Key><ETag>"3858f62230ac3c915f300c664312c11f-9"</ETag></CompleteMultipartUploadResult>',
  );
  put(
    "notfound",
    "404 Not Found",
    { ...s3h, "Content-Type": "application/xml" },
    xml + "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>",
  );
}
