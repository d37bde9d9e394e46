/** Transfers against a server, byte for byte: the same checks for every server. */
import { createHash, randomBytes, randomFillSync } from "node:crypto";
import {
  closeSync,
  createReadStream,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { S3 } from "@boto3/client-s3";
import { sync, TransferManager } from "@boto3/s3-transfer";
import type { Tally } from "../../tools/workspace/tally.ts";

export const MIB: number = 1024 * 1024;
/** Around the threshold of 8 MiB, and around the end of the second part. */
export const SIZES: readonly number[] = [
  0,
  1,
  8 * MIB - 1,
  8 * MIB,
  8 * MIB + 1,
  16 * MIB - 1,
  16 * MIB,
  16 * MIB + 1,
  100 * MIB,
];

/** A server under test, and what it can do. */
export interface Place {
  readonly name: string;
  readonly s3: S3;
  readonly bucket: string;
  /** A folder for files, empty. */
  readonly folder: string;
  readonly keys: readonly string[];
  readonly sizes: readonly number[];
  readonly hasCustomerKeys: boolean;
  readonly hasTags: boolean;
  /** Files of a directory that is synchronised; none when absent. */
  readonly files?: number | undefined;
  /** Size of one more file, too large for memory. */
  readonly largeFile?: number | undefined;
}

/** Runs all checks. */
export async function checkTransfers(place: Place, tally: Tally): Promise<void> {
  const { name, sizes, keys, files, largeFile } = place;
  const check = (what: string, work: () => Promise<void>): Promise<boolean> => tally.check(`${name}: ${what}`, work);
  await place.s3.createBucket({ Bucket: place.bucket });
  for (const size of sizes) {
    const content = randomBytes(size);
    await check(`file of ${size} bytes`, () => roundTrip(place, `size-${size}`, content));
    await check(`stream of ${size} bytes`, () => streams(place, `stream-${size}`, content));
  }
  for (const key of keys) {
    const shown = key.length > 40 ? `${key.slice(0, 8)}... (${key.length})` : key;
    await check(`key ${JSON.stringify(shown)}`, () => roundTrip(place, key, randomBytes(1000)));
  }
  if (place.hasCustomerKeys) await check("key of the customer's own", () => customerKey(place));
  await check("metadata and tags of a copy in parts", () => carriedOver(place));
  await check("many transfers at a time", () => many(place));
  if (files !== undefined) await check(`directory of ${files} files, there and back`, () => directory(place, files));
  if (largeFile !== undefined) await check(`file of ${largeFile / MIB} MiB`, () => large(place, largeFile));
  await check("no upload is left open", async () => {
    const { Uploads = [] } = await place.s3.listMultipartUploads({ Bucket: place.bucket });
    expectEqual(Uploads.length, 0, "open uploads");
  });
  await check("no temporary file is left", () => {
    const left = readdirSync(place.folder).filter((file) => !["source", "target", "from", "to"].includes(file));
    expectEqual(left.join(", "), "", "files");
    return Promise.resolve();
  });
}

function expectEqual(actual: unknown, expected: unknown, what: string): void {
  if (actual !== expected) throw new Error(`${what}: expected ${String(expected)}, got ${String(actual)}`);
}

function expectSame(actual: Uint8Array, expected: Uint8Array): void {
  const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
  expectEqual(actual.length, expected.length, "length");
  expectEqual(digest(actual), digest(expected), "content");
}

/** Up from a file, down to a file. */
async function roundTrip(
  { s3, bucket, folder }: Place,
  key: string,
  content: Buffer,
  ExtraArgs: Record<string, unknown> = {},
): Promise<void> {
  const [source, target] = [join(folder, "source"), join(folder, "target")];
  writeFileSync(source, content);
  let up = 0;
  await s3.uploadFile(source, bucket, key, { ExtraArgs, callback: (bytes) => void (up += bytes) });
  expectEqual(up, content.length, "progress up");
  let down = 0;
  await s3.downloadFile(bucket, key, target, { ExtraArgs, callback: (bytes) => void (down += bytes) });
  expectEqual(down, content.length, "progress down");
  expectSame(readFileSync(target), content);
}

/** As a stream of unknown length up, in order down; then copied by the server. */
async function streams({ s3, bucket }: Place, key: string, content: Buffer): Promise<void> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < content.length; start += 100_003) yield content.subarray(start, start + 100_003);
  }
  const receive = async (from: string): Promise<void> => {
    const received: Uint8Array[] = [];
    await s3.downloadFileobj(bucket, from, { write: (piece) => void received.push(piece) });
    expectSame(Buffer.concat(received), content);
  };
  await s3.uploadFileobj(pieces(), bucket, key);
  await receive(key);
  await s3.copy({ Bucket: bucket, Key: key }, bucket, `${key}-copy`);
  await receive(`${key}-copy`);
}

function customerKey(place: Place): Promise<void> {
  const SSECustomerKey = "0123456789abcdef0123456789abcdef";
  return roundTrip(place, "secret", randomBytes(9 * MIB), { SSECustomerAlgorithm: "AES256", SSECustomerKey });
}

async function carriedOver({ s3, bucket, hasTags }: Place): Promise<void> {
  const tagging = hasTags ? { Tagging: "a=1&b%20c=%2Bd%20e" } : {};
  const args = { ContentType: "text/x", Metadata: { colour: "red" }, ...tagging };
  await s3.uploadFileobj(randomBytes(9 * MIB), bucket, "tagged", { ExtraArgs: args });
  await s3.copy({ Bucket: bucket, Key: "tagged" }, bucket, "tagged-copy");
  const head = await s3.headObject({ Bucket: bucket, Key: "tagged-copy" });
  expectEqual(head.ContentType, "text/x", "content type");
  expectEqual(head.Metadata?.["colour"], "red", "metadata");
  if (!hasTags) return;
  const { TagSet } = await s3.getObjectTagging({ Bucket: bucket, Key: "tagged-copy" });
  const tags = (TagSet ?? []).map(({ Key, Value }) => `${Key}=${Value}`).sort();
  expectEqual(tags.join(), "a=1,b c=+d e", "tags");
}

async function many({ s3, bucket }: Place): Promise<void> {
  const contents = Array.from({ length: 40 }, (_, index) => randomBytes(index % 4 === 0 ? 9 * MIB : 100_000));
  await using manager = new TransferManager(s3);
  await Promise.all(contents.map((content, index) => manager.upload(content, bucket, `many/${index}`)));
  await Promise.all(
    contents.map(async (content, index) => {
      const received: Uint8Array[] = [];
      await manager.download(bucket, `many/${index}`, { write: (piece: Uint8Array) => void received.push(piece) });
      expectSame(Buffer.concat(received), content);
    }),
  );
}

async function directory({ s3, bucket, folder }: Place, files: number): Promise<void> {
  const [from, to] = [join(folder, "from"), join(folder, "to")];
  for (let index = 0; index < files; index++) {
    const below = join(from, String(index % 20));
    if (index < 20) mkdirSync(below, { recursive: true });
    writeFileSync(join(below, `${index}.txt`), `file ${index}`);
  }
  const first = await sync(s3, from, `s3://${bucket}/site`);
  expectEqual(first.actions.length, files, "uploads");
  const second = await sync(s3, from, `s3://${bucket}/site`);
  expectEqual(second.actions.length, 0, "uploads of the same");
  await sync(s3, `s3://${bucket}/site`, to);
  for (let index = 0; index < files; index += 37)
    expectEqual(readFileSync(join(to, String(index % 20), `${index}.txt`), "utf8"), `file ${index}`, "content");
  rmSync(join(from, "3"), { recursive: true });
  writeFileSync(join(from, "4", "4.txt"), "changed content");
  utimesSync(join(from, "5", "5.txt"), new Date(), new Date(Date.now() + 60_000));
  const third = await sync(s3, from, `s3://${bucket}/site`, { delete: true });
  const kinds = (kind: string): number => third.actions.filter((action) => action.kind === kind).length;
  expectEqual(kinds("upload"), 2, "changed files");
  expectEqual(kinds("delete"), files / 20, "removed files");
}

/** A file that is never in memory as a whole. */
async function large({ s3, bucket, folder }: Place, size: number): Promise<void> {
  const [source, target] = [join(folder, "source"), join(folder, "target")];
  writeRandom(source, size);
  await s3.uploadFile(source, bucket, "large");
  const { ContentLength } = await s3.headObject({ Bucket: bucket, Key: "large" });
  expectEqual(ContentLength, size, "stored length");
  await s3.downloadFile(bucket, "large", target);
  expectEqual(await digestOf(target), await digestOf(source), "content");
  await s3.deleteObject({ Bucket: bucket, Key: "large" });
  for (const file of [source, target]) rmSync(file);
}

function writeRandom(path: string, size: number): void {
  const file = openSync(path, "w");
  const block = Buffer.allocUnsafe(4 * MIB);
  for (let written = 0; written < size; written += block.length) writeSync(file, randomFillSync(block));
  closeSync(file);
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: MIB }), hash);
  return hash.digest("hex");
}
