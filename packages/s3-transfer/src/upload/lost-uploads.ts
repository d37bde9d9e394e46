/**
 * Uploads in parts that S3 began although its reply was lost: nobody knows their ids, and they cost money until they are removed. s3transfer
 * leaves them. After the transfer such uploads are looked for with `listMultipartUploads`, and removed where all speaks for their being ours:
 * of this very key and initiator, begun by the server's clock while the unanswered attempts were under way, without a part even now, and no
 * more of them than attempts were lost. A client without the operations, or who may not list, leaves them to the bucket's lifecycle rules.
 */
import { routeArgs, type ExtraArgs } from "../arguments.ts";
import type { ListingClient, ObjectAddress, UploadSummary } from "../client-types.ts";
import { CLEANUP } from "./cleanup.ts";
import type { SentAttempts } from "./sent-attempts.ts";

/** The `Date` of a reply has whole seconds. */
const CLOCK_STEP_MS = 1000;

/** Uploads of this process that are under way: never lost. */
const underWay: Set<string> = /*#__PURE__*/ new Set<string>();

/** An upload of known id; ends with the function returned. */
export function keepUpload(uploadId: string): () => void {
  underWay.add(uploadId);
  return () => void underWay.delete(uploadId);
}

/**
 * Removes what unanswered attempts of `createMultipartUpload` began. Never throws: what cannot be removed stays.
 *
 * @param args - extra arguments of the transfer
 * @param uploadId - the one that was answered, if any was
 */
export async function removeLostUploads(
  client: Partial<ListingClient>,
  address: ObjectAddress,
  args: ExtraArgs,
  attempts: SentAttempts,
  uploadId: string | undefined,
): Promise<void> {
  if (attempts.lost === 0 || !client.listMultipartUploads || !client.listParts || !client.abortMultipartUpload) return;
  try {
    const lost = await findLostUploads(client as ListingClient, address, args, attempts, uploadId);
    for (const UploadId of lost) {
      const input = { ...address, UploadId, ...routeArgs(args, "abortMultipartUpload") };
      await client.abortMultipartUpload(input, CLEANUP);
    }
  } catch {
    // The transfer's own outcome is what counts.
  }
}

async function findLostUploads(
  client: ListingClient,
  { Bucket, Key }: ObjectAddress,
  args: ExtraArgs,
  attempts: SentAttempts,
  uploadId: string | undefined,
): Promise<string[]> {
  const payer = routeArgs(args, "abortMultipartUpload");
  // Listed in the order of keys: those of the key itself come before those that begin with it.
  const { Uploads = [], ResponseMetadata } = await client.listMultipartUploads({ Bucket, Prefix: Key, ...payer }, CLEANUP);
  const serverNow = Date.parse(ResponseMetadata?.HTTPHeaders?.["date"] ?? "");
  if (Number.isNaN(serverNow)) return [];
  const now = performance.now();
  const from = serverNow - (now - attempts.firstSentMs) - CLOCK_STEP_MS;
  const until = serverNow - (now - attempts.lastSentMs) + attempts.lastDurationMs + 2 * CLOCK_STEP_MS;
  const initiator = Uploads.find((upload) => upload.UploadId === uploadId)?.Initiator?.ID;
  const isCandidate = (upload: UploadSummary): upload is UploadSummary & { readonly UploadId: string } => {
    const begun = upload.Initiated?.getTime() ?? Number.NaN;
    return (
      upload.Key === Key &&
      upload.UploadId !== undefined &&
      upload.UploadId !== uploadId &&
      !underWay.has(upload.UploadId) &&
      begun >= from &&
      begun <= until &&
      (initiator === undefined || upload.Initiator?.ID === initiator)
    );
  };
  const found: string[] = [];
  for (const { UploadId } of Uploads.filter(isCandidate)) {
    const { Parts = [] } = await client.listParts(
      { Bucket, Key, UploadId, MaxParts: 1, ...routeArgs(args, "listParts") },
      CLEANUP,
    );
    if (Parts.length === 0) found.push(UploadId);
  }
  return found.length > attempts.lost ? [] : found;
}
