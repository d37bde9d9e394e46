/** rest-json requests (botocore `RestJSONSerializer`). */
import { serializeRest, type RestBody } from "../http-binding/serialize-rest.ts";
import { writeJson } from "../json/write.ts";
import { CONTENT_TYPE } from "./content-type.ts";
import type { OperationModel } from "../../client/operation.ts";
import type { SerializedRequest, SerializeOptions } from "../protocol.ts";

const BODY: RestBody = {
  write: (_operation, shape, value, _name, options, bodyOnly) => writeJson(shape, value, options.timestampMillis, bodyOnly),
  empty: "{}",
  contentType: CONTENT_TYPE,
};

/** Serializes a rest-json call. */
export function serialize(
  operation: OperationModel,
  input: Record<string, unknown>,
  options: SerializeOptions,
): SerializedRequest {
  return serializeRest(operation, input, options, BODY);
}
