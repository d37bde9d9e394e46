/** Errors of json 1.0 and 1.1 (botocore `BaseJSONParser._do_error_parse`, PAR-11). */
import type { BufferedResponse } from "../../http/response.ts";
import { readTypedError } from "../parse-error-reply.ts";
import { parseErrorBody } from "./parse-text.ts";

/** Reads code and message. */
export function readError(response: BufferedResponse): Record<string, unknown> {
  return { Error: readTypedError(parseErrorBody(response.body), response) };
}
