/** `and`, `or` and `not` as functions, for conditions that come as a list. */
import { combine, isCondition, type ConditionBase } from "./condition.ts";
import { DynamoDBNeedsConditionError } from "./errors.ts";

/** All conditions hold. @throws DynamoDBNeedsConditionError when one of them is none */
export function and(first: ConditionBase, ...others: readonly ConditionBase[]): ConditionBase {
  return others.reduce((left, right) => combine("And", left, checked(right)), checked(first));
}

/** One of the conditions holds. @throws DynamoDBNeedsConditionError when one of them is none */
export function or(first: ConditionBase, ...others: readonly ConditionBase[]): ConditionBase {
  return others.reduce((left, right) => combine("Or", left, checked(right)), checked(first));
}

/** The condition does not hold. @throws DynamoDBNeedsConditionError when it is none */
export function not(condition: ConditionBase): ConditionBase {
  return checked(condition).not();
}

function checked(condition: ConditionBase): ConditionBase {
  if (!isCondition(condition)) throw new DynamoDBNeedsConditionError(condition);
  return condition;
}
