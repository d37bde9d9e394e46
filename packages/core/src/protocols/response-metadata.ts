/** What every reply is told about, whatever its protocol (PAR-20). */
import type { ResponseMetadata } from "../client/output.ts";

/** Status, headers, and the request id where a header carries it; query and ec2 find theirs in the body. */
export function responseMetadata(response: {
  readonly status: number;
  readonly headers: Record<string, string>;
}): ResponseMetadata {
  const { status, headers } = response;
  const metadata: ResponseMetadata = { HTTPStatusCode: status, HTTPHeaders: headers, RetryAttempts: 0 };
  const requestId = headers["x-amzn-requestid"];
  if (requestId !== undefined) metadata.RequestId = requestId;
  else if (headers["x-amz-request-id"] !== undefined) {
    metadata.RequestId = headers["x-amz-request-id"];
    metadata.HostId = headers["x-amz-id-2"] ?? "";
  }
  return metadata;
}
