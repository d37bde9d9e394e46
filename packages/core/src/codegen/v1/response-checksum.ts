/** Checksums of replies, for operations whose replies may carry one. */
import { askForChecksum, checkResponse } from "../../checksums/response-checksum.ts";
import type { ResponseChecksumSupport } from "../../client/operation-support.ts";

export const responseChecksum: ResponseChecksumSupport = { ask: askForChecksum, verify: checkResponse };
