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

/** `session.resource(name)` for a service without resources, or one that is not registered (boto3 `exceptions.py`). */
export class ResourceNotExistsError extends DataNotFoundError {
  static override readonly errorName: string = "ResourceNotExistsError";

  /**
   * @param available - names of the registered resources
   * @param hasClient - whether a client of that name is registered
   * @param hint - a sentence about a close name
   */
  constructor(service: string, available: readonly string[], hasClient: boolean, hint: string) {
    const list = available.length === 0 ? "   (none is registered)" : available.map((name) => `   - ${name}`).join("\n");
    const client = hasClient ? `\nConsider using a boto3.client('${service}') instead of a resource for '${service}'` : "";
    super(
      `The '${service}' resource does not exist.\nThe available resources are:\n${list}\n${client}${hint && `\n${hint.trim()}`}` +
        `\nTo use resources by name, import the registration of their package: import "@boto3/client-${service}/register".`,
      { service_name: service, available_services: available.join(", "), has_low_level_client: hasClient },
    );
  }
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
