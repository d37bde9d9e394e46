/** Request compression, for operations whose model has the compression trait. */
import type { CompressionSupport } from "../../client/operation-support.ts";
import { compressRequest } from "../../compression/compress-request.ts";

export const compression: CompressionSupport = { apply: compressRequest };
