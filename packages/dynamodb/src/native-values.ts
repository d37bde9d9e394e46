/** The JavaScript values that stand for DynamoDB's, in items that are written and in items that are read. */
import type { Binary, BinaryInput } from "./binary.ts";
import type { DynamoNumber } from "./number.ts";

/** A number in an input. */
export type NativeNumber = number | bigint | DynamoNumber;

/** A set in an input: all of one kind. */
export type NativeSet = ReadonlySet<string> | ReadonlySet<NativeNumber> | ReadonlySet<BinaryInput>;

/**
 * A value that can be written. Plain objects and `Map`s become maps, arrays lists, `Set`s sets; members that are `undefined` are
 * left out, as JSON does.
 */
export type NativeValue =
  | null
  | boolean
  | NativeNumber
  | string
  | BinaryInput
  | NativeSet
  | readonly NativeValue[]
  | ReadonlyMap<string, NativeValue>
  | { readonly [name: string]: NativeValue | undefined };

/** A value as it is read. */
export type NativeOutput =
  | null
  | boolean
  | number
  | DynamoNumber
  | string
  | Binary
  | Set<string>
  | Set<number | DynamoNumber>
  | Set<Binary>
  | NativeOutput[]
  | { [name: string]: NativeOutput };

/** An item to write. */
export type NativeItem = { readonly [name: string]: NativeValue | undefined };

/** An item as it is read. */
export type NativeItemOutput = { [name: string]: NativeOutput };

/** The wire's form of a value: an object with one member that names its type. */
export interface AttributeValue {
  S?: string | undefined;
  N?: string | undefined;
  B?: Uint8Array | undefined;
  SS?: string[] | undefined;
  NS?: string[] | undefined;
  BS?: Uint8Array[] | undefined;
  M?: { [name: string]: AttributeValue } | undefined;
  L?: AttributeValue[] | undefined;
  NULL?: boolean | undefined;
  BOOL?: boolean | undefined;
}
