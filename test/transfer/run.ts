/**
 * Transfers in depth: against moto's server byte for byte, and random faults in numbers.
 *
 *     pnpm test:transfer [runs of random faults] [seed]
 */
import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Tally } from "../../tools/workspace/tally.ts";
import { prepareServices } from "../../tools/test-services.ts";
import { startMoto } from "../integration/moto.ts";

const MIB = 1024 * 1024;
const BUCKET = "transfers";

await prepareServices(["s3"]);
const { S3 } = await import("@boto3/client-s3");
const { sync, TransferManager } = await import("@boto3/s3-transfer");
const { runFaults } = await import("./faults.ts");

const [runs = 1000, seed = 1] = process.argv.slice(2).map(Number);
const tally = new Tally();
const moto = await startMoto();
const folder = mkdtempSync(join(tmpdir(), "boto3-transfer-"));
const s3 = new S3({
  regionName: "us-east-1",
  awsAccessKeyId: "AKIDEXAMPLE",
  awsSecretAccessKey: "example",
  endpointUrl: moto.endpointUrl,
});
const source = join(folder, "source");
const target = join(folder, "target");

function expectEqual(actual: unknown, expected: unknown, what: string): void {
  if (actual !== expected) throw new Error(`${what}: expected ${String(expected)}, got ${String(actual)}`);
}

function expectSame(actual: Uint8Array, expected: Uint8Array): void {
  const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
  expectEqual(actual.length, expected.length, "length");
  expectEqual(digest(actual), digest(expected), "content");
}

async function openUploads(): Promise<number> {
  const { Uploads = [] } = await s3.listMultipartUploads({ Bucket: BUCKET });
  return Uploads.length;
}

/** Up from a file, down to a file; as a stream up, in order down; copied. */
async function roundTrip(key: string, content: Buffer, ExtraArgs: Record<string, unknown> = {}): Promise<void> {
  writeFileSync(source, content);
  let up = 0;
  await s3.uploadFile(source, BUCKET, key, { ExtraArgs, callback: (bytes) => void (up += bytes) });
  expectEqual(up, content.length, "progress up");
  let down = 0;
  await s3.downloadFile(BUCKET, key, target, { ExtraArgs, callback: (bytes) => void (down += bytes) });
  expectEqual(down, content.length, "progress down");
  expectSame(readFileSync(target), content);
}

async function streams(key: string, content: Buffer): Promise<void> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < content.length; start += 100_003) yield content.subarray(start, start + 100_003);
  }
  await s3.uploadFileobj(pieces(), BUCKET, key);
  const received: Uint8Array[] = [];
  await s3.downloadFileobj(BUCKET, key, { write: (piece) => void received.push(piece) });
  expectSame(Buffer.concat(received), content);
  await s3.copy({ Bucket: BUCKET, Key: key }, BUCKET, `${key}-copy`);
  expectEqual((await s3.headObject({ Bucket: BUCKET, Key: `${key}-copy` })).ContentLength, content.length, "copied length");
}

const HOSTILE_KEYS = [
  "a b+c",
  "ünïcödé/日本語",
  "//double//slash/",
  "..",
  "a/../b",
  "%2e%2e/%00",
  "?query=1&x#y",
  "'\"<>&;",
  "🪣",
  "a".repeat(1024),
];

try {
  await s3.createBucket({ Bucket: BUCKET });
  const sizes = [0, 1, 8 * MIB - 1, 8 * MIB, 8 * MIB + 1, 16 * MIB - 1, 16 * MIB, 16 * MIB + 1, 100 * MIB];
  for (const size of sizes) {
    const content = randomBytes(size);
    await tally.check(`file of ${size} bytes`, () => roundTrip(`size-${size}`, content));
    await tally.check(`stream of ${size} bytes`, () => streams(`stream-${size}`, content));
  }
  for (const key of HOSTILE_KEYS) {
    const name = key.length > 40 ? `${key.slice(0, 8)}... (${key.length})` : key;
    await tally.check(`key ${JSON.stringify(name)}`, () => roundTrip(key, randomBytes(1000)));
  }
  await tally.check("key of the customer's own", () =>
    roundTrip("secret", randomBytes(9 * MIB), {
      SSECustomerAlgorithm: "AES256",
      SSECustomerKey: "0123456789abcdef0123456789abcdef",
    }),
  );
  await tally.check("metadata and tags of a copy in parts", async () => {
    const args = { ContentType: "text/x", Metadata: { colour: "red" }, Tagging: "a=1&b%20c=%2Bd%20e" };
    await s3.uploadFileobj(randomBytes(9 * MIB), BUCKET, "tagged", { ExtraArgs: args });
    await s3.copy({ Bucket: BUCKET, Key: "tagged" }, BUCKET, "tagged-copy");
    const head = await s3.headObject({ Bucket: BUCKET, Key: "tagged-copy" });
    expectEqual(head.ContentType, "text/x", "content type");
    expectEqual(head.Metadata?.["colour"], "red", "metadata");
    const { TagSet } = await s3.getObjectTagging({ Bucket: BUCKET, Key: "tagged-copy" });
    expectEqual(JSON.stringify(TagSet?.map(({ Key, Value }) => [Key, Value])), '[["a","1"],["b c","+d e"]]', "tags");
  });
  await tally.check("many transfers at a time", async () => {
    const contents = Array.from({ length: 40 }, (_, index) => randomBytes(index % 4 === 0 ? 9 * MIB : 100_000));
    await using manager = new TransferManager(s3);
    await Promise.all(contents.map((content, index) => manager.upload(content, BUCKET, `many/${index}`)));
    await Promise.all(
      contents.map(async (content, index) => {
        const received: Uint8Array[] = [];
        await manager.download(BUCKET, `many/${index}`, { write: (piece: Uint8Array) => void received.push(piece) });
        expectSame(Buffer.concat(received), content);
      }),
    );
  });
  await tally.check("directory of 2,000 files, there and back", async () => {
    const [from, to] = [join(folder, "from"), join(folder, "to")];
    for (let index = 0; index < 2000; index++) {
      const directory = join(from, String(index % 20));
      if (index < 20) mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, `${index}.txt`), `file ${index}`);
    }
    const first = await sync(s3, from, `s3://${BUCKET}/site`);
    expectEqual(first.actions.length, 2000, "uploads");
    const second = await sync(s3, from, `s3://${BUCKET}/site`);
    expectEqual(second.actions.length, 0, "uploads of the same");
    await sync(s3, `s3://${BUCKET}/site`, to);
    for (let index = 0; index < 2000; index += 37)
      expectEqual(readFileSync(join(to, String(index % 20), `${index}.txt`), "utf8"), `file ${index}`, "content");
    rmSync(join(from, "3"), { recursive: true });
    writeFileSync(join(from, "4", "4.txt"), "changed content");
    utimesSync(join(from, "5", "5.txt"), new Date(), new Date(Date.now() + 60_000));
    const third = await sync(s3, from, `s3://${BUCKET}/site`, { delete: true });
    const kinds = (kind: string): number => third.actions.filter((action) => action.kind === kind).length;
    expectEqual(kinds("upload"), 2, "changed files");
    expectEqual(kinds("delete"), 100, "removed files");
  });
  await tally.check("no upload is left open", async () => expectEqual(await openUploads(), 0, "open uploads"));
  await tally.check("no temporary file is left", () => {
    const left = readdirSync(folder).filter((name) => !["source", "target", "from", "to"].includes(name));
    expectEqual(left.join(", "), "", "files");
    return Promise.resolve();
  });
  await tally.check(`${runs} transfers with random faults, seed ${seed}`, async () => {
    const report = await runFaults(runs, seed);
    if (report.problems.length > 0) throw new Error(report.problems.join("\n"));
    for (const reason of report.skipped) tally.skip("a run with a full disk", reason);
    const troubles = [...report.troubles].map(([trouble, count]) => `${count} ${trouble}`).join(", ");
    return `${report.completed} completed, ${report.failed} ended with an error, ${report.aborted} were aborted (${troubles})`;
  });
} finally {
  s3.close();
  await moto.stop();
  rmSync(folder, { recursive: true, force: true });
}
tally.close();
