/**
 * Error classes of a service's model (botocore `errorfactory.py`). Generated packages declare each one as a constant; a client
 * makes the ones its service lists when they are needed. Both kinds are recognised by name, so it does not matter which made an
 * error, nor from which of two installed copies it came.
 */
import type { ParsedError } from "../client/output.ts";
import { ClientError } from "./client-error.ts";

/** An instance of a modelled error: its members stand at the top level of `response`. */
export interface ModeledError<Members> extends ClientError {
  readonly response: ParsedError & Members;
}

/** The class of a modelled error. */
export interface ModeledErrorClass<Members = unknown> {
  new (response: ParsedError, operationName: string, options?: ErrorOptions): ModeledError<Members>;
  readonly prototype: ModeledError<Members>;
  readonly errorName: string;
  [Symbol.hasInstance](value: unknown): value is ModeledError<Members>;
}

/**
 * Declares the class of a modelled error; used by generated code and `client.exceptions`.
 *
 * @param name - as in the model: `NoSuchKey`
 */
export function modeledError<Members = unknown>(name: string): ModeledErrorClass<Members> {
  const errorClass = class extends ClientError {
    static override readonly errorName: string = name;
  };
  Object.defineProperty(errorClass, "name", { value: name, configurable: true });
  return errorClass as unknown as ModeledErrorClass<Members>;
}
