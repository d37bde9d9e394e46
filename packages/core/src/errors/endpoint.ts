/** Errors about regions and endpoints: what cannot be resolved, and the texts of endpoint rules as the classes boto3 raises. */
import { BotoCoreError } from "./botocore-error.ts";

/** Root of the errors of a client's own endpoint (its region, its variants). */
export class BaseEndpointResolverError extends BotoCoreError {
  static override readonly errorName: string = "BaseEndpointResolverError";
}

/** No region was given and the service has no global endpoint. */
export class NoRegionError extends BaseEndpointResolverError {
  static override readonly errorName: string = "NoRegionError";

  constructor() {
    super("You must specify a region.");
  }
}

/** The service has no endpoint with these variants (FIPS, dual-stack) in the region; boto3's text leaves the reason to `fields`. */
export class EndpointVariantError extends BaseEndpointResolverError {
  static override readonly errorName: string = "EndpointVariantError";

  constructor(tags: readonly string[], reason: string) {
    super(
      `Unable to construct a modeled endpoint with the following variant(s) [${tags.map((tag) => `'${tag}'`).join(", ")}]: `,
      {
        tags,
        error_msg: reason,
      },
    );
  }
}

/** No partition has a region of this name. */
export class UnknownRegionError extends BotoCoreError {
  static override readonly errorName: string = "UnknownRegionError";

  constructor(region: string, reason: string) {
    super(`Unknown region: '${region}'. ${reason}`, { region_name: region, error_msg: reason });
  }
}

/** The region's name could not stand in a host name. */
export class InvalidRegionError extends BotoCoreError {
  static override readonly errorName: string = "InvalidRegionError";

  constructor(region: string) {
    super(`Provided region_name '${region}' doesn't match a supported format.`, { region_name: region });
  }
}

/** The endpoint URL of a client is not a URL with a valid host. */
export class InvalidEndpointUrlError extends BotoCoreError {
  static override readonly errorName: string = "InvalidEndpointUrlError";

  constructor(url: string) {
    super(`Invalid endpoint: ${url}`, { endpoint_url: url });
  }
}

/** No known signer has this name. */
export class UnknownSignatureVersionError extends BotoCoreError {
  static override readonly errorName: string = "UnknownSignatureVersionError";

  constructor(signatureVersion: string) {
    super(`Unknown Signature Version: ${signatureVersion}.`, { signature_version: signatureVersion });
  }
}

/** None of the signers a service or endpoint asks for can be used. */
export class UnsupportedSignatureVersionError extends BotoCoreError {
  static override readonly errorName: string = "UnsupportedSignatureVersionError";

  constructor(signatureVersion: string) {
    super(`Signature version(s) are not supported: ${signatureVersion}`, { signature_version: signatureVersion });
  }
}

/** Root of the errors of endpoint rules. */
export class EndpointProviderError extends BotoCoreError {
  static override readonly errorName: string = "EndpointProviderError";

  constructor(message: string, fields: Readonly<Record<string, unknown>> = { msg: message }, options?: ErrorOptions) {
    super(message, fields, options);
  }
}

/** The rules refuse these parameters, or a parameter is missing or of a wrong type. */
export class EndpointResolutionError extends EndpointProviderError {
  static override readonly errorName: string = "EndpointResolutionError";
}

/** The rules ask for a built-in value this version does not know: the service package is newer than core. */
export class UnknownEndpointResolutionBuiltInName extends EndpointProviderError {
  static override readonly errorName: string = "UnknownEndpointResolutionBuiltInName";

  constructor(name: string) {
    super(`Unknown builtin variable name: ${name}`, { name });
  }
}

/** A value cannot be a label of a host name. */
export class InvalidHostLabelError extends BotoCoreError {
  static override readonly errorName: string = "InvalidHostLabelError";

  constructor(label: string, options?: ErrorOptions) {
    super(`Invalid host label to be bound to the hostname of the endpoint: "${label}".`, { label }, options);
  }
}

/** Settings of the client that S3 does not combine. */
export class UnsupportedS3ConfigurationError extends BotoCoreError {
  static override readonly errorName: string = "UnsupportedS3ConfigurationError";

  constructor(message: string, options?: ErrorOptions) {
    super(`Unsupported configuration when using S3: ${message}`, { msg: message }, options);
  }
}

/** Settings of the client that an access point, outpost or object lambda does not allow. */
export class UnsupportedS3AccesspointConfigurationError extends BotoCoreError {
  static override readonly errorName: string = "UnsupportedS3AccesspointConfigurationError";

  constructor(message: string, options?: ErrorOptions) {
    super(`Unsupported configuration when using S3 access-points: ${message}`, { msg: message }, options);
  }
}

/** Settings of the client that S3 Control does not combine. */
export class UnsupportedS3ControlConfigurationError extends BotoCoreError {
  static override readonly errorName: string = "UnsupportedS3ControlConfigurationError";

  constructor(message: string, options?: ErrorOptions) {
    super(`Unsupported configuration when using S3 Control: ${message}`, { msg: message }, options);
  }
}

/** An ARN that an S3 Control operation does not take. */
export class UnsupportedS3ControlArnError extends BotoCoreError {
  static override readonly errorName: string = "UnsupportedS3ControlArnError";

  constructor(arn: string, message: string, options?: ErrorOptions) {
    super(`S3 ARN "${arn}" provided is invalid for this operation. ${message}`, { arn, msg: message }, options);
  }
}

/** An endpoint setting that the service refuses (EventBridge global endpoints). */
export class InvalidEndpointConfigurationError extends BotoCoreError {
  static override readonly errorName: string = "InvalidEndpointConfigurationError";

  constructor(message: string, options?: ErrorOptions) {
    super(`Invalid endpoint configuration: ${message}`, { msg: message }, options);
  }
}

/** Text that is not an ARN. */
export class InvalidArnException extends BotoCoreError {
  static override readonly errorName: string = "InvalidArnException";

  constructor(arn: string) {
    super(`Provided ARN: ${arn} must be of the format: arn:partition:service:region:account:resource`, { arn });
  }
}
