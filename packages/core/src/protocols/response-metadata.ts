/** What every reply is told about, whatever its protocol (PAR-20). */
import type { ResponseMetadata } from "../client/output.ts";

/** Status, headers, and the request id where a header carries it; query and ec2 find theirs in the body. */
export function responseMetadata(response: {
  readonly status: number;
  readonly headers: Record<string, string>;
}): ResponseMetadata {
  const { status, headers } = response;
  const metadata: ResponseMetadata = { HTTPStatusCode: status, HTTPHeaders: headers, RetryAttempts: 0 };
  const id = headers["x-amzn-requestid"];
  const amzId = headers["x-amz-request-id"];
  if ((id ?? amzId) !== undefined) metadata.RequestId = (id ?? amzId)!;
  if (id === undefined && amzId !== undefined) metadata.HostId = headers["x-amz-id-2"] ?? "";
  return metadata;
}

/** For protocols and replies whose headers do not count. */
export function forgetRequestId(metadata: ResponseMetadata): void {
  delete metadata.RequestId;
  delete metadata.HostId;
}
