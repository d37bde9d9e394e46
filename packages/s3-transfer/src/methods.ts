/**
 * boto3's five transfers as functions of a client: `upload_file`, `upload_fileobj`, `download_file`, `download_fileobj`, `copy`
 * (boto3 `s3/inject.py`, spec XFR-08, XFR-09, XFR-25, XFR-32, XFR-46). Each makes a manager of its own.
 */
import { ClientError } from "@boto3/core";
import type { CopyClient, CopySource, CopySourceClient, DownloadClient, StoredPart, UploadClient } from "./client-types.ts";
import { S3UploadFailedError, TransferArgumentError } from "./errors.ts";
import type { FilePath } from "./platform/file-system.ts";
import type { TransferFuture } from "./manager/future.ts";
import { TransferManager } from "./manager/manager.ts";
import type { CopyOptions, DownloadOptions, UploadOptions, WithConfig } from "./manager/options.ts";
import type { UploadSource } from "./sources/source.ts";
import type { DownloadTarget } from "./targets/sequential.ts";

/**
 * Uploads a file.
 *
 * @param filename - its path
 * @returns the reply that stored the object: `ETag`, and what else S3 said
 * @throws S3UploadFailedError when S3 refuses it; errors of reading and of the connection as they are
 * @throws TransferArgumentError for an argument an upload does not take
 * @example
 * await uploadFile(s3, "a.bin", "bucket", "key", { ExtraArgs: { ContentType: "text/plain" }, callback: (bytes) => bar.add(bytes) });
 */
export async function uploadFile(
  client: UploadClient,
  filename: FilePath,
  bucket: string,
  key: string,
  options: UploadOptions & WithConfig = {},
): Promise<StoredPart> {
  checkPath(filename);
  const { config, ...rest } = options;
  return uploadPath(new TransferManager(client, config), filename, bucket, key, rest);
}

/** Uploads a file with a manager; what S3 refuses is told with file, bucket and key. */
export async function uploadPath(
  manager: TransferManager<UploadClient>,
  filename: FilePath,
  bucket: string,
  key: string,
  options: UploadOptions,
): Promise<StoredPart> {
  const transfer = manager.upload(filename, bucket, key, options);
  try {
    return await transfer.result();
  } catch (error) {
    throw error instanceof ClientError ? uploadFailed(transfer, filename, bucket, key, error) : error;
  }
}

function uploadFailed(transfer: TransferFuture, filename: FilePath, bucket: string, key: string, error: ClientError): Error {
  return new S3UploadFailedError(
    `Failed to upload ${String(filename)} to ${bucket}/${key}: ${error.message}`,
    { partNumber: transfer.failedPart, bytesTransferred: transfer.bytesTransferred, filename: String(filename), bucket, key },
    { cause: error },
  );
}

/**
 * Uploads bytes, a Blob, a file handle, a stream or an async iterable; it is read from where it stands and not closed.
 *
 * @throws ClientError when S3 refuses it; TransferArgumentError for arguments an upload does not take
 */
export async function uploadFileobj(
  client: UploadClient,
  fileobj: UploadSource,
  bucket: string,
  key: string,
  options: UploadOptions & WithConfig = {},
): Promise<StoredPart> {
  const { config, ...rest } = options;
  if (typeof fileobj === "string" || (fileobj as unknown) instanceof URL)
    throw new TransferArgumentError("Fileobj must implement read. To upload the file of that name, use uploadFile.");
  return new TransferManager(client, config).upload(fileobj, bucket, key, rest).result();
}

/**
 * Downloads an object to a file. The file appears when it is complete; a failure leaves what was there before.
 *
 * @param filename - path of the file; its directory must exist
 * @throws ClientError when S3 refuses; RetriesExceededError when the body breaks off too often; S3DownloadFailedError when the object
 *   changes meanwhile
 */
export async function downloadFile(
  client: DownloadClient,
  bucket: string,
  key: string,
  filename: FilePath,
  options: DownloadOptions & WithConfig = {},
): Promise<void> {
  checkPath(filename);
  const { config, ...rest } = options;
  await new TransferManager(client, config).download(bucket, key, filename, rest).result();
}

/** Downloads an object to a stream, a file handle or anything with `write`; it is not closed. */
export async function downloadFileobj(
  client: DownloadClient,
  bucket: string,
  key: string,
  fileobj: DownloadTarget,
  options: DownloadOptions & WithConfig = {},
): Promise<void> {
  const { config, ...rest } = options;
  if (typeof fileobj === "string" || (fileobj as unknown) instanceof URL)
    throw new TransferArgumentError("Fileobj must implement write. To download to the file of that name, use downloadFile.");
  await new TransferManager(client, config).download(bucket, key, fileobj, rest).result();
}

/**
 * Copies an object within S3, in parts where it is large.
 *
 * @param copySource - `{ Bucket, Key }`, with a `VersionId` if need be
 * @throws ClientError when S3 refuses; S3CopyFailedError when the source changes meanwhile
 */
export async function copy(
  client: CopyClient & Partial<CopySourceClient>,
  copySource: CopySource,
  bucket: string,
  key: string,
  options: CopyOptions & WithConfig = {},
): Promise<StoredPart> {
  const { config, ...rest } = options;
  return new TransferManager(client, config).copy(copySource, bucket, key, rest).result();
}

function checkPath(filename: unknown): void {
  if (typeof filename === "string" || filename instanceof URL) return;
  throw new TransferArgumentError(
    `Filename must be a string or a path-like object, not ${typeof filename}. Other sources and targets: uploadFileobj, downloadFileobj.`,
  );
}
