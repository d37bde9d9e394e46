/**
 * Random transfers against a server that fails at random, some of them aborted in the middle. Each has to end complete and identical, or
 * with an error of a known name; and then there is no temporary file, no open upload and no open socket.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3 } from "@boto3/client-s3";
import { hook } from "@boto3/core";
import { S3Server, type Fault } from "./s3-server.ts";

/** Errors a transfer may end with here. */
const KNOWN = [
  "S3UploadFailedError",
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
const KINDS = ["uploadFile", "uploadFileobj", "downloadFile", "downloadFileobj", "copy"] as const;

/** How the runs ended. */
export interface FaultReport {
  completed: number;
  failed: number;
  aborted: number;
  /** What must not be, each with the seed of its run. */
  readonly problems: string[];
}

/**
 * Runs transfers one after the other.
 *
 * @param seed - the same seed gives the same faults
 */
export async function runFaults(runs: number, seed: number): Promise<FaultReport> {
  const report: FaultReport = { completed: 0, failed: 0, aborted: 0, problems: [] };
  const server = new S3Server();
  const endpointUrl = await server.start();
  const folder = mkdtempSync(join(tmpdir(), "boto3-faults-"));
  try {
    for (let run = 0; run < runs; run++) await runOne(server, endpointUrl, folder, seed + run, report);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return report;
}

async function runOne(server: S3Server, endpointUrl: string, folder: string, seed: number, report: FaultReport): Promise<void> {
  const random = generator(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const kind = KINDS[below(KINDS.length)]!;
  const isUpload = kind.startsWith("upload") || kind === "copy";
  const size = [0, 1, below(100_000), 5 * MIB - 1 + below(3), 10 * MIB + below(3 * MIB)][below(5)]!;
  const content = randomContent(size, random);
  const faulty = random() * 0.2;
  const rate = random() < 0.2 ? 0 : faulty;
  server.objects.clear();
  server.uploads.clear();
  server.requests.length = 0;
  server.fault = () => (random() < rate ? (["reset", "503", "truncate", "slow"] satisfies Fault[])[below(4)]! : "none");
  if (kind.startsWith("download")) server.put("key", content);
  if (kind === "copy") server.put("source", content);

  const sent: string[] = [];
  const client = new S3({
    regionName: "us-east-1",
    awsAccessKeyId: "AKIDEXAMPLE",
    awsSecretAccessKey: "example",
    endpointUrl,
    sleep: () => Promise.resolve(),
    random,
    hooks: [hook("before-send", undefined, (request) => void sent.push(`${request.method} ${request.path}?${request.query}`))],
  });
  const abort = new AbortController();
  const isAborting = random() < 0.3;
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
  const source = join(folder, "source");
  const target = join(folder, "target");
  const received: Uint8Array[] = [];
  const work: Readonly<Record<(typeof KINDS)[number], () => Promise<unknown>>> = {
    uploadFile: () => {
      writeFileSync(source, content);
      return client.uploadFile(source, "bucket", "key", options);
    },
    uploadFileobj: () => client.uploadFileobj(inPieces(content, 1 + below(200_000)), "bucket", "key", options),
    downloadFile: () => client.downloadFile("bucket", "key", target, options),
    downloadFileobj: () => client.downloadFileobj("bucket", "key", { write: (piece) => void received.push(piece) }, options),
    copy: () => client.copy({ Bucket: "bucket", Key: "source" }, "bucket", "key", options),
  };
  const problem = (text: string): number => report.problems.push(`seed ${seed}, ${kind} of ${size} bytes: ${text}`);
  try {
    await work[kind]();
    report.completed++;
    const result = { uploadFile: stored, uploadFileobj: stored, copy: stored, downloadFile: file, downloadFileobj: joined }[
      kind
    ]();
    if (!result.equals(content)) problem(`completed with ${result.length} other bytes`);
    if (progress !== size) problem(`completed with progress ${progress}`);
  } catch (error) {
    const { name } = error as Error;
    if (name === "AbortError") report.aborted++;
    else report.failed++;
    if (!KNOWN.includes(name)) problem(`failed with ${name}: ${(error as Error).stack}`);
    if (isAborting && abort.signal.aborted && error === abort.signal.reason) await checkSilence();
  } finally {
    clearTimeout(timer);
  }
  const left = readdirSync(folder).filter((name) => name !== "source" && name !== "target");
  if (left.length > 0) problem(`left the files ${left.join(", ")}`);
  if (server.uploads.size > 0 && !isLost(server.requests)) problem(`left ${server.uploads.size} open uploads`);
  client.close();
  for (let wait = 0; server.sockets.size > 0 && wait < 100; wait++) await new Promise((resolve) => setTimeout(resolve, 5));
  if (server.sockets.size > 0) problem(`left ${server.sockets.size} open sockets`);
  for (const name of readdirSync(folder)) rmSync(join(folder, name));

  function stored(): Buffer {
    return server.objects.get("key")?.body ?? Buffer.alloc(0);
  }
  function file(): Buffer {
    return readFileSync(target);
  }
  function joined(): Buffer {
    return Buffer.concat(received);
  }
  /** After an abort nothing more is sent. */
  async function checkSilence(): Promise<void> {
    const before = sent.length;
    await new Promise((resolve) => setTimeout(resolve, 15));
    const later = sent.slice(before);
    if (later.length > 0) problem(`sent after its end: ${later.join(", ")}`);
  }
}

/** Whether the beginning of an upload was sent more than once: the reply with the first one's id was lost, and nobody can know it. */
function isLost(requests: readonly string[]): boolean {
  return requests.filter((request) => request.startsWith("POST") && request.includes("uploads")).length > 1;
}

async function* inPieces(content: Buffer, most: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < content.length; start += most) yield content.subarray(start, start + most);
}

function randomContent(size: number, random: () => number): Buffer {
  const content = Buffer.alloc(size);
  const block = Buffer.from(Array.from({ length: 4099 }, () => Math.floor(random() * 256)));
  for (let start = 0; start < size; start += block.length) {
    block.copy(content, start);
    content.writeUInt8(Math.floor(random() * 256), start);
  }
  return content;
}

/** Mulberry32: small, and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
