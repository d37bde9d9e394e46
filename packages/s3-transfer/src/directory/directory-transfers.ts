/**
 * Transfers of whole directories: `uploadDirectory`, `downloadDirectory`. Files go side by side through one manager, so that limits hold
 * over all of them.
 */
import { joinPath, makeDirectoryOf, setModified } from "#files";
import type { ExtraArgs } from "../arguments.ts";
import type { DownloadClient, UploadClient } from "../client-types.ts";
import { TransferManager } from "../manager/manager.ts";
import type { FilePath } from "../platform/file-system.ts";
import { resolveTransferConfig } from "../transfer-config.ts";
import { ActionRunner } from "./action-runner.ts";
import type { DirectoryOptions, DirectoryReport, ListingClient } from "./directory-types.ts";
import { checkPath, directoryPrefix } from "./key-path.ts";
import { pathTest } from "./path-filter.ts";
import { filesBelow, objectsBelow, type Entry } from "./places.ts";

/**
 * Uploads all files below a directory.
 *
 * @param prefix - what keys begin with; a slash is added where it has none
 * @throws the first failure, after everything begun has ended
 * @example
 * await uploadDirectory(s3, "site", "bucket", "www", { exclude: ["*.map", ".git/**"] });
 */
export async function uploadDirectory(
  client: UploadClient,
  directory: FilePath,
  bucket: string,
  prefix = "",
  options: DirectoryOptions = {},
): Promise<DirectoryReport> {
  const config = resolveTransferConfig(options.config);
  const runner = new ActionRunner(options, config);
  const manager = new TransferManager(client, config);
  const takes = pathTest(options.include, options.exclude);
  return runner.run(async () => {
    for await (const entry of filesBelow(directory, takes, options.followSymlinks ?? true)) {
      await runner.add({ kind: "upload", path: entry.path, bytes: entry.size }, () =>
        uploadEntry(manager, directory, bucket, directoryPrefix(prefix), entry, options, runner.signal),
      );
    }
  });
}

/**
 * Downloads all objects below a prefix; directories are made as they are needed.
 *
 * @param prefix - what keys begin with; the rest of a key is the path below the directory
 * @throws TransferArgumentError for a key that would lead out of the directory; the first failure otherwise
 */
export async function downloadDirectory(
  client: DownloadClient & ListingClient,
  bucket: string,
  prefix: string,
  directory: FilePath,
  options: DirectoryOptions = {},
): Promise<DirectoryReport> {
  const config = resolveTransferConfig(options.config);
  const runner = new ActionRunner(options, config);
  const manager = new TransferManager(client, config);
  const takes = pathTest(options.include, options.exclude);
  const below = directoryPrefix(prefix);
  return runner.run(async () => {
    for await (const entry of objectsBelow(client, bucket, below, takes, runner.signal)) {
      await runner.add({ kind: "download", path: entry.path, bytes: entry.size }, () =>
        downloadEntry(manager, bucket, below, directory, entry, options, runner.signal),
      );
    }
  });
}

/** Uploads one file of a directory. */
export async function uploadEntry(
  manager: TransferManager<UploadClient>,
  directory: FilePath,
  bucket: string,
  prefix: string,
  { path }: Entry,
  options: DirectoryOptions,
  signal: AbortSignal,
): Promise<void> {
  const { callback } = options;
  await manager.upload(joinPath(directory, path), bucket, prefix + path, {
    ExtraArgs: extraArgsOf(options, path),
    callback,
    signal,
  });
}

/** Downloads one object into a directory, with the object's time: the next `sync` finds it unchanged. */
export async function downloadEntry(
  manager: TransferManager<DownloadClient>,
  bucket: string,
  prefix: string,
  directory: FilePath,
  { path, modified }: Entry,
  options: DirectoryOptions,
  signal: AbortSignal,
): Promise<void> {
  checkPath(path);
  const target = joinPath(directory, path);
  await makeDirectoryOf(target);
  const { callback } = options;
  await manager.download(bucket, prefix + path, target, { ExtraArgs: extraArgsOf(options, path), callback, signal });
  if (modified > 0) await setModified(target, new Date(modified));
}

/** The arguments of one transfer. */
export function extraArgsOf({ ExtraArgs: given }: DirectoryOptions, path: string): ExtraArgs {
  return typeof given === "function" ? given(path) : (given ?? {});
}
