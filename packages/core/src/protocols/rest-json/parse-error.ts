/** Errors of rest-json: the code of a header wins over one in the body (botocore `RestJSONParser._inject_error_code`, PAR-12). */
import type { OperationModel } from "../../client/operation.ts";
import type { ParsedError, ResponseMetadata } from "../../client/output.ts";
import type { BufferedResponse } from "../../http/response.ts";
import { parseErrorBody } from "../json/parse-text.ts";
import { parseErrorReply, plainErrorCode, readTypedError, type ErrorReader } from "../parse-error-reply.ts";
import { parse, readMembers } from "./parse.ts";

const READER: ErrorReader = { parse, readError, readMembers };

/** Parses an error reply. */
export function parseError(operation: OperationModel, response: BufferedResponse, metadata: ResponseMetadata): ParsedError {
  return parseErrorReply(READER, operation, response, metadata);
}

function readError(response: BufferedResponse): Record<string, unknown> {
  const body = parseErrorBody(response.body);
  const error = readTypedError(body, response);
  const code = response.headers["x-amzn-errortype"] ?? (Object.hasOwn(body, "code") ? body["code"] : body["Code"]);
  if (code !== undefined && code !== null) error["Code"] = typeof code === "string" ? plainErrorCode(code) : code;
  return { Error: error };
}
