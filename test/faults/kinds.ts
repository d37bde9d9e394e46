/** Kinds of operations that fail in different ways, each with a call that succeeds and the reply it expects. */
import { DynamoDB } from "@boto3/client-dynamodb";
import { S3 } from "@boto3/client-s3";
import { STS } from "@boto3/client-sts";
import type { ClientOptions } from "@boto3/core";
import type { Reply } from "./replies.ts";

/** One kind of operation. */
export interface Kind {
  readonly name: string;
  readonly ok: Reply;
  /** An error reply with a code. */
  readonly error: (code: string, status: number) => Reply;
  /** Calls and reads everything; gives the text that arrived and the number of retries. */
  readonly call: (options: ClientOptions) => Promise<{ text: string; retries: number }>;
  /** What `text` is when all went well. */
  readonly text: string;
  /** The reply's body is handed over unread. */
  readonly streams?: boolean;
  /** The request's body can be read once. */
  readonly onePass?: boolean;
  /** Errors may come under status 200. */
  readonly errorUnderOk?: boolean;
  /** An error reply without a body cannot be read. */
  readonly needsErrorBody?: boolean;
  /** A redirect makes the client ask for the bucket's region. */
  readonly asksForRegion?: boolean;
  /** A reply below 300 that cannot be read counts as a server error. */
  readonly unreadableIsRetried?: boolean;
}

const PAYLOAD = "0123456789".repeat(2000);
const xmlError = (code: string): string => `<Error><Code>${code}</Code><Message>scripted</Message></Error>`;
const s3Error = (code: string, status: number): Reply => ({ status, type: "application/xml", body: xmlError(code) });
/** Answers an upload with what it was sent. */
const etag = (body: Buffer): string => `"${body.length} ${body.subarray(0, 10).toString()}"`;

async function* pieces(): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < PAYLOAD.length; start += 5000) yield new TextEncoder().encode(PAYLOAD.slice(start, start + 5000));
}

export const KINDS: readonly Kind[] = [
  {
    name: "JSON (DynamoDB GetItem)",
    ok: { status: 200, type: "application/x-amz-json-1.0", body: '{"Item":{"id":{"S":"1"}}}' },
    error: (code, status) => ({ status, type: "application/x-amz-json-1.0", body: `{"__type":"${code}","message":"scripted"}` }),
    text: "1",
    async call(options) {
      const { Item, ResponseMetadata } = await new DynamoDB(options).getItem({ TableName: "t", Key: { id: { S: "1" } } });
      return { text: Item!["id"]!.S!, retries: ResponseMetadata.RetryAttempts };
    },
  },
  {
    name: "query (STS GetCallerIdentity)",
    ok: {
      status: 200,
      type: "text/xml",
      body: "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>42</Account></GetCallerIdentityResult></GetCallerIdentityResponse>",
    },
    error: (code, status) => ({ status, type: "text/xml", body: `<ErrorResponse>${xmlError(code)}</ErrorResponse>` }),
    text: "42",
    needsErrorBody: true,
    async call(options) {
      const { Account, ResponseMetadata } = await new STS(options).getCallerIdentity();
      return { text: Account!, retries: ResponseMetadata.RetryAttempts };
    },
  },
  {
    name: "XML (S3 ListObjectsV2)",
    ok: {
      status: 200,
      type: "application/xml",
      body: "<ListBucketResult><Name>b</Name><Contents><Key>k</Key></Contents></ListBucketResult>",
    },
    error: s3Error,
    asksForRegion: true,
    text: "k",
    errorUnderOk: true,
    unreadableIsRetried: true,
    async call(options) {
      const { Contents, ResponseMetadata } = await new S3(options).listObjectsV2({ Bucket: "b" });
      return { text: Contents![0]!.Key!, retries: ResponseMetadata.RetryAttempts };
    },
  },
  {
    name: "download (S3 GetObject)",
    ok: { status: 200, type: "text/plain", body: PAYLOAD },
    error: s3Error,
    asksForRegion: true,
    text: PAYLOAD,
    streams: true,
    async call(options) {
      const { Body, ResponseMetadata } = await new S3(options).getObject({ Bucket: "b", Key: "k" });
      return { text: await Body.text(), retries: ResponseMetadata.RetryAttempts };
    },
  },
  {
    name: "upload of bytes (S3 PutObject)",
    ok: { status: 200, type: "", body: "", etag },
    error: s3Error,
    asksForRegion: true,
    text: '"20000 0123456789"',
    async call(options) {
      const input = { Bucket: "b", Key: "k", Body: new TextEncoder().encode(PAYLOAD) };
      const { ETag, ResponseMetadata } = await new S3(options).putObject(input);
      return { text: ETag!, retries: ResponseMetadata.RetryAttempts };
    },
  },
  {
    name: "upload of a stream (S3 PutObject)",
    ok: { status: 200, type: "", body: "", etag },
    error: s3Error,
    asksForRegion: true,
    text: '"20000 0123456789"',
    onePass: true,
    async call(options) {
      // Over http a signature covers the body, which would be read for it; this body can be read once.
      const unsigned = { ...options, s3: { payloadSigningEnabled: false } };
      const { ETag, ResponseMetadata } = await new S3(unsigned).putObject({
        Bucket: "b",
        Key: "k",
        Body: pieces(),
        ContentLength: PAYLOAD.length,
      });
      return { text: ETag!, retries: ResponseMetadata.RetryAttempts };
    },
  },
];
