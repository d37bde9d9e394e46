/** Streams, blobs and files as bodies, for operations whose input has a payload of bytes. */
import type { StreamInputSupport } from "../../client/operation-support.ts";
import { normalizeBody } from "../../http/stream-body.ts";

export const streamInput: StreamInputSupport = normalizeBody;
