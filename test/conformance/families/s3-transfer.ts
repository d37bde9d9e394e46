/** Transfers of s3transfer with a client that only records (`s3-transfer.ndjson`), and its functions on sizes and settings. */
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  copy,
  downloadFile,
  downloadFileobj,
  TransferConfig,
  uploadFile,
  uploadFileobj,
} from "../../../packages/s3-transfer/src/index.ts";
import { adjustPartSize, countParts, partRange } from "../../../packages/s3-transfer/src/part-size.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import { describeError } from "../error-record.ts";
import { fakeClient, type RecordedCall } from "../transfers/fake-client.ts";
import type { Vectors } from "../vectors.ts";

type Settings = Readonly<Record<string, unknown>>;

interface RecordedTransfer {
  readonly id: string;
  readonly method: "upload_file" | "upload_fileobj" | "download_file" | "download_fileobj" | "copy";
  readonly size: number;
  readonly config: Settings | null;
  readonly extra_args: Settings | null;
  readonly source: "file" | "seekable" | "stream";
  readonly fail?: Readonly<Record<string, readonly number[]>>;
  readonly short_streams?: number;
  readonly written?: number;
  readonly outcome: "success" | "error";
  readonly error?: { readonly type: string; readonly message: string };
  readonly leftover_files?: number;
  readonly calls_in_order: boolean;
  readonly calls: readonly RecordedCall[];
  readonly progress_total?: number;
}

interface RecordedFunction {
  readonly id: string;
  readonly function: "adjust_chunksize" | "ranges" | "TransferConfig";
  readonly config?: Settings;
  readonly values?: Settings;
  readonly error?: object;
  readonly file_size?: number | null;
  readonly chunksize?: number;
  readonly size?: number;
  readonly part_size?: number;
  readonly num_parts?: number;
  readonly ranges?: readonly string[];
  readonly ranges_with_total?: readonly string[];
}

const BUCKET = "amzn-s3-demo-bucket";
const SOURCE = { Bucket: "src-bucket", Key: "src/key" };

export const s3Transfer: Family = { name: "s3-transfer", cases };

function* cases(vectors: Vectors): Iterable<ConformanceCase> {
  for (const recorded of vectors.lines<RecordedTransfer | RecordedFunction>("s3-transfer")) {
    if ("function" in recorded) yield { id: recorded.id, group: recorded.function, check: () => checkFunction(recorded) };
    else yield { id: recorded.id, group: recorded.method, check: () => checkTransfer(recorded) };
  }
}

async function checkTransfer(recorded: RecordedTransfer): Promise<Mismatch | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "boto3-transfer-"));
  try {
    const actual = await runTransfer(recorded, folder);
    const expected = expectation(recorded);
    return mismatch(expected, actual, findDifferences(expected, actual));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Outcome {
  calls: unknown;
  error?: unknown;
  written?: number;
  progress?: number;
  leftoverFiles?: number;
}

function expectation(recorded: RecordedTransfer): Outcome {
  const { outcome, error, written, progress_total, leftover_files } = recorded;
  const expected: Outcome = { calls: inOrder(recorded.calls, recorded.calls_in_order) };
  if (outcome === "error") {
    // Python's own errors mean only that the call fails.
    expected.error = error!.type === "ValueError" ? "refused" : { type: error!.type, message: error!.message };
    expected.leftoverFiles = leftover_files ?? 0;
  } else {
    // The recorder's client read no upload body, so nothing was counted; ours counts what is known to have arrived.
    expected.progress = recorded.method.startsWith("upload") ? recorded.size : progress_total!;
    if (written !== undefined) expected.written = written;
  }
  return expected;
}

async function runTransfer(recorded: RecordedTransfer, folder: string): Promise<Outcome> {
  const { client, calls } = fakeClient(recorded);
  const path = join(folder, recorded.method.startsWith("upload") ? "src" : "dst");
  let progress = 0;
  let written = 0;
  const options = {
    ...(recorded.extra_args ? { ExtraArgs: recorded.extra_args } : {}),
    config: new TransferConfig(camelCased(recorded.config ?? {})),
    callback: (bytes: number) => void (progress += bytes),
  };
  const methods: Readonly<Record<RecordedTransfer["method"], () => Promise<unknown>>> = {
    upload_file: () => {
      writeFileSync(path, "");
      truncateSync(path, recorded.size);
      return uploadFile(client, path, BUCKET, "key", options);
    },
    upload_fileobj: () => {
      const source = recorded.source === "stream" ? pieces(recorded.size) : new Uint8Array(recorded.size);
      return uploadFileobj(client, source, BUCKET, "key", options);
    },
    download_file: () => downloadFile(client, BUCKET, "key", path, options).then(() => (written = statSync(path).size)),
    download_fileobj: () => downloadFileobj(client, BUCKET, "key", { write: (piece) => void (written += piece.length) }, options),
    copy: () => copy(client, SOURCE, BUCKET, "key", options),
  };
  const outcome: Outcome = { calls: [] };
  try {
    await methods[recorded.method]();
    outcome.progress = progress;
    if (recorded.written !== undefined) outcome.written = written;
  } catch (error) {
    const { type, message } = describeError(error as Error);
    outcome.error = type === "TransferArgumentError" ? "refused" : { type, message: String(message).replaceAll(folder, "{DIR}") };
    outcome.leftoverFiles = readdirSync(folder).filter((name) => name !== "src").length;
  }
  outcome.calls = inOrder(calls, recorded.calls_in_order);
  return outcome;
}

/** A stream of short pieces: parts have to be full all the same. */
async function* pieces(size: number): AsyncGenerator<Uint8Array> {
  for (let left = size; left > 0; left -= 100_000) yield new Uint8Array(Math.min(left, 100_000));
}

/** Calls made side by side come in any order. */
function inOrder(calls: readonly RecordedCall[], isOrdered: boolean): readonly RecordedCall[] {
  if (isOrdered) return calls;
  const key = ({ operation, params }: RecordedCall): string =>
    `${operation} ${String(params["PartNumber"] ?? "").padStart(5, "0")} ${String(params["Range"] ?? "")}`;
  return [...calls].sort((first, second) => (key(first) < key(second) ? -1 : 1));
}

function checkFunction(recorded: RecordedFunction): Mismatch | undefined {
  const [expected, actual] = FUNCTIONS[recorded.function](recorded);
  return mismatch(expected, actual, findDifferences(expected, actual));
}

const FUNCTIONS: Readonly<Record<RecordedFunction["function"], (recorded: RecordedFunction) => [unknown, unknown]>> = {
  adjust_chunksize: ({ id, file_size, chunksize }) => {
    const wanted = Number(id.split(".").at(-1));
    return [chunksize, adjustPartSize(wanted, file_size ?? undefined)];
  },
  ranges: ({ size = 0, part_size = 1, num_parts, ranges, ranges_with_total }) => {
    const parts = countParts(size, part_size);
    const all = (total?: number): string[] =>
      Array.from({ length: parts }, (_, part) => partRange(part, part_size, parts, total));
    return [
      [num_parts, ranges, ranges_with_total],
      [parts, all(), all(size)],
    ];
  },
  TransferConfig: ({ config = {}, values, error }) => {
    try {
      const made = new TransferConfig(camelCased(config)) as unknown as Settings;
      const expected = camelCased(values ?? {});
      return [expected, Object.fromEntries(Object.keys(expected).map((name) => [name, made[name]]))];
    } catch (raised) {
      return [error ? "refused" : values, (raised as Error).name === "TransferArgumentError" ? "refused" : String(raised)];
    }
  },
};

function camelCased(settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), value]),
  );
}
