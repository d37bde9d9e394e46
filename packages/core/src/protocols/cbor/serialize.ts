/** rpc-v2-cbor requests (SER-17, botocore `RpcV2CBORSerializer`). */
import { explainUnwritable } from "../unwritable-value.ts";
import { contentType } from "./content-type.ts";
import { encodeCbor } from "./encode.ts";
import type { OperationModel } from "../../client/operation.ts";
import type { SerializedRequest, SerializeOptions } from "../protocol.ts";

/** Serializes an rpc-v2-cbor call. */
export function serialize(
  operation: OperationModel,
  input: Record<string, unknown>,
  options: SerializeOptions,
): SerializedRequest {
  const { service } = operation;
  const type = contentType(operation);
  const headers: Record<string, string> = { "smithy-protocol": "rpc-v2-cbor", accept: type };
  if (service.queryCompatible) headers["x-amzn-query-mode"] = "true";
  const path = `/service/${service.targetPrefix}/operation/${operation.name}`;
  const request: SerializedRequest = { method: "POST", path, query: "", headers, body: undefined };
  try {
    const prefix = operation.extras.hostPrefix?.(operation, input, options);
    if (prefix !== undefined) request.hostPrefix = prefix;
    if (operation.input) {
      headers["content-type"] = type;
      request.body = encodeCbor(operation.input, input, options.timestampMillis);
    }
  } catch (error) {
    throw explainUnwritable(error, operation, input);
  }
  return request;
}
