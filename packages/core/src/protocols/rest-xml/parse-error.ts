/**
 * Errors of rest-xml (botocore `RestXMLParser._do_error_parse`, PAR-13): S3's root `Error` with all its fields, `ErrorResponse/Error`
 * of the others, and the status where there is no body (HEAD) or it is no XML.
 */
import type { OperationModel } from "../../client/operation.ts";
import type { ParsedError, ResponseMetadata } from "../../client/output.ts";
import { ResponseParserError } from "../../errors/parser.ts";
import type { BufferedResponse } from "../../http/response.ts";
import { genericError, parseErrorReply, type ErrorReader } from "../parse-error-reply.ts";
import { readXmlTree, type XmlValue } from "../xml/read-tree.ts";
import { XmlReader } from "../xml/reader.ts";
import { parse, readMembers } from "./parse.ts";

const READER: ErrorReader = { parse, readError, readMembers };

/** Parses an error reply. */
export function parseError(operation: OperationModel, response: BufferedResponse, metadata: ResponseMetadata): ParsedError {
  return parseErrorReply(READER, operation, response, metadata);
}

function readError(response: BufferedResponse, metadata: ResponseMetadata): Record<string, unknown> {
  try {
    if (response.body.length > 0) return readErrorBody(response.body, metadata);
  } catch (error) {
    if (!(error instanceof ResponseParserError)) throw error;
  }
  const detail = genericError(response, metadata);
  metadata.RequestId = response.headers["x-amz-request-id"] ?? "";
  metadata.HostId = response.headers["x-amz-id-2"] ?? "";
  return { Error: detail };
}

function readErrorBody(body: Uint8Array, metadata: ResponseMetadata): Record<string, unknown> {
  const reader = new XmlReader(body);
  const root = reader.name;
  const tree = readXmlTree(reader);
  const parsed: Record<string, XmlValue> = typeof tree === "object" && tree !== null ? tree : {};
  const { RequestId, HostId, ...others } = parsed;
  if (root === "Error") return { Error: others };
  delete metadata.RequestId;
  delete metadata.HostId;
  if (typeof RequestId === "string") metadata.RequestId = RequestId;
  const error = parsed["Error"];
  const result: Record<string, unknown> = {
    ...others,
    Error: { Message: "", Code: "", ...(typeof error === "object" ? error : undefined) },
  };
  if (HostId !== undefined) result["HostId"] = HostId;
  return result;
}
