/** Errors of json 1.0 and 1.1 (botocore `BaseJSONParser._do_error_parse`, PAR-11). */
import type { OperationModel } from "../../client/operation.ts";
import type { ParsedError, ResponseMetadata } from "../../client/output.ts";
import type { BufferedResponse } from "../../http/response.ts";
import { parseErrorReply, readTypedError, type ErrorReader } from "../parse-error-reply.ts";
import { parse, readMembers } from "./parse.ts";
import { parseErrorBody } from "./parse-text.ts";

const READER: ErrorReader = {
  parse,
  readError: (response) => ({ Error: readTypedError(parseErrorBody(response.body), response) }),
  readMembers: (shape, response) => readMembers(shape, response),
};

/** Parses an error reply. */
export function parseError(operation: OperationModel, response: BufferedResponse, metadata: ResponseMetadata): ParsedError {
  return parseErrorReply(READER, operation, response, metadata);
}
