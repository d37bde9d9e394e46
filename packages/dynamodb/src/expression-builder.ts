/** Writes conditions as DynamoDB's expressions (boto3 `dynamodb/conditions.py`, `ConditionExpressionBuilder`). */
import { isAttribute, isKey } from "./attribute.ts";
import { CONDITION_KINDS, isCondition, type ConditionBase } from "./condition.ts";
import { DynamoDBExpressionError, DynamoDBNeedsConditionError, DynamoDBNeedsKeyConditionError, typeName } from "./errors.ts";
import { Placeholders } from "./placeholders.ts";

/** An expression, and what its placeholders stand for. */
export interface BuiltConditionExpression {
  readonly conditionExpression: string;
  /** `{ "#n0": "name" }`. */
  readonly attributeNamePlaceholders: Record<string, string>;
  /** `{ ":v0": value }`, native values. */
  readonly attributeValuePlaceholders: Record<string, unknown>;
}

/**
 * Builds expressions that belong to one request: numbers go on from one to the next until {@link reset}.
 *
 * @example
 * new ConditionExpressionBuilder().buildExpression(Attr("a").eq(1)).conditionExpression; // "#n0 = :v0"
 */
export class ConditionExpressionBuilder {
  #placeholders: Placeholders = new Placeholders();

  /** Numbers begin at zero again. */
  reset(): void {
    this.#placeholders = new Placeholders();
  }

  /**
   * @param isKeyCondition - allow attributes of the primary key only
   * @throws DynamoDBNeedsConditionError for anything but a condition
   * @throws DynamoDBNeedsKeyConditionError when an attribute of a key condition is no `Key`
   */
  buildExpression(condition: ConditionBase, isKeyCondition = false): BuiltConditionExpression {
    const { names, values } = this.#placeholders;
    const knownNames = new Set(Object.keys(names));
    const knownValues = new Set(Object.keys(values));
    const conditionExpression = writeCondition(condition, this.#placeholders, isKeyCondition);
    return {
      conditionExpression,
      attributeNamePlaceholders: without(names, knownNames),
      attributeValuePlaceholders: without(values, knownValues),
    };
  }
}

/**
 * Writes a condition.
 *
 * @throws DynamoDBNeedsConditionError, DynamoDBNeedsKeyConditionError as {@link ConditionExpressionBuilder}
 */
export function writeCondition(condition: unknown, placeholders: Placeholders, isKeyCondition: boolean): string {
  if (!isCondition(condition)) throw new DynamoDBNeedsConditionError(condition);
  const { operator, format, grouped } = CONDITION_KINDS[condition.kind];
  const operands = condition.operands.map((operand) => {
    if (isCondition(operand)) return writeCondition(operand, placeholders, isKeyCondition);
    return grouped && Array.isArray(operand)
      ? writeGroup(operand, placeholders, isKeyCondition)
      : writeOperand(operand, placeholders, isKeyCondition);
  });
  return format.replace(/\{(\w+)\}/g, (_whole, part: string) => (part === "operator" ? operator : operands[Number(part)]!));
}

/** Writes an attribute or a value. */
export function writeOperand(operand: unknown, placeholders: Placeholders, isKeyCondition = false): string {
  if (!isAttribute(operand)) return placeholders.value(operand);
  if (isKeyCondition && !isKey(operand)) throw new DynamoDBNeedsKeyConditionError(operand.name, typeName(operand));
  return placeholders.path(operand);
}

function writeGroup(items: readonly unknown[], placeholders: Placeholders, isKeyCondition: boolean): string {
  if (placeholders.strict && items.length === 0) {
    throw new DynamoDBExpressionError(
      "isIn() was given no values: DynamoDB refuses an empty list, and the condition is never true.",
    );
  }
  return `(${items.map((item) => writeOperand(item, placeholders, isKeyCondition)).join(", ")})`;
}

function without<Value>(map: Readonly<Record<string, Value>>, known: ReadonlySet<string>): Record<string, Value> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !known.has(key)));
}
