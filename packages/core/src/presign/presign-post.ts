/**
 * The policy of an upload form and its signature. Address and settings are those of a `CreateBucket` call, whose URL is what the form
 * needs; the signer is chosen as for `PutObject` (spec EVT-30).
 */
import { hmacSha256Hex } from "#platform";
import { hmacSha1Base64 } from "../auth/hmac-sha1.ts";
import { signingKey } from "../auth/sigv4.ts";
import { signingDate } from "../auth/signing-date.ts";
import type { CallState } from "../client/call-state.ts";
import { operation, type Operation } from "../client/operation.ts";
import { UnsupportedSignatureVersionError } from "../errors/endpoint.ts";
import { requestUrl } from "../http/request.ts";
import { encodeBase64 } from "../protocols/base64.ts";
import type { PostCondition, PresignedPost, PresignedPostOptions } from "./generate-presigned-post.ts";
import { prepareAddress, signingCredentials } from "./presign-call.ts";

export const createBucket: Operation<unknown, unknown> = /*#__PURE__*/ operation(
  "CreateBucket",
  "PUT /{Bucket}",
  '{"input":{"Bucket! uri":{"$":"s","context":"Bucket"}},"staticContext":{"DisableAccessPoints":true,"UseS3ExpressControlEndpoint":true}}',
);

/** For its hooks alone. */
export const putObject: Operation<unknown, unknown> = /*#__PURE__*/ operation("PutObject", "PUT /{Bucket}/{Key+}");

const EXPIRES_SECONDS = 3600;
const FILE_NAME = "${filename}";

/** Signs a form. The caller's fields and conditions stay as they are. */
export async function presignPost(
  call: CallState,
  signerOperation: CallState,
  bucket: string,
  key: string,
  options: PresignedPostOptions,
): Promise<PresignedPost> {
  const { request, plan } = await prepareAddress(call, signerOperation);
  const { Fields: given, Conditions: conditions = [], ExpiresIn: expiresIn = EXPIRES_SECONDS } = options;
  const date = call.client.clock.now();
  const fields: Record<string, string> = { ...given, key };
  const policy: PostCondition[] = [...conditions, { bucket }, keyCondition(key)];
  const add = (name: string, value: string): void => {
    fields[name] = value;
    policy.push({ [name]: value });
  };
  const expiration = new Date(date.getTime() + expiresIn * 1000).toISOString().replace(/\.\d+/, "");
  const encode = (): string => (fields["policy"] = encodeBase64(JSON.stringify({ expiration, conditions: policy })));
  const { signer } = plan;
  const url = requestUrl(request);
  if (signer === "none") return { url, fields };
  if (!/^s3(v4)?$|^v4-s3express$/.test(signer)) throw new UnsupportedSignatureVersionError(`${signer}-presign-post`);
  const credentials = await signingCredentials(call, plan);
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  if (signer === "s3") {
    fields["AWSAccessKeyId"] = accessKeyId;
    if (sessionToken) add("x-amz-security-token", sessionToken);
    fields["signature"] = hmacSha1Base64(secretAccessKey, encode());
    return { url, fields };
  }
  const { long, short } = signingDate(date);
  add("x-amz-algorithm", "AWS4-HMAC-SHA256");
  add("x-amz-credential", `${accessKeyId}/${short}/${plan.region}/${plan.signingName}/aws4_request`);
  add("x-amz-date", long);
  if (sessionToken) add(signer === "v4-s3express" ? "X-Amz-S3session-Token" : "x-amz-security-token", sessionToken);
  fields["x-amz-signature"] = hmacSha256Hex(signingKey(credentials, short, plan.region, plan.signingName), encode());
  return { url, fields };
}

function keyCondition(key: string): PostCondition {
  return key.endsWith(FILE_NAME) ? ["starts-with", "$key", key.slice(0, -FILE_NAME.length)] : { key };
}
