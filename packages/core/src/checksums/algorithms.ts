/** The checksums a service may ask for, by their names in headers. xxHash is missing: like botocore without its native part. */
import { createHash } from "#platform";
import type { IncrementalHash } from "../platform/platform.ts";
import { Crc32, Crc32c } from "./crc32.ts";
import { Crc64Nvme } from "./crc64-nvme.ts";

/** What is checked first when a reply carries several. */
export const RESPONSE_PRIORITY: readonly string[] = ["crc64nvme", "crc32c", "crc32", "sha1", "sha256", "sha512"];

/** @returns undefined for an algorithm that is not supported */
export function createChecksum(algorithm: string): IncrementalHash | undefined {
  switch (algorithm) {
    case "crc32":
      return new Crc32();
    case "crc32c":
      return new Crc32c();
    case "crc64nvme":
      return new Crc64Nvme();
    case "sha1":
    case "sha256":
    case "sha512":
      return createHash(algorithm);
    default:
      return undefined;
  }
}

/** The digest in base64, as headers and trailers carry it. */
export function base64Digest(checksum: IncrementalHash): string {
  return btoa(String.fromCharCode(...checksum.digest()));
}
