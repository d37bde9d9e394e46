/**
 * What botocore's handlers add to S3, each explained in `s3/`: `s3` to every call, the groups of hooks to the operations that the
 * generator's table names (`codegen/src/plan/customizations.ts`).
 */
import { type Customization, hook, type Hook } from "../events/hooks.ts";
import { setAuthPath } from "./s3/auth-path.ts";
import { askByPath, checkBucketName, keepArnsOutOfPath, removeBucketFromUri } from "./s3/bucket.ts";
import { fallBackToMd5, useMd5 } from "./s3/content-md5.ts";
import { encodeCopySource } from "./s3/copy-source.ts";
import { encodeCopySourceKey, encodeCustomerKey } from "./s3/customer-keys.ts";
import { useSession } from "./s3/express.ts";
import { askForEncoding, decodeList } from "./s3/list-encoding.ts";
import { findRegion, useKnownRegion } from "./s3/region-redirect.ts";
import { findErrorUnderOk } from "./s3/error-under-ok.ts";
import { addExpiresString, keepExpires } from "./s3/expires.ts";
import { readLocation } from "./s3/location.ts";
import { useGlobalHost } from "./s3/presign.ts";
import { readS3Settings } from "./s3/settings.ts";
import { checkMetadata, escapeLineEnds, expectContinue } from "./s3/uploads.ts";

export const s3: Customization = {
  prepare: removeBucketFromUri,
  settings: readS3Settings,
  unreadableReplyIsServerError: true,
  hooks: [
    /*#__PURE__*/ hook("before-parameter-build", undefined, checkBucketName),
    /*#__PURE__*/ hook("before-endpoint-resolution", undefined, keepArnsOutOfPath),
    /*#__PURE__*/ hook("before-endpoint-resolution", undefined, useGlobalHost),
    /*#__PURE__*/ hook("before-endpoint-resolution", undefined, useKnownRegion),
    /*#__PURE__*/ hook("choose-signer", undefined, useSession),
    /*#__PURE__*/ hook("choose-signer", undefined, setAuthPath),
    /*#__PURE__*/ hook("before-parse", undefined, findErrorUnderOk),
    /*#__PURE__*/ hook("redirect", undefined, findRegion),
  ],
};

/** Copies: where from, and the customer's key for it. */
export const copySourceHooks: readonly Hook[] = [
  /*#__PURE__*/ hook("before-parameter-build", undefined, encodeCopySource),
  /*#__PURE__*/ hook("before-parameter-build", undefined, encodeCopySourceKey),
];

/** Encryption with the customer's key. */
export const customerKeyHooks: readonly Hook[] = [/*#__PURE__*/ hook("before-parameter-build", undefined, encodeCustomerKey)];

/** User metadata. */
export const metadataHooks: readonly Hook[] = [/*#__PURE__*/ hook("before-parameter-build", undefined, checkMetadata)];

/** Bodies that are sent after the service agreed. */
export const uploadHooks: readonly Hook[] = [/*#__PURE__*/ hook("before-call", undefined, expectContinue)];

/** Checksums that stores other than S3 may not know. */
export const contentMd5Hooks: readonly Hook[] = [
  /*#__PURE__*/ hook("request-created", undefined, useMd5),
  /*#__PURE__*/ hook("redirect", undefined, fallBackToMd5),
];

/** Keys in XML bodies. */
export const lineEndHooks: readonly Hook[] = [/*#__PURE__*/ hook("before-call", undefined, escapeLineEnds)];

/** Keys in lists. */
export const listEncodingHooks: readonly Hook[] = [
  /*#__PURE__*/ hook("before-parameter-build", undefined, askForEncoding),
  /*#__PURE__*/ hook("after-call", undefined, decodeList),
];

/** The `Expires` header of objects. */
export const expiresHooks: readonly Hook[] = [
  /*#__PURE__*/ hook("before-parse", undefined, keepExpires),
  /*#__PURE__*/ hook("after-call", undefined, addExpiresString),
];

/** The location of a bucket. */
export const locationHooks: readonly Hook[] = [
  /*#__PURE__*/ hook("before-endpoint-resolution", undefined, askByPath),
  /*#__PURE__*/ hook("after-call", undefined, readLocation),
];
