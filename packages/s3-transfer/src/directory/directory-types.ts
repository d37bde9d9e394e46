/** What transfers of directories are told and what they tell. boto3 has none; the AWS CLI's `s3 sync` is the model. */
import type { CallOptions } from "@boto3/core";
import type { ExtraArgs } from "../arguments.ts";
import type { CopyClient, CopySourceClient, DownloadClient, UploadClient } from "../client-types.ts";
import type { WithConfig } from "../manager/options.ts";
import type { ProgressCallback } from "../progress.ts";

/** Lists what is at S3. */
export interface ListingClient {
  listObjectsV2(
    input: { readonly Bucket: string },
    options?: CallOptions,
  ): Promise<{
    readonly Contents?:
      | readonly {
          readonly Key?: string;
          readonly Size?: number | bigint;
          readonly LastModified?: Date;
          readonly ETag?: string;
        }[]
      | undefined;
    readonly NextContinuationToken?: string | undefined;
    readonly IsTruncated?: boolean | undefined;
  }>;
}

/** Deletes objects at S3. */
export interface DeletingClient {
  deleteObjects(
    input: {
      readonly Bucket: string;
      readonly Delete: { readonly Objects: { readonly Key: string }[]; readonly Quiet?: boolean };
    },
    options?: CallOptions,
  ): Promise<{
    readonly Errors?: readonly { readonly Key?: string; readonly Code?: string; readonly Message?: string }[] | undefined;
  }>;
}

/** What `sync` may call. */
export interface SyncClient extends UploadClient, DownloadClient, CopyClient, CopySourceClient, ListingClient, DeletingClient {}

/** A pattern (`*` within a name, `**` over directories, `?`) or a test; paths have `/` between names and begin below the directory. */
export type PathFilter = string | RegExp | ((path: string) => boolean);

/** Options of every transfer of a directory. */
export interface DirectoryOptions extends WithConfig {
  /** Only what one of these takes; everything by default. */
  readonly include?: PathFilter | readonly PathFilter[] | undefined;
  /** Nothing that one of these takes. */
  readonly exclude?: PathFilter | readonly PathFilter[] | undefined;
  /** Further arguments of each transfer, perhaps by path. */
  readonly ExtraArgs?: ExtraArgs | ((path: string) => ExtraArgs) | undefined;
  /** Gets the bytes transferred since it was called last, over all files. */
  readonly callback?: ProgressCallback | undefined;
  /** Called when a file is done, or would be in a dry run. */
  readonly onAction?: ((action: DirectoryAction) => void) | undefined;
  /** Says what would be done, and does nothing. */
  readonly dryRun?: boolean | undefined;
  /** `stop` (default) ends everything at the first failure; `continue` goes on and lists failures in the report. */
  readonly onFailure?: "stop" | "continue" | undefined;
  /** Whether links to files and directories are followed; true. */
  readonly followSymlinks?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Options of `sync`. */
export interface SyncOptions extends DirectoryOptions {
  /** Whether what the source does not have is removed from the target. What filters leave out stays. */
  readonly delete?: boolean | undefined;
  /** Compares sizes only, not times. */
  readonly sizeOnly?: boolean | undefined;
}

/** One thing that was done. */
export interface DirectoryAction {
  readonly kind: "upload" | "download" | "copy" | "delete";
  /** Below the directory or prefix. */
  readonly path: string;
  /** Of the file or object; 0 for deletions. */
  readonly bytes: number;
}

/** How it went. */
export interface DirectoryReport {
  readonly actions: readonly DirectoryAction[];
  /** Files that are the same at both ends. */
  readonly unchanged: number;
  readonly bytes: number;
  /** With `onFailure: "continue"`. */
  readonly failures: readonly { readonly action: DirectoryAction; readonly error: unknown }[];
}
