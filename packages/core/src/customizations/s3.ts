/** What botocore's handlers add to S3; each row is explained in `s3/`. */
import { type Customization, hook } from "../events/hooks.ts";
import { setAuthPath } from "./s3/auth-path.ts";
import { checkBucketName, chooseAddressingStyle, removeBucketFromUri } from "./s3/bucket.ts";
import { encodeCopySource } from "./s3/copy-source.ts";
import { encodeCopySourceKey, encodeCustomerKey } from "./s3/customer-keys.ts";
import { useSession } from "./s3/express.ts";
import { askForEncoding, decodeList, LIST_OPERATIONS } from "./s3/list-encoding.ts";
import { findRegion, useKnownRegion } from "./s3/region-redirect.ts";
import { addExpiresString, findErrorUnderOk, keepExpires, readLocation } from "./s3/replies.ts";
import { readS3Settings } from "./s3/settings.ts";
import { checkMetadata, escapeLineEnds, expectContinue } from "./s3/uploads.ts";

const COPIES = ["CopyObject", "UploadPartCopy"];
const ENCRYPTED =
  /*#__PURE__*/ "HeadObject GetObject PutObject CopyObject CreateMultipartUpload UploadPart UploadPartCopy CompleteMultipartUpload SelectObjectContent".split(" ");

export const s3: Customization = {
  prepare: removeBucketFromUri,
  settings: readS3Settings,
  unreadableReplyIsServerError: true,
  hooks: [
    /*#__PURE__*/ hook("before-parameter-build", undefined, checkBucketName),
    /*#__PURE__*/ hook("before-parameter-build", LIST_OPERATIONS, askForEncoding),
    /*#__PURE__*/ hook("before-parameter-build", COPIES, encodeCopySource),
    /*#__PURE__*/ hook("before-parameter-build", ["CopyObject", "PutObject", "CreateMultipartUpload"], checkMetadata),
    /*#__PURE__*/ hook("before-parameter-build", ENCRYPTED, encodeCustomerKey),
    /*#__PURE__*/ hook("before-parameter-build", COPIES, encodeCopySourceKey),
    /*#__PURE__*/ hook("before-endpoint-resolution", undefined, chooseAddressingStyle),
    /*#__PURE__*/ hook("before-endpoint-resolution", undefined, useKnownRegion),
    /*#__PURE__*/ hook("before-call", undefined, expectContinue),
    /*#__PURE__*/ hook("before-call", ["DeleteObjects", "PutBucketLifecycleConfiguration"], escapeLineEnds),
    /*#__PURE__*/ hook("choose-signer", undefined, useSession),
    /*#__PURE__*/ hook("choose-signer", undefined, setAuthPath),
    /*#__PURE__*/ hook("before-parse", undefined, findErrorUnderOk),
    /*#__PURE__*/ hook("before-parse", undefined, keepExpires),
    /*#__PURE__*/ hook("redirect", undefined, findRegion),
    /*#__PURE__*/ hook("after-call", undefined, addExpiresString),
    /*#__PURE__*/ hook("after-call", ["GetBucketLocation"], readLocation),
    /*#__PURE__*/ hook("after-call", LIST_OPERATIONS, decodeList),
  ],
};
