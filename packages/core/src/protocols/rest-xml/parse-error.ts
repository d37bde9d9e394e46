/**
 * Errors of rest-xml (botocore `RestXMLParser._do_error_parse`, PAR-13): S3's root `Error` with all its fields, `ErrorResponse/Error`
 * of the others, and the status where there is no body (HEAD) or it is no XML.
 */
import type { ResponseMetadata } from "../../client/output.ts";
import { ResponseParserError } from "../../errors/parser.ts";
import type { BufferedResponse } from "../../http/response.ts";
import { statusText } from "../../http/status-text.ts";
import { genericError } from "../parse-error-reply.ts";
import { forgetRequestId } from "../response-metadata.ts";
import { readXmlChildren } from "../xml/read-tree.ts";
import { XmlReader } from "../xml/reader.ts";

/** Reads code and message, and all else that stands beside them. */
export function readError(response: BufferedResponse, metadata: ResponseMetadata): Record<string, unknown> {
  try {
    if (response.body.length > 0) return readErrorBody(response.body, metadata);
  } catch (error) {
    if (!(error instanceof ResponseParserError)) throw error;
  }
  const detail = genericError(response, metadata, statusText);
  metadata.RequestId = response.headers["x-amz-request-id"] ?? "";
  metadata.HostId = response.headers["x-amz-id-2"] ?? "";
  return { Error: detail };
}

function readErrorBody(body: Uint8Array, metadata: ResponseMetadata): Record<string, unknown> {
  const reader = new XmlReader(body);
  const root = reader.name;
  const { RequestId, HostId, ...others } = readXmlChildren(reader);
  if (root === "Error") return { Error: others };
  forgetRequestId(metadata);
  if (typeof RequestId === "string") metadata.RequestId = RequestId;
  const error = others["Error"];
  const result: Record<string, unknown> = {
    ...others,
    Error: { Message: "", Code: "", ...(typeof error === "object" ? error : undefined) },
  };
  if (HostId !== undefined) result["HostId"] = HostId;
  return result;
}
