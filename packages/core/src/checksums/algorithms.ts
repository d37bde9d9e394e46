/** The checksums a service may ask for, by their names in headers (botocore `httpchecksum.py`, spec CHK-05). */
import { createHash } from "#platform";
import type { MaybeLater } from "../client/maybe-later.ts";
import type { IncrementalHash } from "../platform/platform.ts";
import { Crc32, Crc32c } from "./crc32.ts";
import { Crc64Nvme } from "./crc64-nvme.ts";

/** Begins a checksum. */
export type CreateChecksum = () => IncrementalHash;

/** In the order in which they are checked when a reply carries several. Those without a function are loaded when asked for. */
export const ALGORITHMS: Readonly<Record<string, CreateChecksum | undefined>> = {
  xxhash128: undefined,
  xxhash3: undefined,
  crc64nvme: () => new Crc64Nvme(),
  xxhash64: undefined,
  crc32c: () => new Crc32c(),
  crc32: () => new Crc32(),
  sha1: () => createHash("sha1"),
  sha256: () => createHash("sha256"),
  sha512: () => createHash("sha512"),
};

/** @returns undefined for an algorithm that is not supported; a promise for those of xxHash */
export function findAlgorithm(name: string): MaybeLater<CreateChecksum> | undefined {
  if (!Object.hasOwn(ALGORITHMS, name)) return undefined;
  return ALGORITHMS[name] ?? import("./xxhash/index.ts").then(({ XXHASHES }) => XXHASHES[name]!);
}

/** The digest in base64, as headers and trailers carry it. */
export function base64Digest(checksum: IncrementalHash): string {
  return btoa(String.fromCharCode(...checksum.digest()));
}
