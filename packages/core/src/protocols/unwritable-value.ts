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
export function explainUnwritable(error: unknown, { name, input: shape }: OperationModel, input: unknown): unknown {
  if (!(error instanceof UnwritableValue)) return error;
  const { value, message } = error;
  const text = error.shape.sensitive ? "(hidden)" : typeof value === "object" ? Object.prototype.toString.call(value) : value;
  return new ParamValidationError(
    `Invalid type for parameter ${pathOf(shape!, input, error)?.slice(1)} of ${name}, value: ${String(text)}, type: ${typeof value}, expected: ${message}`,
  );
}

/** Path of the first place where the value stands under its shape. */
function pathOf(shape: Shape, value: unknown, error: UnwritableValue): string | undefined {
  if (shape === error.shape && Object.is(value, error.value)) return "";
  if (typeof value !== "object" || value === null) return undefined;
  const isList = shape.kind === "list";
  const entries = value instanceof Map ? value : Object.entries(isList ? Array.from(value as ArrayLike<unknown>) : value);
  for (const [key, item] of entries) {
    const inner = shape.element ?? shape.value ?? shape.memberByName.get(key)?.shape;
    const rest = inner && pathOf(inner, item, error);
    if (rest !== undefined) return `${isList ? `[${key}]` : `.${key}`}${rest}`;
  }
  return undefined;
}
