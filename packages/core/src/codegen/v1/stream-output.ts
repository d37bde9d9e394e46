/** Bodies that are handed to the caller unread, for operations whose output has a payload of bytes. */
import type { StreamOutputSupport } from "../../client/operation-support.ts";
import { StreamingBody } from "../../http/streaming-body.ts";

export const streamOutput: StreamOutputSupport = (response) => new StreamingBody(response);
