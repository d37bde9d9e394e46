/** Errors of native values and conditions (boto3 `exceptions.py`), with boto3's texts where it has the same error. */
import { Boto3Error } from "@boto3/core";

/** One step to an attribute: a name in a map, an index in a list. */
export type PathStep = string | number;

/** `Item.tags[2].name` for `["Item", "tags", 2, "name"]`. */
export function formatPath(path: readonly PathStep[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`),
    "",
  );
}

/** A value that DynamoDB cannot hold, or a reply's value that is none. `fields.path` says where. */
export class AttributeValueError extends Boto3Error {
  static override readonly errorName: string = "AttributeValueError";

  constructor(problem: string, path: readonly PathStep[] = [], options?: ErrorOptions) {
    super(path.length === 0 ? problem : `${problem} (attribute path: ${formatPath(path)})`, { path: formatPath(path) }, options);
  }
}

/** An operator was used on something that it does not take. */
export class DynamoDBOperationNotSupportedError extends Boto3Error {
  static override readonly errorName: string = "DynamoDBOperationNotSupportedError";

  constructor(operation: string, value: unknown) {
    super(
      `${operation} operation cannot be applied to value ${describe(value)} of type ${typeName(value)} directly. Must use ` +
        `AttributeBase object methods (i.e. Attr().eq()). to generate ConditionBase instances first.`,
      { operation, value },
    );
  }
}

/** An expression was asked of something that is no condition. */
export class DynamoDBNeedsConditionError extends Boto3Error {
  static override readonly errorName: string = "DynamoDBNeedsConditionError";

  constructor(value: unknown) {
    super(
      `Expecting a ConditionBase object. Got ${describe(value)} of type ${typeName(value)}. Use AttributeBase object methods ` +
        `(i.e. Attr().eq()). to generate ConditionBase instances.`,
      { value },
    );
  }
}

/** A key condition holds an attribute that is not a `Key`. */
export class DynamoDBNeedsKeyConditionError extends Boto3Error {
  static override readonly errorName: string = "DynamoDBNeedsKeyConditionError";

  constructor(name: string, type: string) {
    super(`Attribute object ${name} is of type ${type}. KeyConditionExpression only supports Attribute objects of type Key`, {
      name,
      type,
    });
  }
}

/** An expression that DynamoDB would refuse: nothing is sent. */
export class DynamoDBExpressionError extends Boto3Error {
  static override readonly errorName: string = "DynamoDBExpressionError";
}

/** The name of a value's type, for messages; minifiers do not change `className`. */
export function typeName(value: unknown): string {
  if (value === null) return "null";
  if (typeof value !== "object") return typeof value;
  const named = value.constructor as { className?: string; name?: string } | undefined;
  return named?.className ?? named?.name ?? "object";
}

/** A value for messages, shortened. */
export function describe(value: unknown): string {
  let text: string;
  try {
    text = String(value);
  } catch {
    text = Object.prototype.toString.call(value);
  }
  return text.length > 80 ? `${text.slice(0, 80)}...` : text;
}
