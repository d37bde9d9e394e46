/**
 * Classes of botocore's and boto3's `exceptions` that nothing raises any more, there or here, so that a program that names them in a
 * check goes on to compile and finds its other branches. What is raised in their place stands beside each. Texts are botocore's.
 */
import { Boto3Error } from "./boto3-error.ts";
import { BotoCoreError } from "./botocore-error.ts";
import { LoginError } from "./credential-sources.ts";
import { BaseEndpointResolverError } from "./endpoint.ts";

/** Root of botocore's first errors about parameters. Raised today: `ParamValidationError`. */
export class ValidationError extends BotoCoreError {
  static override readonly errorName: string = "ValidationError";
}

/** Raised today: `ParamValidationError`. */
export class UnknownKeyError extends ValidationError {
  static override readonly errorName: string = "UnknownKeyError";

  constructor(value: string, param: string, choices: string) {
    super(`Unknown key '${value}' for param '${param}'.  Must be one of: ${choices}`, { value, param, choices });
  }
}

/** Raised today: `ParamValidationError`. */
export class UnknownParameterError extends ValidationError {
  static override readonly errorName: string = "UnknownParameterError";

  constructor(name: string, operation: string, choices: string) {
    super(`Unknown parameter '${name}' for operation ${operation}.  Must be one of: ${choices}`, { name, operation, choices });
  }
}

/** Raised today: `ParamValidationError`. */
export class MissingParametersError extends BotoCoreError {
  static override readonly errorName: string = "MissingParametersError";

  constructor(objectName: string, missing: string) {
    super(`The following required parameters are missing for ${objectName}: ${missing}`, { object_name: objectName, missing });
  }
}

/** Addresses of regions nobody knows are made up by rules; a wrong one is an `EndpointConnectionError`. */
export class UnknownEndpointError extends BaseEndpointResolverError {
  static override readonly errorName: string = "UnknownEndpointError";

  constructor(serviceName: string, regionName: string) {
    super(`Unable to construct an endpoint for ${serviceName} in region ${regionName}`, {
      service_name: serviceName,
      region_name: regionName,
    });
  }
}

/** Raised today: `EndpointResolutionError`. */
export class UnknownFIPSEndpointError extends BaseEndpointResolverError {
  static override readonly errorName: string = "UnknownFIPSEndpointError";

  constructor(serviceName: string, regionName: string) {
    super(
      `The provided FIPS pseudo-region "${regionName}" is not known for the service "${serviceName}". ` +
        "A FIPS compliant endpoint cannot be constructed.",
      { service_name: serviceName, region_name: regionName },
    );
  }
}

/** Raised today: `EndpointConnectionError`, when the host is not found. */
export class ServiceNotInRegionError extends BotoCoreError {
  static override readonly errorName: string = "ServiceNotInRegionError";

  constructor(serviceName: string, regionName: string) {
    super(`Service ${serviceName} not available in region ${regionName}`, { service_name: serviceName, region_name: regionName });
  }
}

/** A bucket whose name cannot stand in a host name is addressed by path. */
export class InvalidDNSNameError extends BotoCoreError {
  static override readonly errorName: string = "InvalidDNSNameError";

  constructor(bucketName: string) {
    super(
      `Bucket named ${bucketName} is not DNS compatible. Virtual hosted-style addressing cannot be used. The addressing style can be ` +
        "configured by removing the addressing_style value or setting that value to 'path' or 'auto' in the AWS Config file or in the " +
        "botocore.client.Config object.",
      { bucket_name: bucketName },
    );
  }
}

/** Raised today: `ParamValidationError`, which shows the ARNs a bucket may be. */
export class UnsupportedS3ArnError extends BotoCoreError {
  static override readonly errorName: string = "UnsupportedS3ArnError";

  constructor(arn: string) {
    super(`S3 ARN ${arn} provided to "Bucket" parameter is invalid. Only ARNs for S3 access-points are supported.`, { arn });
  }
}

/** Raised today: `ParamValidationError`, which shows the ARNs a bucket may be. */
export class UnsupportedOutpostResourceError extends BotoCoreError {
  static override readonly errorName: string = "UnsupportedOutpostResourceError";

  constructor(resourceName: string) {
    super(
      `S3 Outpost ARN resource "${resourceName}" provided to "Bucket" parameter is invalid. Only ARNs for S3 Outpost arns with an ` +
        "access-point sub-resource are supported.",
      { resource_name: resourceName },
    );
  }
}

/** The AWS CLI's own: `aws login` redeems codes. */
export class LoginAuthorizationCodeError extends LoginError {
  static override readonly errorName: string = "LoginAuthorizationCodeError";

  constructor(reason: string) {
    super(`Error loading or redeeming a login authorization code: ${reason} `, { error_msg: reason });
  }
}

/** Internal to botocore's adaptive retries; ours wait. */
export class CapacityNotAvailableError extends BotoCoreError {
  static override readonly errorName: string = "CapacityNotAvailableError";

  constructor() {
    super("Insufficient request capacity available.");
  }
}

/** Internal to botocore's framing of bodies, which here are read from their start again. */
export class AwsChunkedWrapperError extends BotoCoreError {
  static override readonly errorName: string = "AwsChunkedWrapperError";
}

/** Raised today: `UnknownAPIVersionError`. */
export class ApiVersionNotFoundError extends BotoCoreError {
  static override readonly errorName: string = "ApiVersionNotFoundError";

  constructor(dataPath: string, apiVersion: string) {
    super(`Unable to load data ${dataPath} for: ${apiVersion}`, { data_path: dataPath, api_version: apiVersion });
  }
}

/** boto3's; raised today: `UnknownServiceError`. */
export class NoVersionFound extends Boto3Error {
  static override readonly errorName: string = "NoVersionFound";
}

/** boto3's, about the native transfer client; there is none here. */
export class InvalidCrtTransferConfigError extends Boto3Error {
  static override readonly errorName: string = "InvalidCrtTransferConfigError";
}

/** botocore needs its native part for CRC32C, CRC64NVME, xxHash and `aws login`; here nothing has to be installed besides. */
export class MissingDependencyException extends BotoCoreError {
  static override readonly errorName: string = "MissingDependencyException";

  constructor(message: string) {
    super(`Missing Dependency: ${message}`, { msg: message });
  }
}
