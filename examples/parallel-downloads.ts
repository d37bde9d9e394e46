/**
 * Many objects at once in several threads: what s3transfer's process pool does in processes. One thread spends about 1.6 s of CPU on a
 * GiB, so it is worth while from some 5 Gbit/s on; below, one client keeps the network busy by itself.
 *
 *     AWS_ENDPOINT_URL=http://127.0.0.1:4566 npx tsx examples/parallel-downloads.ts my-bucket
 *
 * It talks to whatever the usual variables and files say, which may be AWS; the bucket has to exist.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { S3 } from "@boto3/client-s3";

const THREAD = new URL("download-thread.mjs", import.meta.url);

/** One object and the file it shall become. */
interface Download {
  readonly bucket: string;
  readonly key: string;
  readonly filename: string;
}

/** What a thread says: that it wants something to do, or why it could not do it. */
type Answer = { readonly failure?: unknown };

/**
 * Downloads objects with a client in each thread. A thread takes the next object when it is done with one.
 *
 * @throws the first failure, after all threads have ended
 */
async function downloadAll(downloads: readonly Download[], threads: number = availableParallelism()): Promise<void> {
  const waiting = [...downloads];
  const failures: unknown[] = [];
  const run = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      worker.on("message", ({ failure }: Answer) => {
        if (failure !== undefined) failures.push(failure);
        worker.postMessage(failures.length > 0 ? undefined : waiting.shift());
      });
      worker.on("error", reject);
      worker.on("exit", () => resolve());
    });
  const workers = Array.from({ length: Math.min(threads, downloads.length) }, () => new Worker(THREAD));
  const ends = await Promise.allSettled(workers.map(run));
  for (const end of ends) if (end.status === "rejected") failures.push(end.reason);
  if (failures.length > 0) throw failures[0];
}

const bucket = process.argv[2] ?? "my-bucket";
const folder = await mkdtemp(join(tmpdir(), "parallel-"));
const s3 = new S3();
try {
  const keys = Array.from({ length: 6 }, (_, index) => `parallel/${index}.bin`);
  for (const Key of keys) await s3.putObject({ Bucket: bucket, Key, Body: Buffer.alloc(300_000, Key) });
  const downloads = keys.map((key, index) => ({ bucket, key, filename: join(folder, `${index}.bin`) }));
  await downloadAll(downloads, 2);
  for (const { key, filename } of downloads) {
    if (!(await readFile(filename)).equals(Buffer.alloc(300_000, key))) throw new Error(`${filename} is not ${key}.`);
  }
  console.log(`${keys.length} objects in ${folder}`);
  await s3.deleteObjects({ Bucket: bucket, Delete: { Objects: keys.map((Key) => ({ Key })) } });
} finally {
  s3.close();
  await rm(folder, { recursive: true });
}
