/**
 * Conditions as values (boto3 `dynamodb/conditions.py`). One class; what an operator is called and how it is written is a row of a
 * table. Python's `&`, `|` and `~` are methods here, and functions in `combine.ts`.
 */
import { isInstance } from "./class-name.ts";
import { DynamoDBOperationNotSupportedError } from "./errors.ts";
import { sameOperands } from "./same-operands.ts";

/** How an operator is written: `{0}`, `{1}` and `{2}` are its operands. */
export interface ConditionKind {
  readonly operator: string;
  readonly format: string;
  /** The second operand is a list, written in parentheses. */
  readonly grouped?: boolean;
}

/** Name of an operator's class in boto3. */
export type ConditionName =
  | "Equals"
  | "NotEquals"
  | "LessThan"
  | "LessThanEquals"
  | "GreaterThan"
  | "GreaterThanEquals"
  | "In"
  | "Between"
  | "BeginsWith"
  | "Contains"
  | "Size"
  | "AttributeType"
  | "AttributeExists"
  | "AttributeNotExists"
  | "And"
  | "Or"
  | "Not";

const COMPARISON = "{0} {operator} {1}";
const FUNCTION_OF_TWO = "{operator}({0}, {1})";
const FUNCTION_OF_ONE = "{operator}({0})";

/** The operators, under boto3's class names. */
export const CONDITION_KINDS: Readonly<Record<ConditionName, ConditionKind>> = {
  Equals: { operator: "=", format: COMPARISON },
  NotEquals: { operator: "<>", format: COMPARISON },
  LessThan: { operator: "<", format: COMPARISON },
  LessThanEquals: { operator: "<=", format: COMPARISON },
  GreaterThan: { operator: ">", format: COMPARISON },
  GreaterThanEquals: { operator: ">=", format: COMPARISON },
  In: { operator: "IN", format: COMPARISON, grouped: true },
  Between: { operator: "BETWEEN", format: "{0} {operator} {1} AND {2}" },
  BeginsWith: { operator: "begins_with", format: FUNCTION_OF_TWO },
  Contains: { operator: "contains", format: FUNCTION_OF_TWO },
  Size: { operator: "size", format: FUNCTION_OF_ONE },
  AttributeType: { operator: "attribute_type", format: FUNCTION_OF_TWO },
  AttributeExists: { operator: "attribute_exists", format: FUNCTION_OF_ONE },
  AttributeNotExists: { operator: "attribute_not_exists", format: FUNCTION_OF_ONE },
  And: { operator: "AND", format: "({0} {operator} {1})" },
  Or: { operator: "OR", format: "({0} {operator} {1})" },
  Not: { operator: "NOT", format: "({operator} {0})" },
};

/** A condition taken apart, as boto3's `get_expression()` gives it. */
export interface ConditionExpression {
  readonly format: string;
  readonly operator: string;
  readonly values: readonly unknown[];
}

/** A condition on an item; made by the methods of `Key` and `Attr`. Never changes. */
export class ConditionBase {
  static readonly className: string = "ConditionBase";

  /** The operator, by its class name in boto3: `Equals`, `And`. */
  readonly kind: ConditionName;
  /** Attributes, values and conditions that the operator works on. */
  readonly operands: readonly unknown[];

  constructor(kind: ConditionName, operands: readonly unknown[]) {
    this.kind = kind;
    this.operands = operands;
  }

  /**
   * Both conditions hold.
   *
   * @throws DynamoDBOperationNotSupportedError when the other is no condition
   */
  and(other: ConditionBase): ConditionBase {
    return combine("And", this, other);
  }

  /**
   * One of the conditions holds.
   *
   * @throws DynamoDBOperationNotSupportedError when the other is no condition
   */
  or(other: ConditionBase): ConditionBase {
    return combine("Or", this, other);
  }

  /** The condition does not hold. */
  not(): ConditionBase {
    return new ConditionBase("Not", [this]);
  }

  /** Whether another condition has the same operator and equal operands. */
  equals(other: unknown): boolean {
    return isCondition(other) && other.kind === this.kind && sameOperands(this.operands, other.operands);
  }

  /** Format, operator and operands, to look into a condition. */
  getExpression(): ConditionExpression {
    const { operator, format } = CONDITION_KINDS[this.kind];
    return { format, operator, values: this.operands };
  }

  /** For messages and logs: `Equals(Attr("a"), 1)`. */
  toString(): string {
    return `${this.kind}(${this.operands.map(showOperand).join(", ")})`;
  }
}

/** Whether a value is a condition, of whatever copy of the package. */
export function isCondition(value: unknown): value is ConditionBase {
  return isInstance(value, ConditionBase.className);
}

/** Joins two conditions. @throws DynamoDBOperationNotSupportedError when the second is none */
export function combine(kind: "And" | "Or", left: ConditionBase, right: unknown): ConditionBase {
  if (!isCondition(right)) throw new DynamoDBOperationNotSupportedError(CONDITION_KINDS[kind].operator, right);
  return new ConditionBase(kind, [left, right]);
}

function showOperand(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  return Array.isArray(value) ? `[${value.map(showOperand).join(", ")}]` : String(value);
}
