/** For tests of transfers: a server in this process with a client, emptied before each test, and a folder that goes away after it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3 } from "@boto3/client-s3";
import { TransferConfig } from "@boto3/s3-transfer";
import { S3Server } from "./s3-server.ts";

export const MIB = 1024 * 1024;
export const config: TransferConfig = new TransferConfig({
  multipartThreshold: 5 * MIB,
  multipartChunksize: 5 * MIB,
  maxConcurrency: 4,
});
/** Three parts, and two. */
export const large: Buffer<ArrayBuffer> = Buffer.alloc(11 * MIB, "The quick brown fox jumps over the lazy dog. ");
export const medium: Buffer<ArrayBuffer> = large.subarray(0, 6 * MIB);

export let server: S3Server;
export let s3: S3;
export let folder: string;
/** For further clients of the server; none waits between attempts. */
export let options: { regionName: string; awsAccessKeyId: string; awsSecretAccessKey: string; endpointUrl: string };

beforeAll(async () => {
  server = new S3Server();
  options = {
    regionName: "us-east-1",
    awsAccessKeyId: "AKIDEXAMPLE",
    awsSecretAccessKey: "example",
    endpointUrl: await server.start(),
    sleep: () => Promise.resolve(),
  } as typeof options;
  s3 = new S3(options);
});

afterAll(async () => {
  s3.close();
  await server.stop();
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "boto3-transfer-"));
  server.objects.clear();
  server.uploads.clear();
  server.requests.length = 0;
  server.fault = () => "none";
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The content of an object. */
export function stored(key: string): Buffer {
  return server.objects.get(key)!.body;
}

/** How many requests began like this. */
export function count(start: string): number {
  return server.requests.filter((request) => request.startsWith(start)).length;
}
