/** Errors of rest-json: the code of a header wins over one in the body (botocore `RestJSONParser._inject_error_code`, PAR-12). */
import type { BufferedResponse } from "../../http/response.ts";
import { parseErrorBody } from "../json/parse-text.ts";
import { plainErrorCode, readTypedError } from "../parse-error-reply.ts";

/** Reads code and message. */
export function readError(response: BufferedResponse): Record<string, unknown> {
  const body = parseErrorBody(response.body);
  const error = readTypedError(body, response);
  const code = response.headers["x-amzn-errortype"] ?? (Object.hasOwn(body, "code") ? body["code"] : body["Code"]);
  if (code !== undefined && code !== null) error["Code"] = typeof code === "string" ? plainErrorCode(code) : code;
  return { Error: error };
}
