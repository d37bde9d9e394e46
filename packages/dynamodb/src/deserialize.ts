/** Wire values to native ones (boto3 `dynamodb/types.py`, `TypeDeserializer`): the first member of a value names its type. */
import { Binary } from "./binary.ts";
import { AttributeValueError, describe } from "./errors.ts";
import type { AttributeValue, NativeOutput } from "./native-values.ts";
import { numberKey, readNumber, type DynamoNumber } from "./number.ts";
import { bytesKey, define } from "./serialize.ts";

/** How values are read. */
export interface DeserializeOptions {
  /** Give every number as a `DynamoNumber`, as boto3 gives `Decimal`; by default only those a `number` cannot hold. */
  readonly wrapNumbers?: boolean;
}

/** Turns wire values into native ones. */
export class TypeDeserializer {
  readonly #wrap: boolean;

  constructor(options: DeserializeOptions = {}) {
    this.#wrap = options.wrapNumbers === true;
  }

  /**
   * @param value - a value under the name of its type: `{ S: "text" }`
   * @throws AttributeValueError for an empty value and a type that DynamoDB does not have
   */
  deserialize(value: AttributeValue): NativeOutput {
    return deserializeValue(value, this.#wrap);
  }
}

/** Reads a value. */
export function deserializeValue(value: AttributeValue, wrap: boolean): NativeOutput {
  for (const type in value) {
    const content = value[type as keyof AttributeValue];
    if (content === undefined) continue;
    switch (type as keyof AttributeValue) {
      case "S":
        return content as string;
      case "N":
        return readNumber(content as string, wrap);
      case "BOOL":
        return content as boolean;
      case "NULL":
        return null;
      case "M":
        return deserializeMap(content as Record<string, AttributeValue>, wrap);
      case "L":
        return (content as AttributeValue[]).map((item) => deserializeValue(item, wrap));
      case "SS":
        return new Set(content as string[]);
      case "B":
        return new Binary(content as Uint8Array);
      case "NS":
        return readNumbers(content as string[], wrap);
      case "BS":
        return new Set(new Map((content as Uint8Array[]).map((item) => [bytesKey(item), new Binary(item)])).values());
    }
    throw new AttributeValueError(`Dynamodb type ${type} is not supported`);
  }
  throw new AttributeValueError(
    `Value must be a nonempty dictionary whose key is a valid dynamodb type, not ${describe(JSON.stringify(value))}`,
  );
}

/** Reads an item, or the members of a map. */
export function deserializeMap(
  members: Readonly<Record<string, AttributeValue>>,
  wrap: boolean,
): { [name: string]: NativeOutput } {
  const item: { [name: string]: NativeOutput } = {};
  for (const name of Object.keys(members)) define(item, name, deserializeValue(members[name]!, wrap));
  return item;
}

/** Equal numbers are one member, however they are written. */
function readNumbers(texts: readonly string[], wrap: boolean): Set<number | DynamoNumber> {
  const numbers = new Map<string, number | DynamoNumber>();
  for (const text of texts) {
    const number = readNumber(text, wrap);
    const key = numberKey(number);
    if (!numbers.has(key)) numbers.set(key, number);
  }
  return new Set(numbers.values());
}
