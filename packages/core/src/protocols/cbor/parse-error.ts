/** Errors of rpc-v2-cbor (botocore `RpcV2CBORParser._do_error_parse`). */
import type { OperationModel } from "../../client/operation.ts";
import type { ParsedError, ResponseMetadata } from "../../client/output.ts";
import type { BufferedResponse } from "../../http/response.ts";
import { parseErrorReply, readTypedError, type ErrorReader } from "../parse-error-reply.ts";
import { decodeCbor } from "./decode.ts";
import { parse, readMembers } from "./parse.ts";

const READER: ErrorReader = { parse, readError, readMembers };

/** Parses an error reply. */
export function parseError(operation: OperationModel, response: BufferedResponse, metadata: ResponseMetadata): ParsedError {
  return parseErrorReply(READER, operation, response, metadata);
}

function readError(response: BufferedResponse): Record<string, unknown> {
  const body = response.body.length === 0 ? {} : decodeCbor(response.body);
  const isMap = typeof body === "object" && body !== null && !Array.isArray(body);
  return { Error: readTypedError(isMap ? (body as Record<string, unknown>) : {}, response) };
}
