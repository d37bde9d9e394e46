/** The key of an item as text: the same for keys that DynamoDB takes for the same. */
import { asBytes } from "./binary.ts";
import { AttributeValueError, describe } from "./errors.ts";
import { isNumberLike, numberKey } from "./number.ts";
import { bytesKey } from "./serialize.ts";

/**
 * @param names - the attributes of the key
 * @throws AttributeValueError when one of them is missing, or cannot be part of a key
 */
export function itemKey(item: object, names: readonly string[]): string {
  return JSON.stringify(names.map((name) => valueKey((item as Record<string, unknown>)[name], name)));
}

function valueKey(value: unknown, name: string): string {
  if (typeof value === "string") return `S${value}`;
  if (isNumberLike(value)) return `N${numberKey(value)}`;
  const bytes = asBytes(value);
  if (bytes) return `B${bytesKey(bytes)}`;
  throw new AttributeValueError(`The key has ${describe(value)}: keys are text, numbers or bytes`, [name]);
}
