/**
 * Where S3's bucket goes: its name is checked, and it leaves the path because endpoint rules put it into the address (botocore
 * handlers HND-19, HND-20, HND-26).
 */
import type { EndpointParameters } from "../../endpoints/endpoint.ts";
import type { OperationModel } from "../../client/operation.ts";
import { ParamValidationError } from "../../errors/validation.ts";

// The texts are part of the error message, so they are spelt as botocore spells them.
const NAME_PATTERN = "^[a-zA-Z0-9.\\-_]{1,255}$";
const ARN_PATTERN =
  "^arn:(aws).*:(s3|s3-object-lambda):[a-z\\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\\-.]{1,63}$|" +
  "^arn:(aws).*:s3-outposts:[a-z\\-0-9]+:[0-9]{12}:outpost[/:][a-zA-Z0-9\\-]{1,63}[/:]accesspoint[/:][a-zA-Z0-9\\-]{1,63}$";
const BUCKET_NAME = /*#__PURE__*/ new RegExp(NAME_PATTERN);
const BUCKET_ARN = /*#__PURE__*/ new RegExp(ARN_PATTERN);
const LABEL = "/{Bucket}";

/** Whether a bucket is given as the ARN of an access point. */
export function isBucketArn(bucket: string): boolean {
  return BUCKET_ARN.test(bucket);
}

/** @throws ParamValidationError when a bucket is neither a possible name nor the ARN of an access point */
export function checkBucketName(input: Record<string, unknown>): void {
  const bucket = input["Bucket"];
  if (typeof bucket !== "string" || BUCKET_NAME.test(bucket) || isBucketArn(bucket)) return;
  throw new ParamValidationError(
    `Invalid bucket name "${bucket}": Bucket name must match the regex "${NAME_PATTERN}" or be an ARN matching the regex "${ARN_PATTERN}"`,
  );
}

/** Takes the bucket out of an operation's URI. */
export function removeBucketFromUri(operation: OperationModel): OperationModel {
  if (!operation.uri.startsWith(LABEL)) return operation;
  const rest = operation.uri.slice(LABEL.length);
  return { ...operation, uri: rest.startsWith("/") ? rest : `/${rest}` };
}

/** The location of a bucket is asked for by path: it may be in any region, and its name need not be a host label. */
export function askByPath(parameters: EndpointParameters): void {
  parameters["ForcePathStyle"] = true;
}

/** ARNs never go into the path. */
export function keepArnsOutOfPath(parameters: EndpointParameters): void {
  const bucket = parameters["Bucket"];
  if (typeof bucket === "string" && bucket.startsWith("arn:")) parameters["ForcePathStyle"] = false;
}
