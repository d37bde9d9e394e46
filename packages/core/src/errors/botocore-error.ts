/**
 * Root of the errors the SDK raises itself; what a service answers is a `ClientError`, and neither is the other (botocore
 * `exceptions.py`). Classes are recognised by name along the prototype chain, so `instanceof` works across duplicate installs
 * and after minification.
 */

/** Names a class for `instanceof`, `error.name` and minifiers; used as a static block by every error class. */
export function nameError(errorClass: { readonly prototype: Error }, name: string): void {
  Object.defineProperty(errorClass.prototype, "name", { value: name, configurable: true, writable: true });
}

/** Whether a value's prototype chain has an error class of this name. */
export function hasErrorName(value: unknown, name: string): boolean {
  for (let link: unknown = value; typeof link === "object" && link !== null; link = Object.getPrototypeOf(link)) {
    if (Object.hasOwn(link, "name") && (link as { name: unknown }).name === name) return true;
  }
  return false;
}

/** An error of the SDK: a message, and the facts it was made from. */
export class BotoCoreError extends Error {
  static {
    nameError(this, "BotoCoreError");
  }

  /** The values in the message, by the names botocore gives them. */
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(message = "An unspecified error occurred", fields: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(message, options);
    this.fields = fields;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return Object.hasOwn(this.prototype, "name") ? hasErrorName(value, this.prototype.name) : Function.prototype[Symbol.hasInstance].call(this, value);
  }

  /** Plain data for loggers and worker messages; the cause is left out. */
  toJSON(): { name: string; message: string; fields: Readonly<Record<string, unknown>> } {
    return { name: this.name, message: this.message, fields: this.fields };
  }
}
