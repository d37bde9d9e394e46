/**
 * The operations that transfers need, as types: any client that has them will do, the whole `S3` class or one made of chosen
 * operations. This package imports no service.
 */
import type { CallOptions, StreamingBody } from "@boto3/core";

/** Where an object is. Inputs of operations have more members; these all have. */
export interface ObjectAddress {
  readonly Bucket: string;
  readonly Key: string;
}

/** What uploading and copying need to know of a stored part or object; each reply has more. */
export interface StoredPart {
  readonly ETag?: string | undefined;
}

/** A reply to `headObject`. */
export interface HeadReply {
  readonly ContentLength?: number | bigint | undefined;
  readonly ETag?: string | undefined;
  readonly TagCount?: number | undefined;
  readonly LastModified?: Date | undefined;
  readonly ResponseMetadata?: ReplyFacts | undefined;
}

/** A reply to `getObject`. */
export interface GetReply {
  readonly Body: StreamingBody | AsyncIterable<Uint8Array>;
  readonly ContentLength?: number | bigint | undefined;
  readonly ContentRange?: string | undefined;
  readonly ETag?: string | undefined;
}

/** What `uploadFile` and `uploadFileobj` call. */
export interface UploadClient {
  putObject(input: ObjectAddress, options?: CallOptions): Promise<StoredPart>;
  createMultipartUpload(input: ObjectAddress, options?: CallOptions): Promise<{ readonly UploadId?: string | undefined }>;
  uploadPart(
    input: ObjectAddress & { readonly UploadId: string; readonly PartNumber: number },
    options?: CallOptions,
  ): Promise<StoredPart>;
  completeMultipartUpload(input: ObjectAddress & { readonly UploadId: string }, options?: CallOptions): Promise<StoredPart>;
  abortMultipartUpload(input: ObjectAddress & { readonly UploadId: string }, options?: CallOptions): Promise<unknown>;
}

/** What an upload calls in addition when it goes on with an earlier one. */
export interface ResumingClient extends UploadClient {
  listParts(
    input: ObjectAddress & { readonly UploadId: string; readonly MaxParts?: number },
    options?: CallOptions,
  ): Promise<{
    readonly Parts?: readonly StoredPartSummary[] | undefined;
    readonly IsTruncated?: boolean | undefined;
    readonly NextPartNumberMarker?: number | undefined;
  }>;
}

/** What an upload calls in addition, where the client has it, when a reply was lost: to find out what became of it. */
export interface ListingClient extends ResumingClient {
  listMultipartUploads(
    input: { readonly Bucket: string; readonly Prefix: string },
    options?: CallOptions,
  ): Promise<{ readonly Uploads?: readonly UploadSummary[] | undefined; readonly ResponseMetadata?: ReplyFacts | undefined }>;
}

/** An upload in parts as `listMultipartUploads` tells of it. */
export interface UploadSummary {
  readonly Key?: string | undefined;
  readonly UploadId?: string | undefined;
  readonly Initiated?: Date | undefined;
  readonly Initiator?: { readonly ID?: string | undefined } | undefined;
}

/** What is read of a reply's `ResponseMetadata`. */
export interface ReplyFacts {
  readonly HTTPHeaders?: Readonly<Record<string, string>> | undefined;
}

/** A part as `listParts` tells of it. */
export interface StoredPartSummary extends StoredPart {
  readonly PartNumber?: number | undefined;
  readonly Size?: number | bigint | undefined;
}

/** What `downloadFile` and `downloadFileobj` call. */
export interface DownloadClient {
  headObject(input: ObjectAddress, options?: CallOptions): Promise<HeadReply>;
  getObject(input: ObjectAddress, options?: CallOptions): Promise<GetReply>;
}

/** What `copy` calls on the destination's client. */
export interface CopyClient extends Pick<
  UploadClient,
  "createMultipartUpload" | "completeMultipartUpload" | "abortMultipartUpload"
> {
  copyObject(input: ObjectAddress, options?: CallOptions): Promise<{ readonly CopyObjectResult?: StoredPart | undefined }>;
  uploadPartCopy(
    input: ObjectAddress & { readonly UploadId: string; readonly PartNumber: number },
    options?: CallOptions,
  ): Promise<{ readonly CopyPartResult?: StoredPart | undefined }>;
}

/** What `copy` calls on the source's client; `getObjectTagging` only for objects with tags that are copied in parts. */
export interface CopySourceClient {
  headObject(input: ObjectAddress, options?: CallOptions): Promise<HeadReply>;
  getObjectTagging?(
    input: ObjectAddress,
    options?: CallOptions,
  ): Promise<{ readonly TagSet?: readonly { readonly Key?: string; readonly Value?: string }[] | undefined }>;
}

/** The object that is copied. */
export interface CopySource {
  readonly Bucket: string;
  readonly Key: string;
  readonly VersionId?: string | undefined;
}

/** What `delete` of a manager calls. */
export interface DeleteClient {
  deleteObject(input: ObjectAddress, options?: CallOptions): Promise<unknown>;
}

/** Everything a transfer manager may call. */
export interface TransferClient extends UploadClient, DownloadClient, CopyClient, CopySourceClient, DeleteClient {}
