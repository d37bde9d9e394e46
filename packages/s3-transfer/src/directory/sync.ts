/**
 * Makes one place like another: files that are new, of another size or younger are transferred, and with `delete` what the source does
 * not have is removed. The rules are those of the AWS CLI's `s3 sync`.
 */
import { joinPath, removeFile } from "#files";
import { S3TransferFailedError, TransferArgumentError } from "../errors.ts";
import { TransferManager } from "../manager/manager.ts";
import { FEATURES } from "../transfer.ts";
import { resolveTransferConfig } from "../transfer-config.ts";
import { ActionRunner } from "./action-runner.ts";
import type { DirectoryAction, DirectoryReport, SyncClient, SyncOptions } from "./directory-types.ts";
import { downloadEntry, extraArgsOf, uploadEntry } from "./directory-transfers.ts";
import { checkPath, parseS3Url } from "./key-path.ts";
import { pathTest } from "./path-filter.ts";
import { filesBelow, objectsBelow, type Entry } from "./places.ts";

/** S3 deletes so many objects in one request. */
const DELETE_BATCH = 1000;

type S3Place = NonNullable<ReturnType<typeof parseS3Url>>;

/** What differs between uploading, downloading and copying. */
interface Direction {
  readonly kind: DirectoryAction["kind"];
  source(): AsyncIterable<Entry>;
  target(): AsyncIterable<Entry>;
  transfer(entry: Entry): Promise<void>;
  remove(paths: readonly string[]): Promise<void>;
}

/**
 * Makes a target like a source.
 *
 * @param source - a directory, or `s3://bucket/prefix`
 * @param target - the same; one of the two is at S3
 * @throws the first failure, after everything begun has ended
 * @example
 * const { actions } = await sync(s3, "site", "s3://bucket/www", { delete: true, dryRun: true });
 */
export async function sync(
  client: SyncClient,
  source: string,
  target: string,
  options: SyncOptions = {},
): Promise<DirectoryReport> {
  const config = resolveTransferConfig(options.config);
  const runner = new ActionRunner(options, config);
  const manager = new TransferManager(client, config);
  const direction = chooseDirection(manager, source, target, options, runner.signal);
  return runner.run(async () => {
    const there = new Map<string, Entry>();
    for await (const entry of direction.target()) there.set(entry.path, entry);
    for await (const entry of direction.source()) {
      const found = there.get(entry.path);
      there.delete(entry.path);
      if (found && isSame(entry, found, options)) runner.unchanged++;
      else await runner.add({ kind: direction.kind, path: entry.path, bytes: entry.size }, () => direction.transfer(entry));
    }
    // Deleting comes last: a transfer that fails must not leave less than there was.
    await runner.settle();
    if (options.delete) await removeAll([...there.keys()], direction, runner);
  });
}

/** A target that is at least as young and of the same size is left alone. */
function isSame(source: Entry, target: Entry, { sizeOnly }: SyncOptions): boolean {
  if (source.size !== target.size) return false;
  // File systems and S3 keep times to different fractions of a second.
  return sizeOnly === true || Math.floor(source.modified / 1000) <= Math.floor(target.modified / 1000);
}

async function removeAll(paths: readonly string[], direction: Direction, runner: ActionRunner): Promise<void> {
  for (let start = 0; start < paths.length; start += DELETE_BATCH) {
    const batch = paths.slice(start, start + DELETE_BATCH);
    const removal = { work: undefined as Promise<void> | undefined };
    for (const path of batch)
      await runner.add({ kind: "delete", path, bytes: 0 }, () => (removal.work ??= direction.remove(batch)));
  }
}

function chooseDirection(
  manager: TransferManager<SyncClient>,
  source: string,
  target: string,
  options: SyncOptions,
  signal: AbortSignal,
): Direction {
  const { client } = manager;
  const takes = pathTest(options.include, options.exclude);
  const [from, to] = [parseS3Url(source), parseS3Url(target)];
  const files = (directory: string): AsyncIterable<Entry> => filesBelow(directory, takes, options.followSymlinks ?? true);
  const objects = ({ bucket, prefix }: S3Place): AsyncIterable<Entry> => objectsBelow(client, bucket, prefix, takes, signal);
  if (to) {
    const remove = (paths: readonly string[]): Promise<void> => deleteObjects(client, to, paths, signal);
    if (!from) {
      return {
        kind: "upload",
        source: () => files(source),
        target: () => objects(to),
        transfer: (entry) => uploadEntry(manager, source, to.bucket, to.prefix, entry, options, signal),
        remove,
      };
    }
    return {
      kind: "copy",
      source: () => objects(from),
      target: () => objects(to),
      transfer: async ({ path }) => {
        const copySource = { Bucket: from.bucket, Key: from.prefix + path };
        const { callback } = options;
        await manager.copy(copySource, to.bucket, to.prefix + path, { ExtraArgs: extraArgsOf(options, path), callback, signal });
      },
      remove,
    };
  }
  if (!from) throw new TransferArgumentError('sync needs a place at S3 as source or target: "s3://bucket/prefix".');
  return {
    kind: "download",
    source: () => objects(from),
    target: () => existingFiles(files(target)),
    transfer: (entry) => downloadEntry(manager, from.bucket, from.prefix, target, entry, options, signal),
    async remove(paths) {
      for (const path of paths) {
        checkPath(path);
        await removeFile(joinPath(target, path));
      }
    },
  };
}

/** A directory that is not there yet has no files. */
async function* existingFiles(files: AsyncIterable<Entry>): AsyncGenerator<Entry, void, undefined> {
  try {
    yield* files;
  } catch (error) {
    if ((error as { code?: unknown }).code !== "ENOENT") throw error;
  }
}

async function deleteObjects(
  client: SyncClient,
  { bucket, prefix }: S3Place,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const Objects = paths.map((path) => ({ Key: prefix + path }));
  const input = { Bucket: bucket, Delete: { Objects, Quiet: true } };
  const { Errors = [] } = await client.deleteObjects(input, { signal, features: FEATURES });
  const first = Errors[0];
  if (!first) return;
  throw new S3TransferFailedError(
    `${Errors.length} of ${paths.length} objects in ${bucket} could not be deleted; ${first.Key ?? ""}: ${first.Code ?? ""} ${first.Message ?? ""}`,
    { errors: Errors },
  );
}
