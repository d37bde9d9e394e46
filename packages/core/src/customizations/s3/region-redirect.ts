/**
 * Buckets answer only in their own region; elsewhere S3 says where that is, or at least that it is not here. The call is then
 * made once more in the right region, which is remembered for the bucket (botocore `S3RegionRedirectorv2`, spec END-28).
 */
import { operation, type Operation, type OperationModel } from "../../client/operation.ts";
import type { ParsedError } from "../../client/output.ts";
import { isArn } from "../../endpoints/arn.ts";
import type { EndpointParameters } from "../../endpoints/endpoint.ts";
import type { ClientError } from "../../errors/client-error.ts";
import { InvalidRegionError } from "../../errors/endpoint.ts";
import { hasErrorName } from "../../errors/botocore-error.ts";
import { REGION_REDIRECT_FEATURE } from "../../client/user-agent.ts";
import type { CallContext } from "../../events/hooks.ts";

/** Key of a note: the region that a redirect named; an address is signed for it. */
const KNOWN_REGION = "known-region";
const HEADER = "x-amz-bucket-region";
const REGION = /^(?!\d+$)(?!-)[a-zA-Z\d-]{1,63}(?<!-)$/;

const headBucket: Operation<unknown, unknown> = /*#__PURE__*/ operation(
  "HeadBucket",
  "HEAD /{Bucket}",
  '{"input":{"Bucket! uri":{"$":"s","context":"Bucket"}},"output":{"BucketRegion header:x-amz-bucket-region":"s"}}',
);

/** Regions found out, by client (its settings object) and bucket. */
const REGIONS: WeakMap<object, Map<string, string>> = /*#__PURE__*/ new WeakMap();

/** Sends calls to the region that an earlier redirect of the bucket named. */
export function useKnownRegion(parameters: EndpointParameters, context: CallContext): void {
  const region = REGIONS.get(context.config)?.get(parameters["Bucket"] as string);
  if (region === undefined) return;
  parameters["Region"] = region;
  context.notes.set(KNOWN_REGION, region);
}

/**
 * Whether to make the call again because its bucket is in another region.
 *
 * @throws InvalidRegionError when the reply names a region that cannot be one
 */
export async function findRegion(error: ParsedError, input: Record<string, unknown>, context: CallContext): Promise<boolean> {
  const bucket = input["Bucket"];
  if (typeof bucket !== "string" || isArn(bucket) || !isElsewhere(error, context.operation)) return false;
  const region = error.ResponseMetadata.HTTPHeaders[HEADER] ?? error.Error?.["Region"] ?? (await askForRegion(bucket, context));
  if (typeof region !== "string") return false;
  if (!REGION.test(region)) throw new InvalidRegionError(region);
  let regions = REGIONS.get(context.config);
  if (!regions) REGIONS.set(context.config, (regions = new Map()));
  regions.set(bucket, region);
  context.features.push(REGION_REDIRECT_FEATURE);
  return true;
}

// Operations are told by their method and URI: with their names here, every bundle would hold them.
function isElsewhere({ Error: error, ResponseMetadata: metadata }: ParsedError, operation: OperationModel): boolean {
  const code = error?.Code;
  // A head without a body only has a status: 400 when the signature was for another region.
  if (operation.method === "HEAD" && (code === "301" || code === "400")) {
    if (!isBucketHead(operation) || HEADER in metadata.HTTPHeaders) return true;
  }
  return (
    [301, 302, 307].includes(metadata.HTTPStatusCode) ||
    code === "PermanentRedirect" ||
    (code === "AuthorizationHeaderMalformed" && error["Region"] !== undefined) ||
    (code === "IllegalLocationConstraintException" && !isBucketCreation(operation))
  );
}

function isBucketHead({ method, uri }: OperationModel): boolean {
  return method === "HEAD" && uri === "/";
}

function isBucketCreation({ method, uri }: OperationModel): boolean {
  return method === "PUT" && uri === "/";
}

async function askForRegion(bucket: string, context: CallContext): Promise<string | undefined> {
  if (isBucketHead(context.operation)) return undefined;
  try {
    return (await context.call(headBucket, { Bucket: bucket }))["BucketRegion"] as string | undefined;
  } catch (error) {
    if (hasErrorName(error, "ClientError")) return (error as ClientError).response.ResponseMetadata.HTTPHeaders[HEADER];
    throw error;
  }
}
