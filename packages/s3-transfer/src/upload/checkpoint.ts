/**
 * Uploads that go on where they stopped: the id of the multipart upload is kept, and the parts S3 has are asked for with `listParts`.
 * boto3 has nothing like it.
 */
import { readText, writeText } from "#files";
import { routeArgs, type ExtraArgs } from "../arguments.ts";
import type { ObjectAddress, ResumingClient, StoredPartSummary, UploadClient } from "../client-types.ts";
import { TransferArgumentError } from "../errors.ts";
import { FEATURES } from "../transfer.ts";
import type { FilePath } from "../platform/file-system.ts";

/** Keeps the state of an upload between attempts: a small JSON text. */
export interface CheckpointStore {
  /** The text saved last; nothing when there is none. */
  load(): Promise<string | undefined>;
  save(state: string): Promise<void>;
  clear(): Promise<void>;
}

/** What is remembered of an upload. */
export interface UploadState {
  readonly version: 1;
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
  readonly partSize: number;
  readonly size: number;
  /** Tells another content of the same size: the file's time of change. */
  readonly fingerprint: string;
}

/** A checkpoint in a file of this path, or in a store of the caller. */
export function openCheckpoint(checkpoint: FilePath | CheckpointStore): CheckpointStore {
  if (typeof checkpoint !== "string" && !(checkpoint instanceof URL)) return checkpoint;
  return {
    load: () => readText(checkpoint),
    save: (state) => writeText(checkpoint, state),
    clear: () => writeText(checkpoint, ""),
  };
}

/**
 * The remembered upload, when it is of the same object.
 *
 * @returns with `isSame` when it is of the same content in the same parts too
 */
export async function loadState(
  store: CheckpointStore,
  wanted: Omit<UploadState, "version" | "uploadId">,
): Promise<{ readonly uploadId: string; readonly isSame: boolean } | undefined> {
  const text = await store.load();
  if (text === undefined || text === "") return undefined;
  let state: Partial<UploadState>;
  try {
    state = JSON.parse(text) as Partial<UploadState>;
  } catch (error) {
    throw new TransferArgumentError(
      "The checkpoint of this upload cannot be read: it is no JSON. Remove it to begin anew.",
      {},
      { cause: error },
    );
  }
  const isSame = (Object.keys(wanted) as (keyof typeof wanted)[]).every((name) => state[name] === wanted[name]);
  const isSameObject = state.bucket === wanted.bucket && state.key === wanted.key;
  return isSameObject && state.version === 1 && typeof state.uploadId === "string"
    ? { uploadId: state.uploadId, isSame }
    : undefined;
}

/**
 * The parts S3 has of an upload.
 *
 * @returns undefined when the upload is gone: completed, removed, or expired
 */
export async function listStoredParts(
  client: UploadClient,
  address: ObjectAddress,
  uploadId: string,
  args: ExtraArgs,
  signal: AbortSignal,
): Promise<Map<number, StoredPartSummary> | undefined> {
  const { listParts } = client as Partial<ResumingClient>;
  if (!listParts) {
    throw new TransferArgumentError(
      "To go on with an upload the client needs the operation listParts beside those of an upload.",
    );
  }
  const found = new Map<number, StoredPartSummary>();
  let marker: number | undefined;
  for (;;) {
    const input = { ...address, UploadId: uploadId, PartNumberMarker: marker, ...routeArgs(args, "listParts") };
    try {
      const page = await listParts.call(client as ResumingClient, input, { signal, features: FEATURES });
      for (const part of page.Parts ?? []) if (part.PartNumber !== undefined) found.set(part.PartNumber, part);
      if (!page.IsTruncated || page.NextPartNumberMarker === undefined) return found;
      marker = page.NextPartNumberMarker;
    } catch (error) {
      if ((error as { code?: unknown }).code === "NoSuchUpload") return undefined;
      throw error;
    }
  }
}
