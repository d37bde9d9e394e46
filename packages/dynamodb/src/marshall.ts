/** Items to the wire and back in one call, for programs that use a plain client. */
import { deserializeMap, type DeserializeOptions } from "./deserialize.ts";
import { AttributeValueError, typeName } from "./errors.ts";
import type { AttributeValue, NativeItem, NativeItemOutput } from "./native-values.ts";
import { entriesOf, serializeMap } from "./serialize.ts";

/**
 * An item or key as a plain client takes it.
 *
 * @throws AttributeValueError for an attribute DynamoDB cannot hold; `fields.path` names it
 * @example
 * await client.putItem({ TableName: "albums", Item: marshall({ id: "1", tags: new Set(["jazz"]) }) });
 */
export function marshall(item: NativeItem | ReadonlyMap<string, unknown>): { [name: string]: AttributeValue } {
  const entries = typeof item === "object" && item !== null ? entriesOf(item) : undefined;
  if (!entries) throw new AttributeValueError(`An item is a plain object or a Map, not a value of type "${typeName(item)}"`);
  return serializeMap(entries, []);
}

/** An item of a plain client as native values. @throws AttributeValueError for a value that is none */
export function unmarshall(item: Readonly<Record<string, AttributeValue>>, options: DeserializeOptions = {}): NativeItemOutput {
  return deserializeMap(item, options.wrapNumbers === true);
}
