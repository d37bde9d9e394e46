/**
 * An upload: one `putObject` below the threshold, else parts (s3transfer `upload.py`, spec XFR-06 to XFR-20). A source of unknown
 * length is read up to the threshold to decide; its parts are buffered, everything else is read when it is sent.
 */
import { routeArgs, withMultipartChecksum, type ExtraArgs } from "../arguments.ts";
import type { ObjectAddress, StoredPart, UploadClient } from "../client-types.ts";
import { S3TransferFailedError } from "../errors.ts";
import { adjustPartSize, countParts, MAX_PARTS } from "../part-size.ts";
import type { PartJob } from "../run-parts.ts";
import type { PartData, PieceSource, RangeSource, Source } from "../sources/source.ts";
import type { Transfer } from "../transfer.ts";
import { completeUpload } from "./complete-upload.ts";
import { listStoredParts, loadState, type CheckpointStore } from "./checkpoint.ts";
import {
  abortOnFailure,
  completedPart,
  createUpload,
  removeUpload,
  sendParts,
  type CompletedPart,
  type MultipartPlan,
} from "./multipart.ts";
import { sendBody } from "./part-body.ts";

/** Conditions on what is at the key already; boto3's uploads cannot have them. */
export interface UploadConditions {
  /** `*`: fail when there is an object. */
  readonly IfNoneMatch?: string | undefined;
  /** Fail unless the object there has this ETag. */
  readonly IfMatch?: string | undefined;
}

/** What is uploaded where and how. */
export interface UploadRequest {
  readonly address: ObjectAddress;
  /** Checked, with the default checksum. */
  readonly args: ExtraArgs;
  readonly conditions: UploadConditions;
  readonly checkpoint: { readonly store: CheckpointStore; readonly fingerprint: string } | undefined;
}

interface DataJob extends PartJob {
  readonly data: PartData;
}

/** Uploads a source and closes it. */
export async function upload(
  transfer: Transfer,
  client: UploadClient,
  source: Source,
  request: UploadRequest,
): Promise<StoredPart> {
  try {
    return await (source.kind === "ranges"
      ? uploadRanges(transfer, client, source, request)
      : uploadPieces(transfer, client, source, request));
  } finally {
    await source.close();
  }
}

function uploadRanges(
  transfer: Transfer,
  client: UploadClient,
  source: RangeSource,
  request: UploadRequest,
): Promise<StoredPart> {
  const { multipartThreshold, multipartChunksize } = transfer.config;
  transfer.size = source.size;
  if (source.size < multipartThreshold) return putObject(transfer, client, source.range(0, source.size), request);
  const partSize = adjustPartSize(multipartChunksize, source.size);
  const parts = countParts(source.size, partSize);
  const job = (index: number): DataJob => ({
    number: index + 1,
    data: source.range(index * partSize, Math.min((index + 1) * partSize, source.size)),
  });
  return request.checkpoint
    ? resume(transfer, client, source, request, partSize, parts, job)
    : uploadParts(transfer, client, request, rangeJobs(parts, job));
}

function* rangeJobs(parts: number, job: (index: number) => DataJob): Generator<DataJob, void, undefined> {
  for (let index = 0; index < parts; index++) yield job(index);
}

async function uploadPieces(
  transfer: Transfer,
  client: UploadClient,
  source: PieceSource,
  request: UploadRequest,
): Promise<StoredPart> {
  const { multipartThreshold, multipartChunksize } = transfer.config;
  const { reader } = source;
  const head = await reader.read(multipartThreshold);
  if (head.length < multipartThreshold) {
    transfer.size = head.length;
    return putObject(transfer, client, head, request);
  }
  reader.unread(head);
  const partSize = adjustPartSize(multipartChunksize, transfer.size ?? source.sizeHint);
  return uploadParts(transfer, client, request, pieceJobs(transfer, source, partSize));
}

/** Reads parts into buffers, which are used again; there are never more than the manager allows. */
async function* pieceJobs(
  transfer: Transfer,
  { reader }: PieceSource,
  partSize: number,
): AsyncGenerator<DataJob, void, undefined> {
  const { uploadBuffers } = transfer.resources;
  const spare: Uint8Array[] = [];
  let total = 0;
  for (let number = 1; ; number++) {
    await uploadBuffers.acquire(transfer.signal);
    const buffer = spare.pop() ?? new Uint8Array(partSize);
    let length = 0;
    try {
      length = await reader.readInto(buffer);
      if (length > 0 && number > MAX_PARTS) throw tooLong(partSize);
    } finally {
      if (length === 0 || number > MAX_PARTS) uploadBuffers.release();
    }
    if (length === 0) break;
    total += length;
    const release = (): void => {
      spare.push(buffer);
      uploadBuffers.release();
    };
    yield { number, data: buffer.subarray(0, length), release };
    if (length < partSize) break;
  }
  transfer.size = total;
}

function tooLong(partSize: number): Error {
  return new S3TransferFailedError(
    `The stream is longer than ${MAX_PARTS} parts of ${partSize} bytes, the most S3 takes. Its length was not known, so the size of ` +
      "parts was not raised: pass its size, or a larger multipartChunksize.",
    { partSize },
  );
}

function putObject(transfer: Transfer, client: UploadClient, data: PartData, request: UploadRequest): Promise<StoredPart> {
  const { signal, resources } = transfer;
  return resources.requests.run(signal, () =>
    sendBody(transfer, data, (Body, options) =>
      client.putObject(
        { ...request.address, Body, ...routeArgs(request.args, "putObject"), ...request.conditions } as ObjectAddress,
        options,
      ),
    ),
  );
}

function planMultipart(request: UploadRequest): MultipartPlan {
  const args = withMultipartChecksum(request.args);
  return {
    args,
    address: request.address,
    createArgs: routeArgs(args, "createMultipartUpload"),
    completeArgs: { ...routeArgs(args, "completeMultipartUpload"), ...request.conditions },
    abortArgs: routeArgs(args, "abortMultipartUpload"),
    checksumAlgorithm: args["ChecksumAlgorithm"] as string | undefined,
  };
}

async function uploadParts(
  transfer: Transfer,
  client: UploadClient,
  request: UploadRequest,
  jobs: Iterable<DataJob> | AsyncIterable<DataJob>,
): Promise<StoredPart> {
  const plan = planMultipart(request);
  const uploadId = await createUpload(transfer, client, plan);
  abortOnFailure(transfer, client, plan, uploadId);
  const parts = await sendParts(transfer, jobs, plan, (job) => uploadPart(transfer, client, plan, uploadId, job));
  return completeUpload(transfer, client, plan, uploadId, parts);
}

function uploadPart(
  transfer: Transfer,
  client: UploadClient,
  plan: MultipartPlan,
  UploadId: string,
  { number, data }: DataJob,
): Promise<StoredPart> {
  const args = routeArgs(plan.args, "uploadPart");
  return sendBody(transfer, data, (Body, options) => {
    const input = { ...plan.address, UploadId, PartNumber: number, Body, ...args };
    return client.uploadPart(input, options);
  });
}

/** Goes on with the upload of the checkpoint, or begins one that can be gone on with. A failure leaves it where it is. */
async function resume(
  transfer: Transfer,
  client: UploadClient,
  source: RangeSource,
  request: UploadRequest,
  partSize: number,
  count: number,
  job: (index: number) => DataJob,
): Promise<StoredPart> {
  const plan = planMultipart(request);
  const { store, fingerprint } = request.checkpoint!;
  const { Bucket: bucket, Key: key } = request.address;
  const facts = { bucket, key, partSize, size: source.size, fingerprint };
  const state = await loadState(store, facts);
  const stored = state?.isSame
    ? await listStoredParts(client, request.address, state.uploadId, plan.args, transfer.signal)
    : undefined;
  // Nobody would go on with the parts of another content.
  if (state?.isSame === false) await removeUpload(client, plan, state.uploadId);
  const uploadId = stored && state ? state.uploadId : await createUpload(transfer, client, plan);
  if (!stored) await store.save(JSON.stringify({ version: 1, ...facts, uploadId }));
  const done: CompletedPart[] = [];
  const missing: DataJob[] = [];
  for (let index = 0; index < count; index++) {
    const part = job(index);
    const found = stored?.get(part.number);
    if (found && Number(found.Size) === part.data.length) {
      done.push(completedPart(part.number, found, plan.checksumAlgorithm));
      transfer.progress.add(part.data.length);
    } else missing.push(part);
  }
  const sent = await sendParts(transfer, missing, plan, (part) => uploadPart(transfer, client, plan, uploadId, part));
  const reply = await completeUpload(transfer, client, plan, uploadId, [...done, ...sent]);
  await store.clear();
  return reply;
}
