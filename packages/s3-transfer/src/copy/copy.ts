/**
 * A copy made by S3: one `copyObject` below the threshold, else `uploadPartCopy` of ranges, all of the same source (s3transfer
 * `copies.py`, spec XFR-32, XFR-33).
 *
 * Differs from boto3 of 2025 and before: metadata, content headers and tags of the source are carried over also where the copy goes in
 * parts, as `copyObject` does it.
 */
import { isError } from "@boto3/core";
import { copyHeadArgs, routeArgs, type ExtraArgs } from "../arguments.ts";
import type { CopyClient, CopySource, CopySourceClient, HeadReply, ObjectAddress, StoredPart } from "../client-types.ts";
import { S3CopyFailedError, TransferArgumentError } from "../errors.ts";
import { adjustPartSize, countParts, partRange } from "../part-size.ts";
import type { PartJob } from "../run-parts.ts";
import type { Transfer } from "../transfer.ts";
import { completeUpload } from "../upload/complete-upload.ts";
import { abortOnFailure, createUpload, sendParts, type MultipartPlan } from "../upload/multipart.ts";

/** What is copied where and how. */
export interface CopyRequest {
  readonly source: CopySource;
  readonly address: ObjectAddress;
  readonly args: ExtraArgs;
  /** Whether copies in parts take metadata and tags of the source along. */
  readonly carryOver: boolean;
}

/** What `copyObject` takes from the source by itself. */
const CARRIED = [
  "CacheControl",
  "ContentDisposition",
  "ContentEncoding",
  "ContentLanguage",
  "ContentType",
  "Expires",
  "Metadata",
] as const;

/** @throws TransferArgumentError when it is not a map with bucket and key */
export function checkCopySource(source: unknown): asserts source is CopySource {
  const { Bucket, Key } = (typeof source === "object" && source !== null ? source : {}) as Partial<CopySource>;
  if (typeof Bucket === "string" && typeof Key === "string") return;
  throw new TransferArgumentError(
    'Expecting dictionary formatted: {"Bucket": bucket_name, "Key": key} ' +
      `but got ${typeof source === "object" ? JSON.stringify(source) : String(source)}.`,
  );
}

/** Copies an object. */
export async function copyObject(
  transfer: Transfer,
  client: CopyClient,
  sourceClient: CopySourceClient,
  request: CopyRequest,
): Promise<StoredPart> {
  const { signal, resources, config } = transfer;
  const { source, args, address } = request;
  let head: HeadReply | undefined;
  if (transfer.size === undefined || transfer.etag === undefined) {
    const input = { ...sourceAddress(source), ...copyHeadArgs(args) };
    const found = await resources.submissions.run(signal, () => sourceClient.headObject(input, transfer.call));
    head = found;
    transfer.size = Number(found.ContentLength ?? 0);
    transfer.etag = found.ETag;
  }
  const { size, etag } = transfer;
  if (size >= config.multipartThreshold) return copyParts(transfer, client, sourceClient, request, head, size, etag);
  const input = { CopySource: source, ...address, ...args };
  const reply = await resources.requests.run(signal, () => client.copyObject(input, transfer.call));
  transfer.progress.add(size);
  return reply.CopyObjectResult ?? {};
}

function sourceAddress({ Bucket, Key, VersionId }: CopySource): ObjectAddress {
  const address = { Bucket, Key, VersionId };
  if (VersionId === undefined) delete address.VersionId;
  return address;
}

interface CopyJob extends PartJob {
  readonly range: string;
  readonly length: number;
}

async function copyParts(
  transfer: Transfer,
  client: CopyClient,
  sourceClient: CopySourceClient,
  request: CopyRequest,
  head: HeadReply | undefined,
  size: number,
  etag: string | undefined,
): Promise<StoredPart> {
  const { address, source, args } = request;
  const carried = head && request.carryOver ? await carriedArgs(transfer, sourceClient, request, head) : {};
  const completeArgs = routeArgs(args, "completeCopy");
  const plan: MultipartPlan = {
    address,
    args: completeArgs,
    createArgs: { ...carried, ...routeArgs(args, "createForCopy") },
    completeArgs,
    abortArgs: routeArgs(args, "abortMultipartUpload"),
    checksumAlgorithm: args["ChecksumAlgorithm"] as string | undefined,
  };
  const uploadId = await createUpload(transfer, client, plan);
  abortOnFailure(transfer, client, plan, uploadId);
  const partSize = adjustPartSize(transfer.config.multipartChunksize, size);
  const partArgs = { ...routeArgs(args, "uploadPartCopy"), ...(etag === undefined ? {} : { CopySourceIfMatch: etag }) };
  const parts = await sendParts(transfer, copyJobs(size, partSize), plan, async ({ number, range, length }) => {
    const input = { CopySource: source, ...address, UploadId: uploadId, PartNumber: number, CopySourceRange: range, ...partArgs };
    try {
      const { CopyPartResult = {} } = await client.uploadPartCopy(input, transfer.call);
      transfer.progress.add(length);
      return CopyPartResult;
    } catch (error) {
      throw isError(error, "PreconditionFailed") ? changed(transfer, source, number, error) : error;
    }
  });
  return completeUpload(transfer, client, plan, uploadId, parts);
}

function* copyJobs(size: number, partSize: number): Generator<CopyJob, void, undefined> {
  const parts = countParts(size, partSize);
  for (let part = 0; part < parts; part++) {
    const length = Math.min(partSize, size - part * partSize);
    yield { number: part + 1, range: partRange(part, partSize, parts, size), length };
  }
}

/** What the source has and the caller neither replaces nor gives. */
async function carriedArgs(
  transfer: Transfer,
  client: CopySourceClient,
  { source, args }: CopyRequest,
  head: HeadReply,
): Promise<ExtraArgs> {
  const carried: Record<string, unknown> = {};
  const facts = head as Readonly<Record<string, unknown>>;
  if (args["MetadataDirective"] !== "REPLACE")
    for (const name of CARRIED) if (facts[name] !== undefined) carried[name] = facts[name];
  if (!head.TagCount || args["TaggingDirective"] === "REPLACE" || args["Tagging"] !== undefined) return carried;
  if (!client.getObjectTagging) {
    throw new TransferArgumentError(
      `${source.Bucket}/${source.Key} has tags, and the client cannot read them to take them along: give it the operation ` +
        'getObjectTagging, or pass TaggingDirective: "REPLACE" to copy without them.',
    );
  }
  const input = { ...sourceAddress(source), ...routeArgs(args, "getObjectTagging") };
  const { TagSet = [] } = await client.getObjectTagging(input, transfer.call);
  carried["Tagging"] = TagSet.map(({ Key = "", Value = "" }) => `${encodeURIComponent(Key)}=${encodeURIComponent(Value)}`).join(
    "&",
  );
  return carried;
}

function changed({ progress }: Transfer, source: CopySource, partNumber: number, cause: unknown): Error {
  return new S3CopyFailedError(
    `Contents of stored object "${source.Key}" in bucket "${source.Bucket}" did not match expected ETag.`,
    { partNumber, bytesTransferred: progress.bytesTransferred },
    { cause },
  );
}
