/**
 * A download: one `getObject` below the threshold, else ranges that are all of the same object (s3transfer `download.py`, spec XFR-22).
 * Files are written at any place, other targets in order.
 */
import { createWriter, openSpecial } from "#files";
import type { ExtraArgs } from "../arguments.ts";
import type { DownloadClient, ObjectAddress } from "../client-types.ts";
import type { FilePath, SequentialWriter } from "../platform/file-system.ts";
import { countParts, partRange } from "../part-size.ts";
import { runParts, type PartJob } from "../run-parts.ts";
import { OrderedWriter } from "../targets/ordered-writer.ts";
import { openTarget, type DownloadTarget } from "../targets/sequential.ts";
import { ChunkPool, FileSink, type PartSink } from "../targets/sink.ts";
import type { Transfer } from "../transfer.ts";
import { getRange, type RangeRequest } from "./get-range.ts";

/** What is downloaded. */
export interface DownloadRequest {
  readonly address: ObjectAddress;
  readonly args: ExtraArgs;
}

/** A target in use: gives a sink for each part. */
interface Target {
  /** Waits until a part may be begun, counted from 0. */
  room(part: number): Promise<void>;
  sink(part: number, start: number): PartSink;
  /** Everything was written. */
  finish(): Promise<void>;
}

/** Downloads to a path: beside it first, in its place when complete. Pipes and devices are written straight. */
export async function downloadToPath(
  transfer: Transfer,
  client: DownloadClient,
  request: DownloadRequest,
  path: FilePath,
  fsync: boolean,
): Promise<void> {
  const special = await openSpecial(path);
  if (special) return downloadInOrder(transfer, client, request, special);
  const file = await createWriter(path);
  transfer.onFailure(() => file.discard().catch(() => undefined));
  const pool = new ChunkPool(transfer.config.ioChunksize);
  await download(transfer, client, request, {
    room: () => Promise.resolve(),
    sink: (_, start) => new FileSink(file, start, pool),
    finish: () => file.commit(fsync),
  });
}

/** Downloads to what the caller opened. */
export async function downloadToTarget(
  transfer: Transfer,
  client: DownloadClient,
  request: DownloadRequest,
  target: DownloadTarget,
): Promise<void> {
  await downloadInOrder(transfer, client, request, openTarget(target));
}

async function downloadInOrder(
  transfer: Transfer,
  client: DownloadClient,
  request: DownloadRequest,
  writer: SequentialWriter,
): Promise<void> {
  const { maxInMemoryDownloadChunks, requestConcurrency } = transfer.config;
  const ordered = new OrderedWriter(writer, Math.min(maxInMemoryDownloadChunks, requestConcurrency + 1));
  try {
    await download(transfer, client, request, {
      room: (part) => ordered.room(part, transfer.signal),
      sink: (part) => ordered.sink(part),
      finish: () => Promise.resolve(),
    });
  } finally {
    await writer.release();
  }
}

async function download(transfer: Transfer, client: DownloadClient, request: DownloadRequest, target: Target): Promise<void> {
  const size = await findSize(transfer, client, request);
  const { multipartThreshold, multipartChunksize } = transfer.config;
  if (size < multipartThreshold) {
    const whole = { input: { ...request.address, ...request.args }, partNumber: undefined, length: undefined };
    const { signal, resources } = transfer;
    await resources.requests.run(signal, () => getRange(transfer, client, whole, target.sink(0, 0)));
  } else {
    const parts = countParts(size, multipartChunksize);
    await runParts(transfer, rangeJobs(transfer, request, target, size, parts), async ({ range, start, number }) => {
      await getRange(transfer, client, range, target.sink(number - 1, start));
    });
  }
  transfer.signal.throwIfAborted();
  await target.finish();
}

/** Size and ETag, asked for unless a subscriber gave both. */
async function findSize(transfer: Transfer, client: DownloadClient, request: DownloadRequest): Promise<number> {
  if (transfer.size !== undefined && transfer.etag !== undefined) return transfer.size;
  const { signal, resources } = transfer;
  const head = await resources.submissions.run(signal, () =>
    client.headObject({ ...request.address, ...request.args }, transfer.call),
  );
  transfer.etag = head.ETag;
  return (transfer.size = Number(head.ContentLength ?? 0));
}

interface RangeJob extends PartJob {
  readonly start: number;
  readonly range: RangeRequest;
}

async function* rangeJobs(
  transfer: Transfer,
  request: DownloadRequest,
  target: Target,
  size: number,
  parts: number,
): AsyncGenerator<RangeJob, void, undefined> {
  const partSize = transfer.config.multipartChunksize;
  for (let part = 0; part < parts; part++) {
    await target.room(part);
    const start = part * partSize;
    const input = {
      ...request.address,
      IfMatch: transfer.etag,
      ...request.args,
      Range: partRange(part, partSize, parts),
    };
    const length = Math.min(partSize, size - start);
    yield { number: part + 1, start, range: { input, partNumber: part + 1, length } };
  }
}
