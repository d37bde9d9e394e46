/**
 * rest-xml requests (botocore `RestXMLSerializer`). The root element has the payload member's wire name, or that of the input,
 * which the wire description carries.
 */
import { serializeRest, type RestBody } from "../http-binding/serialize-rest.ts";
import { CONTENT_TYPE } from "./content-type.ts";
import type { OperationModel } from "../../client/operation.ts";
import type { SerializedRequest, SerializeOptions } from "../protocol.ts";

const BODY: RestBody = {
  write: ({ extras }, shape, value, name, options, bodyOnly) =>
    extras.xmlBody!(shape, value, name ?? shape.name ?? "", options.timestampMillis, bodyOnly),
  empty: undefined,
  contentType: CONTENT_TYPE,
};

/** Serializes a rest-xml call. */
export function serialize(
  operation: OperationModel,
  input: Record<string, unknown>,
  options: SerializeOptions,
): SerializedRequest {
  return serializeRest(operation, input, options, BODY);
}
