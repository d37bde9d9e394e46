/** json 1.0 and 1.1 requests (SER-05, SER-07, botocore `JSONSerializer`). */
import { explainUnwritable } from "../unwritable-value.ts";
import { contentType } from "./content-type.ts";
import { writeJson } from "./write.ts";
import type { OperationModel } from "../../client/operation.ts";
import type { SerializedRequest, SerializeOptions } from "../protocol.ts";

/** Serializes a json call. */
export function serialize(
  operation: OperationModel,
  input: Record<string, unknown>,
  options: SerializeOptions,
): SerializedRequest {
  const { service } = operation;
  try {
    const prefix = operation.extras.hostPrefix?.(operation, input, options);
    const headers: Record<string, string> = {
      "x-amz-target": `${service.targetPrefix}.${operation.name}`,
      "content-type": contentType(service),
    };
    if (service.queryCompatible) headers["x-amzn-query-mode"] = "true";
    const body = operation.input ? writeJson(operation.input, input, options.timestampMillis) : "{}";
    const request: SerializedRequest = { method: operation.method, path: "/", query: "", headers, body };
    if (prefix !== undefined) request.hostPrefix = prefix;
    return request;
  } catch (error) {
    throw explainUnwritable(error, operation, input);
  }
}
