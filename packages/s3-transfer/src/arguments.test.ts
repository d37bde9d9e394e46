/** The tables of arguments against the model of S3. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  ALLOWED_COPY_ARGS,
  ALLOWED_DELETE_ARGS,
  ALLOWED_DOWNLOAD_ARGS,
  ALLOWED_UPLOAD_ARGS,
  checkBucket,
  checkExtraArgs,
  copyHeadArgs,
  routeArgs,
  withMultipartChecksum,
  withUploadChecksum,
  type RoutedCall,
} from "./arguments.ts";

const folder = join(import.meta.dirname, "../../../models/s3");
const version = readdirSync(folder).sort().at(-1)!;
const model = JSON.parse(readFileSync(join(folder, version, "service-2.json"), "utf8")) as {
  operations: Record<string, { input: { shape: string } }>;
  shapes: Record<string, { members?: Record<string, unknown> }>;
};

function membersOf(operation: string): readonly string[] {
  return Object.keys(model.shapes[model.operations[operation]!.input.shape]!.members!);
}

const all = (names: readonly string[]): Record<string, unknown> => Object.fromEntries(names.map((name) => [name, "value"]));

const CALLS: readonly (readonly [RoutedCall, operation: string, given: readonly string[]])[] = [
  ["putObject", "PutObject", ALLOWED_UPLOAD_ARGS],
  ["createMultipartUpload", "CreateMultipartUpload", ALLOWED_UPLOAD_ARGS],
  ["uploadPart", "UploadPart", ALLOWED_UPLOAD_ARGS],
  ["completeMultipartUpload", "CompleteMultipartUpload", ALLOWED_UPLOAD_ARGS],
  ["abortMultipartUpload", "AbortMultipartUpload", ALLOWED_UPLOAD_ARGS],
  ["listParts", "ListParts", ALLOWED_UPLOAD_ARGS],
  ["createForCopy", "CreateMultipartUpload", ALLOWED_COPY_ARGS],
  ["uploadPartCopy", "UploadPartCopy", ALLOWED_COPY_ARGS],
  ["completeCopy", "CompleteMultipartUpload", ALLOWED_COPY_ARGS],
  ["getObjectTagging", "GetObjectTagging", ALLOWED_COPY_ARGS],
];

describe("arguments of transfers", () => {
  test.each(CALLS)("those of %s are members of %s", (call, operation, given) => {
    const members = membersOf(operation);
    expect(Object.keys(routeArgs(all(given), call)).filter((name) => !members.includes(name))).toEqual([]);
  });

  test("whatever is allowed is a member of the operation that does it at once", () => {
    const beyondPut = ["ChecksumType", "MpuObjectSize"];
    const missing = (names: readonly string[], ...operations: string[]): string[] =>
      names.filter((name) => !operations.every((operation) => membersOf(operation).includes(name)));
    expect(missing(ALLOWED_UPLOAD_ARGS, "PutObject")).toEqual(beyondPut);
    expect(missing(ALLOWED_DOWNLOAD_ARGS, "GetObject", "HeadObject")).toEqual([]);
    expect(missing(ALLOWED_COPY_ARGS, "CopyObject")).toEqual([]);
    expect(missing(ALLOWED_DELETE_ARGS, "DeleteObject")).toEqual([]);
  });

  test("a wrong name is refused with the right ones", () => {
    expect(() => checkExtraArgs({ IfMatch: "x" }, ALLOWED_DELETE_ARGS)).toThrow(
      "Invalid extra_args key 'IfMatch', must be one of: MFA, VersionId, RequestPayer, ExpectedBucketOwner",
    );
  });

  test("a copy asks for its source under the names of headObject", () => {
    expect(
      copyHeadArgs({ CopySourceIfMatch: "e", CopySourceSSECustomerKey: "k", RequestPayer: "requester", ACL: "private" }),
    ).toEqual({
      IfMatch: "e",
      SSECustomerKey: "k",
      RequestPayer: "requester",
    });
  });

  test("CRC32 is added where checksums are computed by default and none was chosen", () => {
    expect(withUploadChecksum({}, true)).toEqual({ ChecksumAlgorithm: "CRC32" });
    expect(withUploadChecksum({}, false)).toEqual({});
    expect(withUploadChecksum({ ChecksumAlgorithm: "SHA1" }, true)).toEqual({ ChecksumAlgorithm: "SHA1" });
    expect(withUploadChecksum({ ChecksumCRC64NVME: "x" }, true)).toEqual({ ChecksumCRC64NVME: "x" });
  });

  test("a checksum of the whole object decides on the parts' algorithm and the type", () => {
    expect(withMultipartChecksum({ ChecksumXXHASH64: "x" })).toEqual({
      ChecksumXXHASH64: "x",
      ChecksumAlgorithm: "XXHASH64",
      ChecksumType: "FULL_OBJECT",
    });
  });

  test("buckets of Object Lambda are refused", () => {
    expect(() => checkBucket("arn:aws:s3-object-lambda:us-west-2:123456789012:accesspoint:mine")).toThrow(/Object Lambda/);
    expect(() => checkBucket("arn:aws:s3:us-west-2:123456789012:accesspoint/mine")).not.toThrow();
  });
});
