/**
 * A value that has no form on the wire. Writers know the shape but not the path: the path is looked up only when something went
 * wrong, so that the common case carries none.
 */
import { ParamValidationError } from "../errors/validation.ts";
import type { OperationModel } from "../client/operation.ts";
import type { Shape } from "../schema/shape.ts";

/** Thrown by writers; {@link explainUnwritable} turns it into what the caller sees. */
export class UnwritableValue extends Error {
  readonly shape: Shape;
  readonly value: unknown;

  /** @param expected - what the shape wants, e.g. `a timestamp` */
  constructor(shape: Shape, value: unknown, expected: string) {
    super(expected);
    this.shape = shape;
    this.value = value;
  }
}

/** Returns the error to throw for one caught while an operation's input was written. */
export function explainUnwritable(error: unknown, operation: OperationModel, input: unknown): unknown {
  if (error instanceof URIError) {
    return new ParamValidationError(
      `Invalid text in the input of ${operation.name}: half of a surrogate pair has no UTF-8 form`,
      { cause: error },
    );
  }
  if (!(error instanceof UnwritableValue)) return error;
  const path = (operation.input && pathOf(operation.input, input, error)) ?? operation.name;
  const value = typeof error.value === "object" ? Object.prototype.toString.call(error.value) : String(error.value);
  const text = error.shape.sensitive ? "(hidden)" : value;
  return new ParamValidationError(
    `Invalid type for parameter ${path.replace(/^\./, "")} of ${operation.name}, value: ${text}, type: ${typeof error.value}, expected: ${error.message}`,
  );
}

/** Path of the first place where the value stands under a shape of that kind. */
function pathOf(shape: Shape, value: unknown, error: UnwritableValue): string | undefined {
  if (Object.is(value, error.value) && shape.kind === error.shape.kind) return "";
  if (typeof value !== "object" || value === null) return undefined;
  const isCollection = value instanceof Map || value instanceof Set || Array.isArray(value);
  const entries: Iterable<[unknown, unknown]> =
    Array.isArray(value) || value instanceof Set
      ? [...value].entries()
      : isCollection
        ? (value as Map<unknown, unknown>)
        : Object.entries(value);
  for (const [key, item] of entries) {
    const inner = shape.element ?? shape.value ?? shape.memberByName.get(String(key))?.shape;
    const rest = inner && pathOf(inner, item, error);
    if (rest !== undefined) return (shape.kind === "list" ? `[${String(key)}]` : `.${String(key)}`) + rest;
  }
  return undefined;
}
