/**
 * The methods that generated code puts on the client class of S3, as boto3's sessions do (boto3 `s3/inject.py`, spec RSV-20). What
 * they do is loaded at the first transfer, so that importing a client costs nothing for it.
 */
export { bucketTransfers, objectTransfers, type BucketTransfers, type ObjectTransfers } from "./resource-transfers.ts";
import type { BaseClient } from "@boto3/core";
import type { CopySource, StoredPart, TransferClient } from "./client-types.ts";
import type { FilePath } from "./platform/file-system.ts";
import type { CopyOptions, DownloadOptions, UploadOptions, WithConfig } from "./manager/options.ts";
import type { UploadSource } from "./sources/source.ts";
import type { DownloadTarget } from "./targets/sequential.ts";

/** Transfers of S3 as methods of its client. */
export interface TransferMethods {
  /**
   * Uploads a file, in parts where it is large.
   *
   * @throws S3UploadFailedError when S3 refuses it
   */
  uploadFile(filename: FilePath, bucket: string, key: string, options?: UploadOptions & WithConfig): Promise<StoredPart>;
  /** Uploads bytes, a Blob, a file handle, a stream or an async iterable; it is not closed. */
  uploadFileobj(fileobj: UploadSource, bucket: string, key: string, options?: UploadOptions & WithConfig): Promise<StoredPart>;
  /** Downloads an object to a file, which appears when it is complete. */
  downloadFile(bucket: string, key: string, filename: FilePath, options?: DownloadOptions & WithConfig): Promise<void>;
  /** Downloads an object to a stream, a file handle or anything with `write`; it is not closed. */
  downloadFileobj(bucket: string, key: string, fileobj: DownloadTarget, options?: DownloadOptions & WithConfig): Promise<void>;
  /** Copies an object within S3, in parts where it is large. */
  copy(copySource: CopySource, bucket: string, key: string, options?: CopyOptions & WithConfig): Promise<StoredPart>;
}

/** The methods with the client they are called on. */
type OnClient<Methods> = {
  readonly [Name in keyof Methods]: Methods[Name] extends (...given: infer Given) => infer Result
    ? (this: BaseClient, ...given: Given) => Result
    : never;
};

const load = (): Promise<typeof import("./methods.ts")> => import("./methods.ts");

/** The whole client of S3 has every operation. */
const whole = (client: BaseClient): TransferClient => client as unknown as TransferClient;

/** The methods; `this` is the client. */
export const transferMethods: OnClient<TransferMethods> = {
  async uploadFile(filename, bucket, key, options) {
    return (await load()).uploadFile(whole(this), filename, bucket, key, options);
  },
  async uploadFileobj(fileobj, bucket, key, options) {
    return (await load()).uploadFileobj(whole(this), fileobj, bucket, key, options);
  },
  async downloadFile(bucket, key, filename, options) {
    return (await load()).downloadFile(whole(this), bucket, key, filename, options);
  },
  async downloadFileobj(bucket, key, fileobj, options) {
    return (await load()).downloadFileobj(whole(this), bucket, key, fileobj, options);
  },
  async copy(copySource, bucket, key, options) {
    return (await load()).copy(whole(this), copySource, bucket, key, options);
  },
};
