/** Checksums of requests, for operations that must or may send one. */
import { addRequestChecksum } from "../../checksums/request-checksum.ts";
import type { RequestChecksumSupport } from "../../client/operation-support.ts";

export const requestChecksum: RequestChecksumSupport = { apply: addRequestChecksum };
