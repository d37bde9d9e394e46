/**
 * The host of presigned S3 addresses. A client without a signature version of its own signs them for its region's host, which answers
 * for new buckets and new regions at once. Differs from boto3, whose default is the global host; a client with a signature version
 * gets that, as in boto3 (`customize_endpoint_resolver_builtins`, `_should_use_global_endpoint`, HND-26, spec PRE-03).
 */
import type { EndpointParameters } from "../../endpoints/endpoint.ts";
import type { CallContext } from "../../events/hooks.ts";

const HOST_LABEL = /^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{1,63}(?<!-)$/;

/** Asks for the global host where boto3 would. Runs before the region of a known bucket is put in. */
export function useGlobalHost(parameters: EndpointParameters, { config, partition, presigning }: CallContext): void {
  const { s3, signatureVersion, regionName } = config;
  if (!presigning || signatureVersion === undefined || partition !== "aws") return;
  if (s3.useDualstackEndpoint || s3.addressingStyle === "virtual") return;
  if (s3.usEast1RegionalEndpoint === "regional" && regionName === "us-east-1") return;
  const { Bucket: bucket, ForcePathStyle: isPath } = parameters;
  if (isPath) return;
  if (typeof bucket === "string" && (!HOST_LABEL.test(bucket) || bucket.endsWith("--x-s3"))) return;
  parameters["Region"] = "aws-global";
  parameters["UseGlobalEndpoint"] = true;
}
