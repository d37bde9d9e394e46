/** boto3's `S3Transfer`: transfers of files with one client and one configuration (boto3 `s3/transfer.py`, spec XFR-45). */
import type { DownloadClient, StoredPart, UploadClient } from "./client-types.ts";
import { TransferArgumentError } from "./errors.ts";
import type { FilePath } from "./platform/file-system.ts";
import { TransferManager } from "./manager/manager.ts";
import type { DownloadOptions, UploadOptions } from "./manager/options.ts";
import { uploadPath } from "./methods.ts";
import type { TransferConfig, TransferConfigOptions } from "./transfer-config.ts";

/**
 * Uploads and downloads files.
 *
 * @example
 * await using transfer = new S3Transfer(s3);
 * await transfer.uploadFile("a.bin", "bucket", "key");
 */
export class S3Transfer implements AsyncDisposable {
  readonly #manager: TransferManager<UploadClient & DownloadClient>;

  /**
   * @param client - or nothing, with a manager
   * @throws TransferArgumentError for neither, or for both
   */
  constructor(
    client?: UploadClient & DownloadClient,
    config?: TransferConfig | TransferConfigOptions,
    manager?: TransferManager<UploadClient & DownloadClient>,
  ) {
    if (!client && !manager)
      throw new TransferArgumentError("Either a boto3.Client or s3transfer.manager.TransferManager must be provided");
    if (manager && (client || config))
      throw new TransferArgumentError(
        "Manager cannot be provided with client, config, nor osutil. These parameters are mutually exclusive.",
      );
    this.#manager = manager ?? new TransferManager(client!, config);
  }

  /** As `uploadFile` of a client. */
  uploadFile(filename: FilePath, bucket: string, key: string, options: UploadOptions = {}): Promise<StoredPart> {
    return uploadPath(this.#manager, filename, bucket, key, options);
  }

  /** As `downloadFile` of a client. */
  async downloadFile(bucket: string, key: string, filename: FilePath, options: DownloadOptions = {}): Promise<void> {
    await this.#manager.download(bucket, key, filename, options).result();
  }

  /** Waits for the transfers under way. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.#manager.shutdown();
  }
}
