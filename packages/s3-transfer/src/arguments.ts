/**
 * Which extra arguments a transfer takes (s3transfer `manager.py` `ALLOWED_*_ARGS`, spec XFR-12 to XFR-15), and which of them go to
 * which call (`upload.py`, `copies.py`, spec XFR-16, XFR-19). `arguments.test.ts` compares the tables with the model of S3: each name
 * is a member of the calls it goes to.
 */
import { TransferArgumentError } from "./errors.ts";

/** Extra arguments, by the names S3's operations give them. */
export type ExtraArgs = Readonly<Record<string, unknown>>;

const CUSTOMER_KEY = "SSECustomerAlgorithm SSECustomerKey SSECustomerKeyMD5";
const PAYER = "RequestPayer ExpectedBucketOwner";
const COPY_CONDITIONS = "CopySourceIfMatch CopySourceIfModifiedSince CopySourceIfNoneMatch CopySourceIfUnmodifiedSince";
const DIRECTIVES = "MetadataDirective TaggingDirective";
const COPY_CUSTOMER_KEY = "CopySourceSSECustomerAlgorithm CopySourceSSECustomerKey CopySourceSSECustomerKeyMD5";

const CHECKSUMS =
  "ChecksumCRC32 ChecksumCRC32C ChecksumCRC64NVME ChecksumMD5 ChecksumSHA1 ChecksumSHA256 ChecksumSHA512 ChecksumXXHASH3 ChecksumXXHASH64 ChecksumXXHASH128";
const STORED_WITH =
  "ACL CacheControl ChecksumAlgorithm ContentDisposition ContentEncoding ContentLanguage ContentType ExpectedBucketOwner Expires GrantFullControl GrantRead GrantReadACP GrantWriteACP Metadata ObjectLockLegalHoldStatus ObjectLockMode ObjectLockRetainUntilDate RequestPayer ServerSideEncryption StorageClass SSECustomerAlgorithm SSECustomerKey SSECustomerKeyMD5 SSEKMSKeyId SSEKMSEncryptionContext Tagging WebsiteRedirectLocation";

/** Checksums over a whole object that the caller computed, one for each algorithm. */
export const FULL_OBJECT_CHECKSUMS: readonly string[] = /*#__PURE__*/ words(CHECKSUMS);

/** Extra arguments of uploads. */
export const ALLOWED_UPLOAD_ARGS: readonly string[] = /*#__PURE__*/ words(STORED_WITH, "ChecksumType MpuObjectSize", CHECKSUMS);
/** Extra arguments of downloads. */
export const ALLOWED_DOWNLOAD_ARGS: readonly string[] = /*#__PURE__*/ words("ChecksumMode VersionId", CUSTOMER_KEY, PAYER);
/** Extra arguments of copies. */
export const ALLOWED_COPY_ARGS: readonly string[] = /*#__PURE__*/ words(
  STORED_WITH,
  COPY_CONDITIONS,
  COPY_CUSTOMER_KEY,
  DIRECTIVES,
);
/** Extra arguments of deletions. */
export const ALLOWED_DELETE_ARGS: readonly string[] = /*#__PURE__*/ words("MFA VersionId", PAYER);

/** Calls behind transfers; copies have some of their own. */
export type RoutedCall =
  | "putObject"
  | "createMultipartUpload"
  | "uploadPart"
  | "completeMultipartUpload"
  | "abortMultipartUpload"
  | "listParts"
  | "createForCopy"
  | "uploadPartCopy"
  | "completeCopy"
  | "getObjectTagging";

/** Arguments that one call takes out of those given: all but some, or only some. */
interface Route {
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/** What goes where. */
export const ROUTES: Readonly<Record<RoutedCall, Route>> = {
  putObject: { except: /*#__PURE__*/ words("ChecksumType MpuObjectSize") },
  createMultipartUpload: { except: /*#__PURE__*/ words(CHECKSUMS, "MpuObjectSize") },
  uploadPart: { only: /*#__PURE__*/ words("ChecksumAlgorithm", CUSTOMER_KEY, PAYER) },
  completeMultipartUpload: { only: /*#__PURE__*/ words(CUSTOMER_KEY, PAYER, "ChecksumType MpuObjectSize", CHECKSUMS) },
  abortMultipartUpload: { only: /*#__PURE__*/ words(PAYER) },
  listParts: { only: /*#__PURE__*/ words(CUSTOMER_KEY, PAYER) },
  createForCopy: { except: /*#__PURE__*/ words(COPY_CONDITIONS, COPY_CUSTOMER_KEY, DIRECTIVES) },
  uploadPartCopy: { only: /*#__PURE__*/ words(COPY_CONDITIONS, COPY_CUSTOMER_KEY, CUSTOMER_KEY, PAYER) },
  completeCopy: { only: /*#__PURE__*/ words(CUSTOMER_KEY, PAYER) },
  getObjectTagging: { only: /*#__PURE__*/ words(PAYER) },
};

/** Arguments of a copy that its `headObject` needs under other names. */
const COPY_TO_HEAD: Readonly<Record<string, string>> = {
  CopySourceIfMatch: "IfMatch",
  CopySourceIfModifiedSince: "IfModifiedSince",
  CopySourceIfNoneMatch: "IfNoneMatch",
  CopySourceIfUnmodifiedSince: "IfUnmodifiedSince",
  CopySourceSSECustomerAlgorithm: "SSECustomerAlgorithm",
  CopySourceSSECustomerKey: "SSECustomerKey",
  CopySourceSSECustomerKeyMD5: "SSECustomerKeyMD5",
  RequestPayer: "RequestPayer",
};

/** The words of texts, one list. */
function words(...texts: readonly string[]): readonly string[] {
  return texts.join(" ").split(" ");
}

/** @throws TransferArgumentError naming the arguments there are */
export function checkExtraArgs(given: ExtraArgs, allowed: readonly string[]): void {
  for (const name of Object.keys(given)) {
    if (allowed.includes(name)) continue;
    throw new TransferArgumentError(`Invalid extra_args key '${name}', must be one of: ${allowed.join(", ")}`, { key: name });
  }
}

/** The arguments that a call takes. */
export function routeArgs(given: ExtraArgs, call: RoutedCall): ExtraArgs {
  const route = ROUTES[call];
  return Object.fromEntries(
    Object.entries(given).filter(([name]) => (route.only ? route.only.includes(name) : !route.except?.includes(name))),
  );
}

/** What `headObject` of a copy's source is asked with. */
export function copyHeadArgs(given: ExtraArgs): ExtraArgs {
  const entries = Object.entries(given).flatMap(([name, value]) => {
    const headName = COPY_TO_HEAD[name];
    return headName === undefined ? [] : [[headName, value] as const];
  });
  return Object.fromEntries(entries);
}

/**
 * The arguments of an upload with its checksum decided: a checksum of the whole object chooses algorithm and type, else CRC32 where the
 * client computes checksums by default (spec XFR-18, XFR-19).
 *
 * @param byDefault - whether the client adds checksums nobody asked for
 */
export function withUploadChecksum(given: ExtraArgs, byDefault: boolean): ExtraArgs {
  if (FULL_OBJECT_CHECKSUMS.some((name) => given[name] !== undefined)) return given;
  if (!byDefault || given["ChecksumAlgorithm"] !== undefined) return given;
  return { ...given, ChecksumAlgorithm: "CRC32" };
}

/** For uploads in parts: a checksum of the whole object makes the parts' algorithm and the type. */
export function withMultipartChecksum(given: ExtraArgs): ExtraArgs {
  const checksum = FULL_OBJECT_CHECKSUMS.find((name) => given[name] !== undefined);
  if (checksum === undefined) return given;
  return { ...given, ChecksumType: "FULL_OBJECT", ChecksumAlgorithm: checksum.slice("Checksum".length) };
}

const OBJECT_LAMBDA = /^arn:[^:]*:s3-object-lambda:[^:]*:\d{12}:accesspoint[/:]./;

/** @throws TransferArgumentError for buckets that have no multipart operations (spec XFR-17) */
export function checkBucket(bucket: string): void {
  if (!OBJECT_LAMBDA.test(bucket)) return;
  throw new TransferArgumentError(
    "TransferManager methods do not support S3 Object Lambda resource. Use direct client calls instead.",
    { bucket },
  );
}
