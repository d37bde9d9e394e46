/** boto3's `boto3.s3.transfer`: settings and errors of transfers, and the class behind the client's methods. */
export {
  S3CopyFailedError,
  S3DownloadFailedError,
  S3Transfer,
  S3TransferFailedError,
  S3UploadFailedError,
  TransferConfig,
  type ProgressCallback,
  type TransferConfigOptions,
} from "@boto3/s3-transfer";
