/** Options of transfers, and the check of their names. */
import { UnknownOptionError } from "@boto3/core";
import type { ExtraArgs } from "../arguments.ts";
import type { CopySourceClient } from "../client-types.ts";
import type { FilePath } from "../platform/file-system.ts";
import type { ProgressCallback } from "../progress.ts";
import type { TransferConfig, TransferConfigOptions } from "../transfer-config.ts";
import type { CheckpointStore } from "../upload/checkpoint.ts";
import type { UploadConditions } from "../upload/upload.ts";
import type { Subscriber } from "./future.ts";

/** Options of every transfer. */
export interface TransferOptions {
  /** Further arguments of the operations behind the transfer, by their names: `{ ContentType: "text/plain" }`. */
  readonly ExtraArgs?: ExtraArgs | undefined;
  /** Gets the bytes transferred since it was called last; negative when some have to be transferred again. */
  readonly callback?: ProgressCallback | undefined;
  /** Ends the transfer; it rejects with the signal's reason when everything it began has ended. */
  readonly signal?: AbortSignal | undefined;
  readonly subscribers?: readonly Subscriber[] | undefined;
}

/** Options of the functions that make a transfer of their own. */
export interface WithConfig {
  readonly config?: TransferConfig | TransferConfigOptions | undefined;
}

/** Options of uploads. */
export interface UploadOptions extends TransferOptions {
  /** What must be true of the key: `{ IfNoneMatch: "*" }` does not replace an object. boto3 has no such thing. */
  readonly conditions?: UploadConditions | undefined;
  /** Expected bytes of a stream, so that parts are large enough; not needed otherwise. */
  readonly size?: number | undefined;
  /**
   * Where to keep the state of an upload in parts: a file, or a store. After a failure the parts stay at S3, and the same call goes on
   * with those that are missing. Needs `listParts` of the client.
   */
  readonly checkpoint?: FilePath | CheckpointStore | undefined;
}

/** Options of downloads. */
export interface DownloadOptions extends TransferOptions {
  /** Whether a file has to be on the disk before it gets its name. */
  readonly fsync?: boolean | undefined;
}

/** Options of copies. */
export interface CopyOptions extends TransferOptions {
  /** Client of the source's region or account; the destination's by default. */
  readonly sourceClient?: CopySourceClient | undefined;
  /** False leaves metadata and tags of the source behind where the copy goes in parts. */
  readonly carryOver?: boolean | undefined;
}

const COMMON = ["ExtraArgs", "callback", "signal", "subscribers"];
const NAMES: Readonly<Record<"upload" | "download" | "copy" | "delete", readonly string[]>> = {
  upload: /*#__PURE__*/ COMMON.concat("conditions", "size", "checkpoint"),
  download: /*#__PURE__*/ COMMON.concat("fsync"),
  copy: /*#__PURE__*/ COMMON.concat("sourceClient", "carryOver"),
  delete: COMMON,
};

/** @throws UnknownOptionError naming the options there are */
export function checkOptions(kind: keyof typeof NAMES, options: object): void {
  const names = NAMES[kind];
  for (const name of Object.keys(options)) {
    if (names.includes(name)) continue;
    throw new UnknownOptionError(`Unknown ${kind} option "${name}". Options: config, ${names.join(", ")}.`, { option: name });
  }
}
