/** `CopySource`: a map with `Bucket`, `Key` and `VersionId`, or text whose key gets percent-encoded (botocore handler HND-23). */
import { ParamValidationError } from "../../errors/validation.ts";
import { percentEncode } from "../../protocols/http-binding/percent-encode.ts";
import { isBucketArn } from "./bucket.ts";

const VERSION_SUFFIX = /\?versionId=\S+$/;

/** @throws ParamValidationError when a map has no `Bucket` or no `Key` */
export function encodeCopySource(input: Record<string, unknown>): void {
  const source = input["CopySource"];
  if (typeof source === "string") {
    const version = VERSION_SUFFIX.exec(source)?.[0] ?? "";
    input["CopySource"] = encodePath(source.slice(0, source.length - version.length)) + version;
  } else if (typeof source === "object" && source !== null) {
    const { Bucket: bucket, Key: key, VersionId: version } = source as Record<string, unknown>;
    for (const [name, value] of [
      ["Bucket", bucket],
      ["Key", key],
    ] as const) {
      if (typeof value !== "string") throw new ParamValidationError(`Missing required parameter: '${name}'`);
    }
    const path = encodePath(isBucketArn(String(bucket)) ? `${bucket}/object/${key}` : `${bucket}/${key}`);
    input["CopySource"] = version === undefined || version === null ? path : `${path}?versionId=${version}`;
  }
}

function encodePath(path: string): string {
  return path.split("/").map(percentEncode).join("/");
}
