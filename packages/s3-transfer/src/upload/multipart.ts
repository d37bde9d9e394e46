/**
 * An upload in parts, from its beginning to its completion or its removal (s3transfer `upload.py`, `copies.py`, `tasks.py`, spec
 * XFR-16, XFR-20, XFR-21). Used by uploads and copies.
 */
import type { CallOptions } from "@boto3/core";
import type { ExtraArgs } from "../arguments.ts";
import type { DownloadClient, ListingClient, ObjectAddress, StoredPart, UploadClient } from "../client-types.ts";
import { S3TransferFailedError } from "../errors.ts";
import { runParts, type PartJob } from "../run-parts.ts";
import { FEATURES, type Transfer } from "../transfer.ts";
import { CLEANUP } from "./cleanup.ts";
import { keepUpload, removeLostUploads } from "./lost-uploads.ts";
import { SentAttempts } from "./sent-attempts.ts";

/** A part as `completeMultipartUpload` names it. */
export type CompletedPart = Readonly<Record<string, unknown>> & { readonly PartNumber: number };

/** What differs between uploads and copies. */
export interface MultipartPlan {
  readonly address: ObjectAddress;
  /** Of `createMultipartUpload`. */
  readonly createArgs: ExtraArgs;
  /** Of `completeMultipartUpload`. */
  readonly completeArgs: ExtraArgs;
  /** Of `abortMultipartUpload`. */
  readonly abortArgs: ExtraArgs;
  /** All extra arguments, for calls that find out what became of a lost reply. */
  readonly args: ExtraArgs;
  /** Whose checksum the parts have. */
  readonly checksumAlgorithm: string | undefined;
}

/** The operations of an upload in parts. */
export type MultipartClient = Pick<UploadClient, "createMultipartUpload" | "completeMultipartUpload" | "abortMultipartUpload"> &
  Partial<Pick<ListingClient, "listMultipartUploads" | "listParts"> & Pick<DownloadClient, "headObject">>;

/** Begins an upload. What attempts without a reply began is removed at the transfer's end. */
export async function createUpload(transfer: Transfer, client: MultipartClient, plan: MultipartPlan): Promise<string> {
  const { address, createArgs } = plan;
  const { signal, resources } = transfer;
  // Not interrupted: an upload that was begun and whose id nobody knows could not be removed.
  const attempts = new SentAttempts();
  const onSend: CallOptions["onSend"] = (attempt, previousFailure) => {
    attempts.failed(previousFailure);
    signal.throwIfAborted();
    attempts.onSend(attempt);
  };
  let UploadId: string | undefined;
  transfer.onEnd(() => removeLostUploads(client, address, plan.args, attempts, UploadId));
  try {
    ({ UploadId } = await resources.requests.run(signal, () =>
      client.createMultipartUpload({ ...address, ...createArgs }, { features: FEATURES, onSend, onResend: attempts.onResend }),
    ));
  } catch (error) {
    attempts.failed(error);
    throw error;
  }
  if (UploadId === undefined) {
    throw new S3TransferFailedError(
      `CreateMultipartUpload of ${address.Bucket}/${address.Key} was answered without an UploadId.`,
    );
  }
  transfer.onEnd(keepUpload(UploadId));
  return UploadId;
}

/** Removes an upload and its parts when the transfer fails; that this fails too is not reported. */
export function abortOnFailure(transfer: Transfer, client: MultipartClient, plan: MultipartPlan, uploadId: string): void {
  transfer.onFailure(() => removeUpload(client, plan, uploadId));
}

/** Removes an upload and its parts; never throws. */
export async function removeUpload(client: MultipartClient, plan: MultipartPlan, uploadId: string): Promise<void> {
  const input = { ...plan.address, UploadId: uploadId, ...plan.abortArgs };
  await client.abortMultipartUpload(input, CLEANUP).catch(() => undefined);
}

/**
 * Transfers parts.
 *
 * @param send - transfers one part
 * @returns the parts by their numbers
 */
export async function sendParts<Job extends PartJob>(
  transfer: Transfer,
  jobs: Iterable<Job> | AsyncIterable<Job>,
  plan: MultipartPlan,
  send: (job: Job) => Promise<StoredPart>,
): Promise<CompletedPart[]> {
  const parts: CompletedPart[] = [];
  await runParts(transfer, jobs, async (job) => {
    parts.push(completedPart(job.number, await send(job), plan.checksumAlgorithm));
  });
  return parts;
}

/** What completing an upload needs to know of a part. */
export function completedPart(number: number, stored: StoredPart, algorithm: string | undefined): CompletedPart {
  const part: Record<string, unknown> & { PartNumber: number } = { ETag: stored.ETag, PartNumber: number };
  if (algorithm !== undefined) {
    const member = `Checksum${algorithm.toUpperCase()}`;
    const checksum = (stored as Readonly<Record<string, unknown>>)[member];
    if (checksum !== undefined && checksum !== null) part[member] = checksum;
  }
  return part;
}
