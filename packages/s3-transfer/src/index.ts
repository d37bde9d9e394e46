/** What programs import from `@boto3/s3-transfer`. */
export { copy, downloadFile, downloadFileobj, uploadFile, uploadFileobj } from "./methods.ts";
export { downloadDirectory, uploadDirectory } from "./directory/directory-transfers.ts";
export { sync } from "./directory/sync.ts";
export { S3Transfer } from "./s3-transfer.ts";
export { TransferManager } from "./manager/manager.ts";
export { TransferFuture, type Subscriber, type TransferMeta } from "./manager/future.ts";
export type { CopyOptions, DownloadOptions, TransferOptions, UploadOptions, WithConfig } from "./manager/options.ts";
export { TransferConfig, type TransferConfigOptions } from "./transfer-config.ts";
export type { ProgressCallback, TransferProgress } from "./progress.ts";
export {
  ALLOWED_COPY_ARGS,
  ALLOWED_DELETE_ARGS,
  ALLOWED_DOWNLOAD_ARGS,
  ALLOWED_UPLOAD_ARGS,
  type ExtraArgs,
} from "./arguments.ts";
export {
  CancelledError,
  FatalError,
  RetriesExceededError,
  S3CopyFailedError,
  S3DownloadFailedError,
  S3TransferFailedError,
  S3UploadFailedError,
  S3ValidationError,
  TransferArgumentError,
  TransferNotDoneError,
} from "./errors.ts";
export type {
  CopyClient,
  CopySource,
  CopySourceClient,
  DeleteClient,
  DownloadClient,
  ObjectAddress,
  ResumingClient,
  StoredPart,
  TransferClient,
  UploadClient,
} from "./client-types.ts";
export type {
  DeletingClient,
  DirectoryAction,
  DirectoryOptions,
  DirectoryReport,
  ListingClient,
  PathFilter,
  SyncClient,
  SyncOptions,
} from "./directory/directory-types.ts";
export type { CheckpointStore } from "./upload/checkpoint.ts";
export type { UploadConditions } from "./upload/upload.ts";
export type { FilePath, OpenFile } from "./platform/file-system.ts";
export type { UploadSource } from "./sources/source.ts";
export type { DownloadTarget, ObjectWithWrite } from "./targets/sequential.ts";
