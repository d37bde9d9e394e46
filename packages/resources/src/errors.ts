/** Errors of resources. Names and texts are boto3's where it has them (`exceptions.py`). */
import { Boto3Error } from "@boto3/core";

/** An attribute was read before there is data; boto3 would send a request here. */
export class ResourceNotLoadedError extends Boto3Error {
  static override readonly errorName: string = "ResourceNotLoadedError";
}

/** A resource has no data and no way to load any. */
export class ResourceLoadException extends Boto3Error {
  static override readonly errorName: string = "ResourceLoadException";
}

/** A resource was made with too few, too many or unknown identifiers. */
export class ResourceIdentifierError extends Boto3Error {
  static override readonly errorName: string = "ResourceIdentifierError";
}

/** A method was added under a name that the resource already has. */
export class ResourceExtensionError extends Boto3Error {
  static override readonly errorName: string = "ResourceExtensionError";
}
