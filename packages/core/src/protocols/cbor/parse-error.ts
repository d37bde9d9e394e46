/** Errors of rpc-v2-cbor (botocore `RpcV2CBORParser._do_error_parse`). */
import type { BufferedResponse } from "../../http/response.ts";
import { readTypedError } from "../parse-error-reply.ts";
import { decodeCbor } from "./decode.ts";

/** Reads code and message. */
export function readError(response: BufferedResponse): Record<string, unknown> {
  const body = response.body.length === 0 ? {} : decodeCbor(response.body);
  const isMap = typeof body === "object" && body !== null && !Array.isArray(body);
  return { Error: readTypedError(isMap ? (body as Record<string, unknown>) : {}, response) };
}
