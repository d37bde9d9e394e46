/**
 * The transfers of S3's resources, with bucket and key of the resource (boto3 `s3/inject.py`, spec RSV-21, RSV-22). Loaded at the first
 * transfer, as those of the client are.
 */
import type { CopySource, StoredPart, TransferClient } from "./client-types.ts";
import type { CopyOptions, DownloadOptions, UploadOptions, WithConfig } from "./manager/options.ts";
import type { FilePath } from "./platform/file-system.ts";
import type { UploadSource } from "./sources/source.ts";
import type { DownloadTarget } from "./targets/sequential.ts";

/** What a bucket has. */
export interface BucketTransfers {
  /** Uploads a file, in parts where it is large. */
  uploadFile(filename: FilePath, key: string, options?: UploadOptions & WithConfig): Promise<StoredPart>;
  /** Uploads bytes, a Blob, a file handle, a stream or an async iterable; it is not closed. */
  uploadFileobj(fileobj: UploadSource, key: string, options?: UploadOptions & WithConfig): Promise<StoredPart>;
  /** Downloads an object to a file, which appears when it is complete. */
  downloadFile(key: string, filename: FilePath, options?: DownloadOptions & WithConfig): Promise<void>;
  /** Downloads an object to a stream, a file handle or anything with `write`; it is not closed. */
  downloadFileobj(key: string, fileobj: DownloadTarget, options?: DownloadOptions & WithConfig): Promise<void>;
  /** Copies an object into this bucket. */
  copy(copySource: CopySource, key: string, options?: CopyOptions & WithConfig): Promise<StoredPart>;
}

/** What an object has. */
export interface ObjectTransfers {
  /** Uploads a file to this object, in parts where it is large. */
  uploadFile(filename: FilePath, options?: UploadOptions & WithConfig): Promise<StoredPart>;
  /** Uploads bytes, a Blob, a file handle, a stream or an async iterable; it is not closed. */
  uploadFileobj(fileobj: UploadSource, options?: UploadOptions & WithConfig): Promise<StoredPart>;
  /** Downloads this object to a file, which appears when it is complete. */
  downloadFile(filename: FilePath, options?: DownloadOptions & WithConfig): Promise<void>;
  /** Downloads this object to a stream, a file handle or anything with `write`; it is not closed. */
  downloadFileobj(fileobj: DownloadTarget, options?: DownloadOptions & WithConfig): Promise<void>;
  /** Copies another object to this one. */
  copy(copySource: CopySource, options?: CopyOptions & WithConfig): Promise<StoredPart>;
}

/** What these methods need of a resource. */
interface Resource {
  readonly meta: { readonly client: TransferClient };
}
type BucketResource = Resource & { readonly name: string };
type ObjectResource = Resource & { readonly bucketName: string; readonly key: string };

const load = (): Promise<typeof import("./methods.ts")> => import("./methods.ts");

/** The methods of a bucket; `this` is the resource. */
export const bucketTransfers: BucketTransfers & ThisType<BucketResource> = {
  async uploadFile(filename, key, options) {
    return (await load()).uploadFile(this.meta.client, filename, this.name, key, options);
  },
  async uploadFileobj(fileobj, key, options) {
    return (await load()).uploadFileobj(this.meta.client, fileobj, this.name, key, options);
  },
  async downloadFile(key, filename, options) {
    return (await load()).downloadFile(this.meta.client, this.name, key, filename, options);
  },
  async downloadFileobj(key, fileobj, options) {
    return (await load()).downloadFileobj(this.meta.client, this.name, key, fileobj, options);
  },
  async copy(copySource, key, options) {
    return (await load()).copy(this.meta.client, copySource, this.name, key, options);
  },
};

/** The methods of an object; `this` is the resource. */
export const objectTransfers: ObjectTransfers & ThisType<ObjectResource> = {
  async uploadFile(filename, options) {
    return (await load()).uploadFile(this.meta.client, filename, this.bucketName, this.key, options);
  },
  async uploadFileobj(fileobj, options) {
    return (await load()).uploadFileobj(this.meta.client, fileobj, this.bucketName, this.key, options);
  },
  async downloadFile(filename, options) {
    return (await load()).downloadFile(this.meta.client, this.bucketName, this.key, filename, options);
  },
  async downloadFileobj(fileobj, options) {
    return (await load()).downloadFileobj(this.meta.client, this.bucketName, this.key, fileobj, options);
  },
  async copy(copySource, options) {
    return (await load()).copy(this.meta.client, copySource, this.bucketName, this.key, options);
  },
};
