/**
 * Writes the expressions of one structure of an input: conditions first, then key conditions, as boto3 numbers them, then updates
 * and projections. All share one run of placeholders, and those that the caller uses are passed over.
 */
import { isCondition } from "./condition.ts";
import { writeCondition } from "./expression-builder.ts";
import { isExpression } from "./expression.ts";
import { marshall } from "./marshall.ts";
import type { AttributeValue, NativeItem } from "./native-values.ts";
import { Placeholders } from "./placeholders.ts";
import type { ConditionBase } from "./condition.ts";
import type { ProjectionBuilder } from "./project.ts";
import type { UpdateBuilder } from "./update.ts";

/** Members that hold conditions, then those that hold key conditions, updates and projections. */
const CONDITIONS = ["ConditionExpression", "FilterExpression", "SearchConditionExpression"];
const KEY_CONDITIONS = ["KeyConditionExpression"];
const OTHERS = ["UpdateExpression", "ProjectionExpression"];

/** In the order in which they are numbered. */
export const EXPRESSION_MEMBERS: readonly string[] = /*#__PURE__*/ CONDITIONS.concat(KEY_CONDITIONS, OTHERS);

/**
 * A copy of a structure, with texts in the place of conditions and builders, and with what their placeholders stand for; values stay
 * native. Texts of the caller stay as they are.
 *
 * @throws DynamoDBNeedsKeyConditionError, DynamoDBExpressionError for what the service would refuse
 */
export function writeExpressions(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const structure: Record<string, unknown> = { ...given };
  const names = (structure["ExpressionAttributeNames"] ?? {}) as Readonly<Record<string, string>>;
  const values = (structure["ExpressionAttributeValues"] ?? {}) as Readonly<Record<string, unknown>>;
  let placeholders: Placeholders | undefined;
  for (const member of EXPRESSION_MEMBERS) {
    const expression = structure[member];
    const isBuilder = isExpression(expression);
    if (!isBuilder && !isCondition(expression)) continue;
    placeholders ??= new Placeholders((name) => Object.hasOwn(names, name) || Object.hasOwn(values, name), true);
    structure[member] = isBuilder
      ? expression.write(placeholders)
      : writeCondition(expression, placeholders, KEY_CONDITIONS.includes(member));
  }
  if (!placeholders) return structure;
  if (Object.keys(placeholders.names).length > 0) structure["ExpressionAttributeNames"] = { ...names, ...placeholders.names };
  if (Object.keys(placeholders.values).length > 0) structure["ExpressionAttributeValues"] = { ...values, ...placeholders.values };
  return structure;
}

/** Expressions that {@link expressions} can write. */
export interface Expressions {
  readonly ConditionExpression?: ConditionBase | string | undefined;
  readonly FilterExpression?: ConditionBase | string | undefined;
  readonly KeyConditionExpression?: ConditionBase | string | undefined;
  readonly UpdateExpression?: UpdateBuilder | string | undefined;
  readonly ProjectionExpression?: ProjectionBuilder | string | undefined;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
  /** Native values. */
  readonly ExpressionAttributeValues?: NativeItem | undefined;
}

/** Expressions as a plain client takes them. */
export type WrittenExpressions<Given> = {
  [Member in keyof Given as Member extends `${string}Expression` ? Member : never]: string;
} & {
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, AttributeValue>;
};

/**
 * Writes expressions for a plain client.
 *
 * @throws AttributeValueError for a value DynamoDB cannot hold; DynamoDBExpressionError for an expression it would refuse
 * @example
 * await client.query({ TableName: "albums", ...expressions({ KeyConditionExpression: Key("id").eq("1") }) });
 */
export function expressions<const Given extends Expressions>(given: Given): WrittenExpressions<Given> {
  const written = writeExpressions(given as Readonly<Record<string, unknown>>);
  const values = written["ExpressionAttributeValues"] as NativeItem | undefined;
  if (values !== undefined) written["ExpressionAttributeValues"] = marshall(values);
  return written as WrittenExpressions<Given>;
}
