/** What update and projection builders have in common: they write themselves with the placeholders of a request. */
import { isInstance } from "./class-name.ts";
import { DynamoDBExpressionError } from "./errors.ts";
import { Placeholders } from "./placeholders.ts";
import { sameOperands } from "./same-operands.ts";

/** An expression that is a value until the request is built. */
export abstract class Expression {
  static readonly className: string = "Expression";

  /** The text, with placeholders for names and values. @throws DynamoDBExpressionError when there is nothing to write */
  abstract write(placeholders: Placeholders): string;

  /** Whether another expression is written the same way, with equal values. */
  equals(other: unknown): boolean {
    if (!isExpression(other)) return false;
    const [own, others] = [new Placeholders(), new Placeholders()];
    return this.write(own) === other.write(others) && sameOperands([own.names, own.values], [others.names, others.values]);
  }
}

/** Whether a value is an expression, of whatever copy of the package. */
export function isExpression(value: unknown): value is Expression {
  return isInstance(value, Expression.className);
}

/** @throws DynamoDBExpressionError when a builder was given nothing */
export function refuseEmpty(count: number, builder: string, hint: string): void {
  if (count === 0)
    throw new DynamoDBExpressionError(`${builder} has nothing to write: DynamoDB refuses an empty expression. ${hint}`);
}
