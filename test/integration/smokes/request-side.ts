/** Smokes of the request side: addresses and forms used by plain requests, odd keys, customer keys, damaged messages, stores that know less than S3. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { eventsOf, isError } from "@boto3/core";
import { S3 } from "@boto3/client-s3";
import { SQS } from "@boto3/client-sqs";
import { failsWith, present, type Smoke, type SmokeSettings } from "./smoke.ts";

const ODD_KEYS = [
  "a//b",
  "./x",
  "../y",
  "a b+c",
  "ü/日本/😀",
  "100%",
  "q?x=1&y#z",
  "semi;colon,comma",
  "tilde~'()*!",
  "trailing/",
];

export const requestSideSmokes: readonly Smoke[] = [
  { service: "s3 presigned", run: usePresigned },
  { service: "s3 odd keys", run: useOddKeys },
  { service: "s3 customer keys", run: useCustomerKeys },
  { service: "s3 without checksums", run: useSimpleStore },
  { service: "sqs damaged message", run: receiveDamaged },
];

async function usePresigned(settings: SmokeSettings): Promise<void> {
  for (const signatureVersion of [undefined, "s3v4", "s3"]) {
    const s3 = new S3({ ...settings, signatureVersion, s3: { addressingStyle: "path" } });
    const Bucket = `presigned-${signatureVersion ?? "usual"}`;
    const Key = "a folder/ü+1.txt";
    await s3.createBucket({ Bucket });
    const put = await s3.generatePresignedUrl("putObject", { Params: { Bucket, Key, ContentType: "text/plain" }, ExpiresIn: 60 });
    const written = await fetch(put, { method: "PUT", body: "by address", headers: { "content-type": "text/plain" } });
    assert.equal(written.status, 200, await written.text());
    const get = await s3.generatePresignedUrl("get_object", { Params: { Bucket, Key, ResponseContentType: "text/x" } });
    const read = await fetch(get);
    assert.deepEqual([read.status, await read.text(), read.headers.get("content-type")], [200, "by address", "text/x"]);
    const { url, fields } = await s3.generatePresignedPost(Bucket, "form/${filename}", {
      Conditions: [["content-length-range", 1, 100]],
    });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append("file", new Blob(["by form"]), "f.txt");
    const posted = await fetch(url, { method: "POST", body: form });
    assert.ok(posted.ok, `${posted.status} ${await posted.text()}`);
    const { Contents = [] } = await s3.listObjectsV2({ Bucket, Prefix: "form/" });
    assert.equal(Contents.length, 1);
  }
}

async function useOddKeys(settings: SmokeSettings): Promise<void> {
  const s3 = new S3(settings);
  const Bucket = "odd-keys";
  await s3.createBucket({ Bucket });
  for (const Key of ODD_KEYS) {
    await s3.putObject({ Bucket, Key, Body: Key });
    assert.equal(await (await s3.getObject({ Bucket, Key })).Body.text(), Key);
    const copied = `copy of ${Key}`;
    await s3.copyObject({ Bucket, Key: copied, CopySource: { Bucket, Key } });
    await s3.copyObject({ Bucket, Key: copied, CopySource: `${Bucket}/${Key}` });
    assert.equal(await (await s3.getObject({ Bucket, Key: copied })).Body.text(), Key);
    const url = await s3.generatePresignedUrl("getObject", { Params: { Bucket, Key } });
    assert.equal(await getRaw(url), Key);
  }
  const { Contents = [] } = await s3.listObjectsV2({ Bucket });
  assert.deepEqual(Contents.map(({ Key }) => Key).sort(), [...ODD_KEYS, ...ODD_KEYS.map((key) => `copy of ${key}`)].sort());
}

/** Gets an address as it stands; `fetch` would simplify `./` in its path. */
function getRaw(url: string): Promise<string> {
  const [, origin = "", path = ""] = /^(https?:\/\/[^/]+)(.*)$/.exec(url) ?? [];
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path }, (reply) => void text(reply).then(resolve, reject)).on("error", reject);
  });
}

async function useCustomerKeys(settings: SmokeSettings): Promise<void> {
  const s3 = new S3(settings);
  const where = { Bucket: "customer-keys", Key: "k" };
  const SSECustomerKey = "0123456789abcdef0123456789abcdef";
  const asBytes = new TextEncoder().encode(SSECustomerKey);
  await s3.createBucket({ Bucket: where.Bucket });
  const sent: Record<string, string>[] = [];
  eventsOf(s3).register("before-send", ({ request }) => void sent.push((request as { headers: Record<string, string> }).headers));
  await s3.putObject({ ...where, Body: "secret", SSECustomerAlgorithm: "AES256", SSECustomerKey });
  assert.equal(sent[0]?.["x-amz-server-side-encryption-customer-key"], btoa(SSECustomerKey));
  assert.equal(sent[0]?.["x-amz-server-side-encryption-customer-key-md5"], "hRasmdxgYDKV3nvbahU1MA==");
  const { Body } = await s3.getObject({ ...where, SSECustomerAlgorithm: "AES256", SSECustomerKey: asBytes });
  assert.equal(await Body.text(), "secret");
}

/** A store that answers 501 to whatever it does not know, as some S3-compatible ones do to checksums. */
async function useSimpleStore(settings: SmokeSettings): Promise<void> {
  const objects = new Map<string, Buffer>();
  const server = createServer(async (request, reply) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const path = request.url ?? "";
    const isUnknown = Object.keys(request.headers).some((name) => /^x-amz-(checksum|sdk-checksum|trailer)/.test(name));
    if (isUnknown || request.headers["content-encoding"] !== undefined || request.headers["transfer-encoding"] !== undefined)
      reply
        .writeHead(501)
        .end(
          "<Error><Code>NotImplemented</Code><Message>A header you provided implies functionality that is not implemented</Message></Error>",
        );
    else if (request.method === "PUT") {
      objects.set(path, Buffer.concat(pieces));
      reply.writeHead(200).end();
    } else if (request.method === "POST" && path.endsWith("?delete")) {
      const digest = createHash("md5").update(Buffer.concat(pieces)).digest("base64");
      if (request.headers["content-md5"] !== digest)
        reply
          .writeHead(400)
          .end("<Error><Code>InvalidRequest</Code><Message>Missing required header: Content-MD5</Message></Error>");
      else reply.writeHead(200).end("<DeleteResult><Deleted><Key>k</Key></Deleted></DeleteResult>");
    } else if (objects.has(path)) reply.writeHead(200).end(objects.get(path));
    else reply.writeHead(404).end("<Error><Code>NoSuchKey</Code></Error>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const s3 = new S3({ ...settings, endpointUrl: `http://127.0.0.1:${port}` });
    await s3.putObject({ Bucket: "b", Key: "k", Body: "plain" });
    await s3.uploadPart({ Bucket: "b", Key: "p", UploadId: "u", PartNumber: 1, Body: new Uint8Array([1, 2]) });
    assert.equal(await (await s3.getObject({ Bucket: "b", Key: "k" })).Body.text(), "plain");
    for (const attempts of [1, 0]) {
      const { Deleted, ResponseMetadata } = await s3.deleteObjects({ Bucket: "b", Delete: { Objects: [{ Key: "k" }] } });
      assert.deepEqual([Deleted, ResponseMetadata.RetryAttempts], [[{ Key: "k" }], attempts]);
    }
    const wanted = s3.deleteObjects({ Bucket: "b", Delete: { Objects: [] }, ChecksumAlgorithm: "SHA256" });
    await failsWith("NotImplemented", wanted);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function receiveDamaged(settings: SmokeSettings): Promise<void> {
  const sqs = new SQS(settings);
  const QueueUrl = present((await sqs.createQueue({ QueueName: "damaged" })).QueueUrl, "QueueUrl");
  await sqs.sendMessage({ QueueUrl, MessageBody: "as sent" });
  eventsOf(sqs).register("before-parse.sqs.ReceiveMessage", ({ responseDict }) => {
    const reply = responseDict as { body: Uint8Array };
    reply.body = new TextEncoder().encode(new TextDecoder().decode(reply.body).replace("as sent", "as sEnt"));
  });
  const error = await sqs.receiveMessage({ QueueUrl }).catch((caught: unknown) => caught);
  assert.ok(isError(error, "ChecksumError"), String(error));
}
