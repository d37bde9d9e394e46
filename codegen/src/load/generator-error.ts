/** A failure that the person at the command line can act on; the CLI prints its message alone. */
export class GeneratorError extends Error {
  override readonly name: string = "GeneratorError";
}

/** A service name that `models/` does not have. */
export class UnknownServiceNameError extends GeneratorError {
  override readonly name: string = "UnknownServiceNameError";
}

/** An API version that `models/` does not have. */
export class UnknownAPIVersionError extends GeneratorError {
  override readonly name: string = "UnknownAPIVersionError";
}
