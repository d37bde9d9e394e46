/** The form of a suite, and what suites share. */
import assert from "node:assert/strict";
import { isIP } from "node:net";
import { S3 } from "@boto3/client-s3";
import type { VersityGw } from "./versitygw.ts";

/** What clients of a suite are made with. */
export type StrictSettings = Omit<VersityGw, "stop">;

/** Runs one named check and counts it. */
export type Check = (name: string, check: () => Promise<void>) => Promise<boolean>;

/** Checks of one subject. */
export type Suite = (settings: StrictSettings, check: Check) => Promise<void>;

/** Runs checks with a client and a bucket of their own. */
export async function withBucket(
  settings: StrictSettings,
  Bucket: string,
  use: (s3: S3, Bucket: string) => Promise<void>,
): Promise<void> {
  const s3 = new S3(settings);
  try {
    await s3.createBucket({ Bucket });
    await use(s3, Bucket);
  } finally {
    s3.close();
  }
}

/** The address of a bucket, in the way the server is reached. */
export function bucketUrl({ endpointUrl }: StrictSettings, bucket: string): string {
  const { protocol, host, hostname } = new URL(endpointUrl);
  return isIP(hostname) ? `${endpointUrl}/${bucket}` : `${protocol}//${bucket}.${host}`;
}

/** Asserts that a call fails with one of the given codes. */
export async function refusedWith(codes: readonly string[], call: Promise<unknown>): Promise<void> {
  const outcome = await call.then(
    () => "no error",
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );
  assert.ok(codes.includes(outcome), `expected ${codes.join(" or ")}, got ${outcome}`);
}
