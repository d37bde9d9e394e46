/**
 * Random transfers while server, disk or source fail at random, some of them aborted in the middle. Each has to end complete and
 * identical, or with an error of a known name; and then there is no temporary file, no open upload and no open socket.
 */
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3 } from "@boto3/client-s3";
import { planFaults, TROUBLES, type Trouble } from "./fault-plans.ts";
import { generator, randomContent } from "./random.ts";
import { S3Server } from "./s3-server.ts";
import { mountSmallDisk } from "./small-disk.ts";

/** Errors a transfer may end with here. */
const KNOWN = [
  "S3UploadFailedError",
  "S3TransferFailedError",
  "S3DownloadFailedError",
  "S3CopyFailedError",
  "S3ValidationError",
  "RetriesExceededError",
  "ClientError",
  "ConnectionClosedError",
  "EndpointConnectionError",
  "IncompleteReadError",
  "ResponseParserError",
  "ResponseStreamingError",
  "AbortError",
  "NoSuchUpload",
  "NoSuchKey",
];

const MIB = 1024 * 1024;
/** Wait before a retry. */
const RETRY_MS = 6;
const SMALL_DISK_BYTES = 3 * MIB;
const KINDS = ["uploadFile", "uploadFileobj", "downloadFile", "downloadFileobj", "copy"] as const;
type Kind = (typeof KINDS)[number];

/** Troubles that need one kind of transfer. */
const KIND_OF: Readonly<Partial<Record<Trouble, Kind>>> = {
  "disk full": "downloadFile",
  "source shrinks": "uploadFile",
  "source grows": "uploadFile",
};

/** How the runs ended. */
export interface FaultReport {
  completed: number;
  failed: number;
  aborted: number;
  /** Runs that could not be made, with the reason. */
  readonly skipped: string[];
  /** Runs of each trouble. */
  readonly troubles: Map<Trouble, number>;
  /** What must not be, each with the seed of its run. */
  readonly problems: string[];
}

/** What runs share. */
interface Lab {
  readonly server: S3Server;
  readonly endpointUrl: string;
  readonly folder: string;
  /** A folder on a disk of 3 MiB, or a device that is always full; undefined where there is neither. */
  readonly fullDisk: string | undefined;
  readonly report: FaultReport;
}

/**
 * Runs transfers one after the other.
 *
 * @param seed - the same seed gives the same faults
 */
export async function runFaults(runs: number, seed: number): Promise<FaultReport> {
  const report: FaultReport = { completed: 0, failed: 0, aborted: 0, skipped: [], troubles: new Map(), problems: [] };
  const server = new S3Server();
  const endpointUrl = await server.start();
  const folder = mkdtempSync(join(tmpdir(), "boto3-faults-"));
  const disk = mountSmallDisk(SMALL_DISK_BYTES);
  const fullDisk = disk?.folder ?? (existsSync("/dev/full") ? "/dev/full" : undefined);
  try {
    for (let run = 0; run < runs; run++) await runOne({ server, endpointUrl, folder, fullDisk, report }, seed + run);
  } finally {
    await server.stop();
    disk?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
  return report;
}

async function runOne({ server, endpointUrl, folder, fullDisk, report }: Lab, seed: number): Promise<void> {
  const random = generator(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const trouble = TROUBLES[below(TROUBLES.length)]!;
  if (trouble === "disk full" && fullDisk === undefined) {
    report.skipped.push(`seed ${seed}: neither tmpfs nor /dev/full`);
    return;
  }
  report.troubles.set(trouble, (report.troubles.get(trouble) ?? 0) + 1);
  const kind = KIND_OF[trouble] ?? KINDS[below(KINDS.length)]!;
  const isUpload = kind.startsWith("upload") || kind === "copy";
  const size = [0, 1, below(100_000), 5 * MIB - 1 + below(3), 10 * MIB + below(3 * MIB)][below(5)]!;
  const content = randomContent(size, random);
  const source = join(folder, "source");
  const target =
    trouble !== "disk full" ? join(folder, "target") : fullDisk === "/dev/full" ? fullDisk : join(fullDisk!, "target");
  const isDeviceFull = target === "/dev/full";
  server.objects.clear();
  server.uploads.clear();
  server.requests.length = 0;
  const fault = planFaults(trouble, random);
  const changesAt = below(4);
  let seen = 0;
  server.fault = (request) => {
    if (seen++ === changesAt && trouble === "source shrinks") truncateSync(source, below(size + 1));
    if (seen === changesAt && trouble === "source grows") appendFileSync(source, content.subarray(0, 200_000));
    return fault(request);
  };
  if (kind.startsWith("download")) server.put("key", content);
  if (kind === "copy") server.put("source", content);

  const client = new S3({
    regionName: "us-east-1",
    awsAccessKeyId: "AKIDEXAMPLE",
    awsSecretAccessKey: "example",
    endpointUrl,
    sleep: () => new Promise((resolve) => setTimeout(resolve, RETRY_MS)),
    random,
  });
  const abort = new AbortController();
  const isAborting = random() < 0.25;
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (isAborting) timer = setTimeout(() => abort.abort(), random() * 60);
  let progress = 0;
  const options = {
    signal: abort.signal,
    callback: (bytes: number) => void (progress += bytes),
    config: {
      multipartThreshold: 5 * MIB,
      multipartChunksize: isUpload ? 5 * MIB : 64 * 1024 + below(2 * MIB),
      maxConcurrency: 1 + below(8),
    },
  };
  const received: Uint8Array[] = [];
  const work: Readonly<Record<Kind, () => Promise<unknown>>> = {
    uploadFile: () => {
      writeFileSync(source, content);
      return client.uploadFile(source, "bucket", "key", options);
    },
    uploadFileobj: () => client.uploadFileobj(inPieces(content, 1 + below(200_000)), "bucket", "key", options),
    downloadFile: () => client.downloadFile("bucket", "key", target, options),
    downloadFileobj: () => client.downloadFileobj("bucket", "key", { write: (piece) => void received.push(piece) }, options),
    copy: () => client.copy({ Bucket: "bucket", Key: "source" }, "bucket", "key", options),
  };
  const problem = (text: string): number => report.problems.push(`seed ${seed}, ${kind} of ${size} bytes, ${trouble}: ${text}`);
  try {
    await work[kind]();
    report.completed++;
    const results = { uploadFile: stored, uploadFileobj: stored, copy: stored, downloadFile: file, downloadFileobj: joined };
    const result = results[kind]();
    if (!result.equals(content)) problem(`completed with ${result.length} other bytes`);
    if (progress !== size) problem(`completed with progress ${progress}`);
  } catch (error) {
    const { name, code } = error as NodeJS.ErrnoException;
    if (name === "AbortError") report.aborted++;
    else report.failed++;
    const isKnown = KNOWN.includes(name) || (trouble === "disk full" && code === "ENOSPC");
    if (!isKnown) problem(`failed with ${name}: ${(error as Error).stack}`);
    if (trouble === "nothing" && name !== "AbortError") problem(`failed without a reason: ${(error as Error).stack}`);
    if (isAborting && abort.signal.aborted && error === abort.signal.reason) await checkSilence();
  } finally {
    clearTimeout(timer);
  }
  const left = [folder, ...(trouble === "disk full" && !isDeviceFull ? [fullDisk!] : [])]
    .flatMap((where) => readdirSync(where))
    .filter((name) => name !== "source" && name !== "target");
  if (left.length > 0) problem(`left the files ${left.join(", ")}`);
  if (server.uploads.size > 0) problem(`left ${server.uploads.size} open uploads`);
  client.close();
  for (let wait = 0; server.sockets.size > 0 && wait < 100; wait++) await new Promise((resolve) => setTimeout(resolve, 5));
  if (server.sockets.size > 0) problem(`left ${server.sockets.size} open sockets`);
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  if (!isDeviceFull) rmSync(target, { force: true });

  function stored(): Buffer {
    return server.objects.get("key")?.body ?? Buffer.alloc(0);
  }
  function file(): Buffer {
    return isDeviceFull ? content.subarray(0, 0) : readFileSync(target);
  }
  function joined(): Buffer {
    return Buffer.concat(received);
  }
  /** After an abort nothing more is sent. */
  async function checkSilence(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS / 2));
    // What was on its way is seen when the event loop has turned: connection, then request.
    for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
    const before = server.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 3 * RETRY_MS));
    const later = server.requests.slice(before);
    if (later.length > 0) problem(`sent after its end: ${later.join(", ")}`);
  }
}

async function* inPieces(content: Buffer, most: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < content.length; start += most) yield content.subarray(start, start + most);
}
