/**
 * What the error replies of all protocols have in common (botocore `parsers.py` and `endpoint.py`): pages of proxies are answered
 * by status alone (PAR-02), and the members that the model gives an error are read in a second pass (PAR-14).
 */
import type { OperationModel } from "../client/operation.ts";
import type { ErrorDetail, ParsedError, ResponseMetadata } from "../client/output.ts";
import { errorShape } from "../errors/error-table.ts";
import type { BufferedResponse } from "../http/response.ts";
import { statusText } from "../http/status-text.ts";
import type { Shape } from "../schema/shape.ts";

/** How one protocol reads errors. */
export interface ErrorReader {
  /** Reads a reply that is no error to botocore: status 300. */
  readonly parse: (operation: OperationModel, response: BufferedResponse, metadata: ResponseMetadata) => Record<string, unknown>;
  /** Reads code and message; may correct the request id in `metadata`. Without `Error` the code is unknown. */
  readonly readError: (response: BufferedResponse, metadata: ResponseMetadata) => Record<string, unknown>;
  /** Reads the members of a modelled error. */
  readonly readMembers: (shape: Shape, response: BufferedResponse) => Record<string, unknown>;
}

/** Parses an error reply with the rules of a protocol. */
export function parseErrorReply(
  reader: ErrorReader,
  operation: OperationModel,
  response: BufferedResponse,
  metadata: ResponseMetadata,
): ParsedError {
  const parsed = (
    response.status < 301
      ? reader.parse(operation, response, metadata)
      : isGenericPage(response)
        ? { Error: genericError(response, metadata) }
        : reader.readError(response, metadata)
  ) as ParsedError;
  const shape = errorShape(operation.service, parsed.Error?.Code);
  if (shape) Object.assign(parsed, reader.readMembers(shape, response));
  parsed.ResponseMetadata = metadata;
  return parsed;
}

/** Code and message from the status alone; nothing in the reply tells the request id. */
export function genericError(response: BufferedResponse, metadata: ResponseMetadata): ErrorDetail {
  delete metadata.RequestId;
  delete metadata.HostId;
  return { Code: String(response.status), Message: statusText(response.status) };
}

/** A server error with an empty body, or with the HTML page of a proxy. */
function isGenericPage({ status, body }: BufferedResponse): boolean {
  if (status < 500) return false;
  let start = 0;
  while (start < body.length && (body[start] === 0x20 || (body[start]! >= 0x09 && body[start]! <= 0x0d))) start++;
  return start === body.length || String.fromCharCode(...body.subarray(start, start + 6)) === "<html>";
}

/** `namespace#Code:http://...` without its surroundings. */
export function plainErrorCode(code: string): string {
  const withoutUri = code.split(":", 1)[0]!;
  return withoutUri.slice(withoutUri.lastIndexOf("#") + 1);
}

/**
 * Fills in an error of json or cbor: code from `__type`, else the status; the legacy code of a service that once spoke query wins
 * (PAR-15).
 */
export function readTypedError(body: Record<string, unknown>, response: BufferedResponse): Record<string, unknown> {
  const error: Record<string, unknown> = {
    Message: Object.hasOwn(body, "message") ? body["message"] : (body["Message"] ?? ""),
    Code: "",
  };
  const type = body["__type"] === undefined ? String(response.status) : body["__type"];
  if (type === null) return error;
  error["Code"] = plainErrorCode(String(type));
  const [legacyCode, fault, ...others] = response.headers["x-amzn-query-error"]?.split(";") ?? [];
  if (legacyCode && fault !== undefined && others.length === 0)
    Object.assign(error, { QueryErrorCode: error["Code"], Type: fault, Code: legacyCode });
  return error;
}
