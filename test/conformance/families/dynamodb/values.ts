/** The recordings' values, conditions among them, as values of `@boto3/dynamodb`, and back. */
import { Attr, Binary, DynamoNumber, Key, not, type ConditionBase } from "../../../../packages/dynamodb/src/index.ts";
import { isPlainObject, type Tagged } from "../../tagged.ts";

/** A recorded condition. */
export interface RecordedCondition {
  readonly op: string;
  readonly on?: RecordedAttribute;
  readonly args: readonly Tagged[];
}

type RecordedAttribute = { readonly attr: string } | { readonly key: string } | { readonly size: RecordedAttribute };

/** Tests call methods by their recorded names. */
type Methods = Readonly<Record<string, (...values: unknown[]) => ConditionBase>>;

/** Builds a recorded condition with our methods. */
export function toCondition({ op, on, args }: RecordedCondition): ConditionBase {
  const values = args.map((value) => (isRecordedCondition(value) ? toCondition(value) : toNative(value)));
  if (op === "and") return (values[0] as ConditionBase).and(values[1] as ConditionBase);
  if (op === "or") return (values[0] as ConditionBase).or(values[1] as ConditionBase);
  if (op === "not") return not(values[0] as ConditionBase);
  return (toAttribute(on!) as Methods)[op.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())]!(...values);
}

/** A recorded value as a program would write it; a condition is built. */
export function toNative(value: Tagged): unknown {
  if (Array.isArray(value)) return value.map(toNative);
  if (typeof value !== "object" || value === null) return value;
  const [key = ""] = Object.keys(value);
  const content = value[key] as Tagged;
  switch (Object.keys(value).length === 1 ? key : "") {
    case "$blob":
      return new Uint8Array(Buffer.from(content as string, "base64"));
    case "$binary":
      return new Binary(Buffer.from(content as string, "base64"));
    case "$decimal":
      return /^[-\d.E+]+$/.test(content as string) ? new DynamoNumber(content as string) : Number(content);
    case "$int":
      return BigInt(content as string);
    case "$float":
      return Number(content);
    case "$set":
      return new Set((content as Tagged[]).map(toNative));
    case "$map":
      return new Map((content as [Tagged, Tagged][]).map(([name, item]) => [toNative(name), toNative(item)]));
    case "$unencodable":
      return Symbol(String(content));
    case "$attr":
      return toAttribute(content as unknown as RecordedAttribute);
    case "$condition":
      return toCondition(content as unknown as RecordedCondition);
    default:
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toNative(item)]));
  }
}

/**
 * Our values and the recorded ones in one form: numbers of all kinds by their value, bytes of both kinds alike (ours are always
 * comparable).
 */
export function comparable(value: unknown): Tagged {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(comparable);
  if (value instanceof Set) return { $set: [...value].map(comparable) };
  if (value instanceof Uint8Array) return { $binary: Buffer.from(value).toString("base64") };
  if (value instanceof DynamoNumber) return number(value);
  if (typeof value === "number" || typeof value === "bigint") return number(value);
  if (!isPlainObject(value)) return value as Tagged;
  const keys = Object.keys(value);
  if (keys.length === 1 && /^\$(decimal|int|float)$/.test(keys[0]!)) return number(toNative(value as Tagged) as number);
  if (keys.length === 1 && keys[0] === "$blob") return { $binary: value["$blob"] as string };
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, comparable(item)]])),
  );
}

/** Members of sets in a fixed order: theirs has no meaning. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const text = (item: unknown): string => JSON.stringify(comparable(item));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      /^(SS|NS|BS)$/.test(key) && Array.isArray(item)
        ? item.toSorted((left, right) => (text(left) < text(right) ? -1 : 1))
        : inOrder(item),
    ]),
  );
}

function number(value: number | bigint | DynamoNumber): Tagged {
  if (typeof value === "number" && !Number.isFinite(value)) return { $decimal: String(value) };
  const [, digits = "", fraction = "", power = "0"] = /^(-?\d+)(?:\.(\d+))?(?:E(.+))?$/i.exec(String(value)) ?? [];
  const significant = (digits + fraction).replace(/^(-?)0+(?=\d)/, "$1");
  const zeros = /0*$/.exec(significant)![0].length;
  if (/^-?0$/.test(significant)) return { $decimal: "0" };
  return { $decimal: `${significant.slice(0, significant.length - zeros)}E${Number(power) - fraction.length + zeros}` };
}

function toAttribute(recorded: RecordedAttribute): unknown {
  if ("key" in recorded) return Key(recorded.key);
  if ("attr" in recorded) return Attr(recorded.attr);
  return (toAttribute(recorded.size) as ReturnType<typeof Attr>).size();
}

function isRecordedCondition(value: Tagged): value is Tagged & RecordedCondition {
  return isPlainObject(value) && "op" in value && "args" in value;
}
