/**
 * What the error replies of all protocols have in common (botocore `parsers.py` and `endpoint.py`): pages of proxies are answered
 * by status alone (PAR-02), and the members that the model gives an error are read in a second pass (PAR-14).
 */
import type { OperationModel } from "../client/operation.ts";
import type { ErrorDetail, ParsedError, ResponseMetadata } from "../client/output.ts";
import { errorShape } from "../errors/error-table.ts";
import type { BufferedResponse } from "../http/response.ts";
import { failureText } from "../http/status-text.ts";
import { forgetRequestId } from "./response-metadata.ts";

/** Parses an error reply: code, message, and the modelled members of the error at top level. */
export function parseErrorReply(operation: OperationModel, response: BufferedResponse, metadata: ResponseMetadata): ParsedError {
  const { protocol } = operation.service;
  const parsed = (
    response.status < 301
      ? // No error to botocore.
        protocol.parse(operation, response, metadata)
      : isGenericPage(response)
        ? { Error: genericError(response, metadata) }
        : protocol.readError(response, metadata)
  ) as ParsedError;
  const shape = errorShape(operation.service, parsed.Error?.Code);
  if (shape) Object.assign(parsed, protocol.readMembers(shape, response));
  parsed.ResponseMetadata = metadata;
  return parsed;
}

/** Code and message from the status alone; nothing in the reply tells the request id. */
export function genericError(
  response: BufferedResponse,
  metadata: ResponseMetadata,
  textOf: (status: number) => string = failureText,
): ErrorDetail {
  forgetRequestId(metadata);
  return { Code: String(response.status), Message: textOf(response.status) };
}

/** A server error with an empty body, or with the HTML page of a proxy. */
function isGenericPage({ status, body }: BufferedResponse): boolean {
  return status >= 500 && /^\s*($|<html>)/.test(new TextDecoder().decode(body));
}

/** `namespace#Code:http://...` without its surroundings. */
export function plainErrorCode(code: string): string {
  return code.replace(/:.*/s, "").replace(/.*#/s, "");
}

/**
 * Fills in an error of json or cbor: code from `__type`, else the status; the legacy code of a service that once spoke query wins
 * (PAR-15).
 */
export function readTypedError(body: Record<string, unknown>, { status, headers }: BufferedResponse): Record<string, unknown> {
  const { message = body["Message"] ?? "", __type: type = status } = body;
  const error: Record<string, unknown> = { Message: message, Code: type === null ? "" : plainErrorCode(String(type)) };
  const [, Code, Type] = /^([^;]+);([^;]*)$/.exec(headers["x-amzn-query-error"] ?? "") ?? [];
  if (Code && type !== null) Object.assign(error, { QueryErrorCode: error["Code"], Type, Code });
  return error;
}
