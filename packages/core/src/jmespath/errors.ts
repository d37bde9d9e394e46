/** What can be wrong with a JMESPath expression, under the names and texts of Python's `jmespath.exceptions`. */
import { BotoCoreError } from "../errors/botocore-error.ts";
import type { Token } from "./lexer.ts";

/** An expression that cannot be read or evaluated; the classes below say why. */
export class JMESPathError extends BotoCoreError {
  static override readonly errorName: string = "JMESPathError";
}

/** An expression without a character. */
export class EmptyExpressionError extends JMESPathError {
  static override readonly errorName: string = "EmptyExpressionError";

  constructor() {
    super("Invalid JMESPath expression: cannot be empty.");
  }
}

/** A token that cannot stand where it stands. */
export class ParseError extends JMESPathError {
  static override readonly errorName: string = "ParseError";

  /** The usual text, with a mark under the token. */
  static at(token: Token, expression: string, reason: string): ParseError {
    const { start, kind } = token;
    const value = typeof token.value === "string" ? token.value : JSON.stringify(token.value);
    return new ParseError(
      `${reason}: Parse error at column ${start}, token "${value}" (${kind.toUpperCase()}), for expression:\n"${expression}"\n${" ".repeat(start + 1)}^`,
      { expression, column: start, token: value },
    );
  }
}

/** An expression that ends too early. */
export class IncompleteExpressionError extends ParseError {
  static override readonly errorName: string = "IncompleteExpressionError";

  constructor(expression: string) {
    super(`Invalid jmespath expression: Incomplete expression:\n"${expression}"\n${" ".repeat(expression.length + 1)}^`, {
      expression,
    });
  }
}

/** Characters that are no token. */
export class LexerError extends ParseError {
  static override readonly errorName: string = "LexerError";

  constructor(reason: string, column: number, expression: string) {
    super(`Bad jmespath expression: ${reason}:\n${expression}\n${" ".repeat(column)}^`, { expression, column });
  }
}

/** A function with too few or too many arguments. */
export class ArityError extends ParseError {
  static override readonly errorName: string = "ArityError";

  constructor(name: string, expected: number, received: number, atLeast = "") {
    super(`Expected ${atLeast}${expected} argument${expected === 1 ? "" : "s"} for function ${name}(), received ${received}`, {
      function_name: name,
      expected,
      received,
    });
  }
}

/** A function that takes any number of arguments from one on, without any. */
export class VariadictArityError extends ArityError {
  static override readonly errorName: string = "VariadictArityError";

  constructor(name: string, expected: number, received: number) {
    super(name, expected, received, "at least ");
  }
}

/** A function that JMESPath does not have. */
export class UnknownFunctionError extends JMESPathError {
  static override readonly errorName: string = "UnknownFunctionError";
}

/** A function was given a value of a type it does not take. */
export class JMESPathTypeError extends JMESPathError {
  static override readonly errorName: string = "JMESPathTypeError";

  constructor(name: string, value: unknown, received: string, expected: readonly string[]) {
    super(
      `In function ${name}(), invalid type for value: ${describe(value)}, expected one of: [${expected.map((type) => `'${type}'`).join(", ")}], received: "${received}"`,
      { function_name: name, expected_types: expected, actual_type: received },
    );
  }
}

/** A short text of a value, as Python prints the simple ones. */
function describe(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "object") return Array.isArray(value) ? `a list of ${value.length}` : "an object";
  return typeof value === "function" ? "an expression" : String(value);
}
