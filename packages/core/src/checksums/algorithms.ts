/** The checksums a service may ask for, by their names in headers. xxHash is missing: like botocore without its native part. */
import { createHash } from "#platform";
import type { IncrementalHash } from "../platform/platform.ts";
import { Crc32, Crc32c } from "./crc32.ts";
import { Crc64Nvme } from "./crc64-nvme.ts";

/** In the order in which they are checked when a reply carries several. */
export const ALGORITHMS: Readonly<Record<string, () => IncrementalHash>> = {
  crc64nvme: () => new Crc64Nvme(),
  crc32c: () => new Crc32c(),
  crc32: () => new Crc32(),
  sha1: () => createHash("sha1"),
  sha256: () => createHash("sha256"),
  sha512: () => createHash("sha512"),
};

/** @returns undefined for an algorithm that is not supported */
export function createChecksum(algorithm: string): IncrementalHash | undefined {
  return Object.hasOwn(ALGORITHMS, algorithm) ? ALGORITHMS[algorithm]!() : undefined;
}

/** The digest in base64, as headers and trailers carry it. */
export function base64Digest(checksum: IncrementalHash): string {
  return btoa(String.fromCharCode(...checksum.digest()));
}
