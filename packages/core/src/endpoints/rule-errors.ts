/**
 * The classes that refusals of endpoint rules had before there were rules, and that callers still catch (botocore `regions.py`
 * `ruleset_error_to_botocore_exception`).
 */
import {
  InvalidEndpointConfigurationError,
  InvalidHostLabelError,
  UnsupportedS3AccesspointConfigurationError,
  UnsupportedS3ConfigurationError,
  UnsupportedS3ControlArnError,
  UnsupportedS3ControlConfigurationError,
} from "../errors/endpoint.ts";
import { ParamValidationError } from "../errors/validation.ts";
import type { EndpointParameters } from "./endpoint.ts";

const ACCESS_POINT =
  /^(S3 Outposts does not support|S3 MRAP does not support|S3 Object Lambda does not support|Access Points do not support|Invalid configuration:|Client was configured for partition)/;

/**
 * The more specific error for a refusal, with the refusal as its cause; undefined when there is none.
 *
 * @param service - the service's name (`s3control`)
 */
export function endpointRuleError(refusal: Error, service: string, parameters: EndpointParameters): Error | undefined {
  const { message } = refusal;
  const options = { cause: refusal };
  if (message.startsWith("Invalid region in ARN: ")) return new InvalidHostLabelError(message.split("`")[1] ?? message, options);
  switch (service) {
    case "s3":
      if (/^(S3 Object Lambda does not support S3 Accelerate|Accelerate cannot be used with FIPS)$/.test(message)) return new UnsupportedS3ConfigurationError(message, options);
      if (ACCESS_POINT.test(message)) return new UnsupportedS3AccesspointConfigurationError(message, options);
      return /^invalid arn:/i.test(message) ? new ParamValidationError(message, options) : undefined;
    case "s3control":
      if (message.startsWith("Invalid ARN:")) return new UnsupportedS3ControlArnError(String(parameters["Bucket"] ?? "None"), message, options);
      if (/^(Invalid configuration:|Client was configured for partition)/.test(message)) return new UnsupportedS3ControlConfigurationError(message, options);
      return message === "AccountId is required but not set" ? new ParamValidationError(message, options) : undefined;
    case "events":
      return /^(Invalid Configuration: FIPS is not supported with EventBridge multi-region endpoints\.|EndpointId must be a valid host label\.$)/.test(message)
        ? new InvalidEndpointConfigurationError(message, options)
        : undefined;
    default:
      return undefined;
  }
}
