/**
 * A file up and down again with a progress bar, and a directory made like another.
 *
 *     AWS_ENDPOINT_URL=http://127.0.0.1:4566 npx tsx examples/transfer.ts my-bucket
 *
 * It talks to whatever the usual variables and files say, which may be AWS; the bucket has to exist.
 */
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3 } from "@boto3/client-s3";
import { sync, TransferManager, type TransferFuture } from "@boto3/s3-transfer";

const WIDTH = 40;

/** Draws a bar until the transfer ends. */
async function showProgress(title: string, transfer: TransferFuture): Promise<void> {
  for await (const { bytesTransferred, totalBytes } of transfer.progress()) {
    const share = totalBytes ? bytesTransferred / totalBytes : 0;
    const bar = "#".repeat(Math.round(share * WIDTH)).padEnd(WIDTH, ".");
    process.stdout.write(`\r${title} [${bar}] ${(bytesTransferred / 1024 / 1024).toFixed(1)} MiB`);
  }
  process.stdout.write("\n");
  await transfer.result();
}

const bucket = process.argv[2] ?? "my-bucket";
const folder = await mkdtemp(join(tmpdir(), "transfer-"));
try {
  const s3 = new S3();
  await using manager = new TransferManager(s3, { maxConcurrency: 4 });
  const file = join(folder, "big.bin");
  await writeFile(file, Buffer.alloc(40 * 1024 * 1024, "boto3 "));
  await showProgress("up  ", manager.upload(file, bucket, "transfer/big.bin"));
  const copy = join(folder, "copy.bin");
  await showProgress("down", manager.download(bucket, "transfer/big.bin", copy));
  console.log(`${copy} has ${(await stat(copy)).size} bytes`);

  const { actions, unchanged } = await sync(s3, folder, `s3://${bucket}/transfer`, { exclude: "copy.bin", dryRun: true });
  console.log(`sync would transfer ${actions.length} files and leave ${unchanged} as they are`);
  await s3.deleteObject({ Bucket: bucket, Key: "transfer/big.bin" });
} finally {
  await rm(folder, { recursive: true });
}
