/** Errors about names: services, operations, API versions (spec EXC-14). Names are botocore's; the texts say more. */
import { BotoCoreError } from "./botocore-error.ts";

/** Data of a service is missing. */
export class DataNotFoundError extends BotoCoreError {
  static override readonly errorName: string = "DataNotFoundError";
}

/** `session.client(name)` with a name that is not registered. */
export class UnknownServiceError extends DataNotFoundError {
  static override readonly errorName: string = "UnknownServiceError";
}

/** An API version was asked for that the package does not have. */
export class UnknownAPIVersionError extends DataNotFoundError {
  static override readonly errorName: string = "UnknownAPIVersionError";

  constructor(service: string, badVersion: string, versions: string) {
    super(`The '${service}' resource does not support API version: ${badVersion}. Valid versions are: ${versions}.`, {
      service,
      api_version: badVersion,
      available_api_versions: versions,
    });
  }
}

/** A client was asked for an operation that its service does not have, or that it was not made with. */
export class UnknownClientMethodError extends BotoCoreError {
  static override readonly errorName: string = "UnknownClientMethodError";
}

/** `client.exceptions` was asked for a class that the service does not model. */
export class UnknownExceptionError extends BotoCoreError {
  static override readonly errorName: string = "UnknownExceptionError";
}

/** A parameter was given under its name and under its alias. */
export class AliasConflictParameterError extends BotoCoreError {
  static override readonly errorName: string = "AliasConflictParameterError";

  constructor(original: string, alias: string, operation: string) {
    super(
      `Parameter '${original}' and its alias '${alias}' were provided for operation ${operation}.  Only one of them may be used.`,
      {
        original,
        alias,
        operation,
      },
    );
  }
}
