/**
 * Reads one object or one range of it into a sink, again from its beginning when the body breaks off (s3transfer `download.py`
 * `GetObjectTask`, spec XFR-22 to XFR-25).
 */
import { IncompleteReadError, isError } from "@boto3/core";
import { sleep } from "../bandwidth.ts";
import type { DownloadClient, GetReply, ObjectAddress } from "../client-types.ts";
import { RetriesExceededError, S3DownloadFailedError, S3ValidationError } from "../errors.ts";
import type { PartSink } from "../targets/sink.ts";
import type { Transfer } from "../transfer.ts";

/** What a body that breaks off ends with. */
const BROKEN = ["ReadTimeoutError", "ConnectionClosedError", "IncompleteReadError", "ResponseStreamingError"];
const FIRST_WAIT_MS = 50;

/** One request for bytes. */
export interface RangeRequest {
  readonly input: ObjectAddress & { readonly Range?: string | undefined };
  /** Number of the part, from 1; undefined for a whole object. */
  readonly partNumber: number | undefined;
  /** Bytes of the range. */
  readonly length: number | undefined;
}

/**
 * Reads a range.
 *
 * @throws RetriesExceededError when it broke off as often as the configuration allows
 * @throws S3DownloadFailedError when the object is no longer the one the download began with
 * @throws S3ValidationError when another range came than was asked for
 */
export async function getRange(
  transfer: Transfer,
  client: DownloadClient,
  request: RangeRequest,
  sink: PartSink,
): Promise<GetReply> {
  const { signal, config } = transfer;
  let firstEtag: string | undefined;
  for (let attempt = 1; ; attempt++) {
    const count = { bytes: 0 };
    try {
      const reply = await client.getObject(request.input, transfer.call);
      if (attempt === 1) firstEtag = reply.ETag;
      else if (reply.ETag !== firstEtag) throw changed(transfer, request, undefined);
      await readBody(transfer, reply, request, sink, count);
      return reply;
    } catch (error) {
      transfer.progress.add(-count.bytes);
      signal.throwIfAborted();
      if (isError(error, "PreconditionFailed") || isError(error, "412")) throw changed(transfer, request, error);
      if (!BROKEN.some((name) => isError(error, name))) throw error;
      if (attempt >= config.numDownloadAttempts) {
        throw new RetriesExceededError(error, {
          partNumber: request.partNumber,
          bytesTransferred: transfer.progress.bytesTransferred,
        });
      }
      await sleep(FIRST_WAIT_MS * 2 ** (attempt - 1) * Math.random(), signal);
    }
  }
}

async function readBody(
  transfer: Transfer,
  reply: GetReply,
  request: RangeRequest,
  sink: PartSink,
  count: { bytes: number },
): Promise<void> {
  const { signal, progress, resources } = transfer;
  const { length } = request;
  let wanted: AsyncIterator<Uint8Array> | undefined;
  try {
    checkRange(transfer, request, reply.ContentRange);
    sink.begin();
    wanted = reply.Body[Symbol.asyncIterator]();
    for (;;) {
      const { done, value } = await wanted.next();
      if (done) break;
      signal.throwIfAborted();
      if (length !== undefined && count.bytes + value.length > length) throw tooMuch(transfer, request);
      if (resources.bandwidth) await resources.bandwidth.consume(value.length, signal);
      const writing = sink.write(value);
      if (writing) await writing;
      count.bytes += value.length;
      progress.add(value.length);
    }
  } catch (error) {
    if (wanted) await wanted.return?.().catch(() => undefined);
    else (reply.Body as { close?: () => void }).close?.();
    throw error;
  }
  if (length !== undefined && count.bytes !== length) throw new IncompleteReadError(count.bytes, length);
  await sink.end();
}

function checkRange({ progress }: Transfer, { input, partNumber }: RangeRequest, sent: string | undefined): void {
  const asked = input.Range;
  if (asked === undefined || sent === undefined) return;
  const [range = "", total = ""] = sent.replace(/^bytes[ =]/, "").split("/");
  let wanted = asked.slice("bytes=".length);
  if (wanted.endsWith("-")) wanted += String(Number(total) - 1);
  if (range === wanted) return;
  throw new S3ValidationError(`Requested range: \`${wanted}\` does not match content range in response: \`${range}\``, {
    requested: wanted,
    received: range,
    partNumber,
    bytesTransferred: progress.bytesTransferred,
  });
}

function tooMuch({ progress }: Transfer, { input, length, partNumber }: RangeRequest): Error {
  return new S3ValidationError(
    `The reply to GetObject of ${input.Bucket}/${input.Key} with range ${input.Range} has more than the ${length} bytes asked for.`,
    { range: input.Range, length, partNumber, bytesTransferred: progress.bytesTransferred },
  );
}

function changed({ progress }: Transfer, { input, partNumber }: RangeRequest, cause: unknown): Error {
  return new S3DownloadFailedError(
    `Contents of stored object "${input.Key}" in bucket "${input.Bucket}" did not match expected ETag.`,
    { partNumber, bytesTransferred: progress.bytesTransferred },
    { cause },
  );
}
