/** Request and response checksums, for operations whose model has a checksum trait. */
import { addRequestChecksum } from "../../checksums/request-checksum.ts";
import { askForChecksum, checkResponse } from "../../checksums/response-checksum.ts";
import type { ChecksumSupport } from "../../client/operation-support.ts";

export const checksum: ChecksumSupport = {
  apply(request, operation, input, config) {
    const added = addRequestChecksum(request, operation, input, config);
    askForChecksum(request, operation, input, config);
    return added;
  },
  verify: checkResponse,
};
