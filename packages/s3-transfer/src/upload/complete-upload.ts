/**
 * The end of an upload in parts: `completeMultipartUpload` (s3transfer `tasks.py` `CompleteMultipartUploadTask`). Where its reply is
 * lost, trying again is answered with `NoSuchUpload` although the object is there: then `headObject` tells whether it is the one that
 * was to be made. s3transfer reports a failure.
 */
import { md5 } from "#files";
import { routeArgs } from "../arguments.ts";
import type { HeadReply, ObjectAddress, StoredPart } from "../client-types.ts";
import type { Transfer } from "../transfer.ts";
import type { CompletedPart, MultipartClient, MultipartPlan } from "./multipart.ts";
import { SentAttempts } from "./sent-attempts.ts";

/** The `Date` of a reply and `LastModified` have whole seconds. */
const CLOCK_STEP_MS = 1000;
const MD5_ETAG = /^"?([0-9a-f]{32})"?$/;

/**
 * Makes the object out of its parts.
 *
 * @returns the reply; the object's `headObject` where the reply was lost and the object is complete
 */
export async function completeUpload(
  transfer: Transfer,
  client: MultipartClient,
  plan: MultipartPlan,
  uploadId: string,
  parts: readonly CompletedPart[],
): Promise<StoredPart> {
  const Parts = [...parts].sort((first, second) => first.PartNumber - second.PartNumber);
  const input = { ...plan.address, UploadId: uploadId, MultipartUpload: { Parts }, ...plan.completeArgs };
  const { signal, resources } = transfer;
  const attempts = new SentAttempts();
  try {
    return await resources.requests.run(signal, () =>
      client.completeMultipartUpload(input, { ...transfer.call, onSend: attempts.onSend, onResend: attempts.onResend }),
    );
  } catch (error) {
    attempts.failed(error);
    signal.throwIfAborted();
    const found = attempts.lost > 0 ? await findObject(transfer, client, plan) : undefined;
    if (found && isMadeOf(found, Parts, transfer.size, attempts)) return found;
    throw error;
  }
}

async function findObject(
  { signal, resources, call }: Transfer,
  client: MultipartClient,
  { address, args }: MultipartPlan,
): Promise<HeadReply | undefined> {
  if (!client.headObject) return undefined;
  const input: ObjectAddress = { ...address, ...routeArgs(args, "listParts") };
  try {
    return await resources.requests.run(signal, () => client.headObject!(input, call));
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

/**
 * Whether an object was made of these parts: its ETag is the digest of theirs. Where ETags are no digests (keys of the customer or of KMS,
 * other servers) number and length of the parts have to agree, and the object must be no older than the first attempt to make it.
 */
function isMadeOf(head: HeadReply, parts: readonly CompletedPart[], size: number | undefined, attempts: SentAttempts): boolean {
  if (head.ETag === undefined || Number(head.ContentLength) !== size) return false;
  const etag = head.ETag.replaceAll('"', "");
  if (etag === joinedEtag(parts)) return true;
  const [, count] = etag.split("-");
  const now = Date.parse(head.ResponseMetadata?.HTTPHeaders?.["date"] ?? "");
  const began = now - (performance.now() - attempts.firstSentMs) - 2 * CLOCK_STEP_MS;
  return Number(count) === parts.length && (head.LastModified?.getTime() ?? 0) >= began;
}

/** The ETag S3 gives to an object of parts whose ETags are MD5 digests. */
function joinedEtag(parts: readonly CompletedPart[]): string | undefined {
  const digests = parts.map(({ ETag }) => MD5_ETAG.exec(String(ETag))?.[1]);
  if (digests.includes(undefined)) return undefined;
  const digest = md5(Uint8Array.from(digests.join("").match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
  return digest && `${digest}-${parts.length}`;
}
