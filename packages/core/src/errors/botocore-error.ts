/**
 * Root of the errors the SDK raises itself; what a service answers is a `ClientError`, and neither is the other (botocore
 * `exceptions.py`). Classes are recognised by name along the prototype chain, so `instanceof` works across duplicate installs
 * and after minification.
 */

/** The part of an error class that recognises its instances. */
interface NamedErrorClass {
  readonly errorName?: string;
  readonly prototype: Error;
}

/**
 * Whether a value's prototype chain has an error class of this name. Names stand on the classes as plain static fields, so that
 * bundlers can drop the classes nobody uses.
 */
export function hasErrorName(value: unknown, name: string): boolean {
  for (let link: unknown = value; typeof link === "object" && link !== null; link = Object.getPrototypeOf(link)) {
    const errorClass = Object.hasOwn(link, "constructor") ? (link as { constructor: NamedErrorClass }).constructor : undefined;
    if (errorClass && Object.hasOwn(errorClass, "errorName") && errorClass.errorName === name) return true;
  }
  return false;
}

/** `instanceof` for error classes: by name where the class has one of its own, else by prototype. */
export function isInstanceOf(errorClass: NamedErrorClass, value: unknown): boolean {
  return Object.hasOwn(errorClass, "errorName") && errorClass.errorName !== undefined
    ? hasErrorName(value, errorClass.errorName)
    : Function.prototype[Symbol.hasInstance].call(errorClass, value);
}

/** Gives an error the name of its class, hidden from loggers as `Error` has it. */
export function setErrorName(error: Error, name: string): void {
  Object.defineProperty(error, "name", { value: name, configurable: true, writable: true });
}

/** An error of the SDK: a message, and the facts it was made from. */
export class BotoCoreError extends Error {
  static readonly errorName: string = "BotoCoreError";

  /** The values in the message, by the names botocore gives them. */
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(message = "An unspecified error occurred", fields: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(message, options);
    setErrorName(this, new.target.errorName);
    this.fields = fields;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isInstanceOf(this, value);
  }

  /** Plain data for loggers and worker messages; the cause is left out. */
  toJSON(): { name: string; message: string; fields: Readonly<Record<string, unknown>> } {
    return { name: this.name, message: this.message, fields: this.fields };
  }
}
