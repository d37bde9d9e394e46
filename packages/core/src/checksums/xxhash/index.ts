/** The xxHash checksums of S3, loaded when a call asks for one or a reply brings one (spec CHK-05). */
import type { IncrementalHash } from "../../platform/platform.ts";
import { XxHash64 } from "./xxh64.ts";
import { XxHash128, XxHash3 } from "./xxh3.ts";

/** By their names in headers. */
export const XXHASHES: Readonly<Record<string, () => IncrementalHash>> = {
  xxhash64: () => new XxHash64(),
  xxhash3: () => new XxHash3(),
  xxhash128: () => new XxHash128(),
};
