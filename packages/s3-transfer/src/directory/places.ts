/** The two ends of a transfer of directories: a directory of this machine, or a prefix of a bucket. */
import { listFiles } from "#files";
import type { FilePath } from "../platform/file-system.ts";
import { FEATURES } from "../transfer.ts";
import type { ListingClient } from "./directory-types.ts";
import { isDirectoryMarker } from "./key-path.ts";

/** A file or an object. */
export interface Entry {
  readonly path: string;
  readonly size: number;
  /** In milliseconds. */
  readonly modified: number;
}

/** Files below a directory that the test takes. */
export async function* filesBelow(
  directory: FilePath,
  takes: (path: string) => boolean,
  followSymlinks: boolean,
): AsyncGenerator<Entry, void, undefined> {
  for await (const { path, size, modified } of listFiles(directory, followSymlinks))
    if (takes(path)) yield { path, size, modified: modified.getTime() };
}

/** Objects below a prefix that the test takes; marks of directories are left out. */
export async function* objectsBelow(
  client: ListingClient,
  bucket: string,
  prefix: string,
  takes: (path: string) => boolean,
  signal: AbortSignal | undefined,
): AsyncGenerator<Entry, void, undefined> {
  let token: string | undefined;
  do {
    const input = { Bucket: bucket, Prefix: prefix, ...(token === undefined ? {} : { ContinuationToken: token }) };
    const page = await client.listObjectsV2(input, { signal, features: FEATURES });
    for (const { Key = "", Size = 0, LastModified } of page.Contents ?? []) {
      const path = Key.slice(prefix.length);
      const size = Number(Size);
      if (!isDirectoryMarker(path, size) && takes(path)) yield { path, size, modified: LastModified?.getTime() ?? 0 };
    }
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
}
