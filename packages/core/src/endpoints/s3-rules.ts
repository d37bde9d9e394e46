/**
 * What S3 and S3 Control add to their endpoint rules: built-in values, and the classes that refusals had before there were rules
 * and that callers still catch (botocore `args.py`, `regions.py` `ruleset_error_to_botocore_exception`).
 */
import {
  InvalidHostLabelError,
  UnsupportedS3AccesspointConfigurationError,
  UnsupportedS3ConfigurationError,
  UnsupportedS3ControlArnError,
  UnsupportedS3ControlConfigurationError,
} from "../errors/endpoint.ts";
import { ParamValidationError } from "../errors/validation.ts";
import type { EndpointConfig } from "./endpoint.ts";
import { isS3AccelerateUrl } from "./endpoint-url.ts";
import type { RuleExtras } from "./rule-set.ts";

const ACCESS_POINT =
  /^(S3 Outposts does not support|S3 MRAP does not support|S3 Object Lambda does not support|Access Points do not support|Invalid configuration:|Client was configured for partition)/;

export const s3Rules: RuleExtras = {
  builtIns: {
    "AWS::S3::UseGlobalEndpoint": (_config, client) => client.s3Global,
    "AWS::S3::Accelerate": ({ s3 }) => s3.useAccelerateEndpoint ?? false,
    "AWS::S3::ForcePathStyle": isPathStyleForced,
    "AWS::S3::UseArnRegion": ({ s3 }) => s3.useArnRegion ?? true,
    "AWS::S3::DisableMultiRegionAccessPoints": ({ s3 }) => s3.disableMultiregionAccessPoints ?? false,
  },
  // The `s3` section wins over client context parameters.
  context: ({ s3 }) => ({ UseArnRegion: s3.useArnRegion, DisableS3ExpressSessionAuth: s3.disableS3ExpressSessionAuth }),
  refine(refusal) {
    const { message } = refusal;
    const options = { cause: refusal };
    if (/^(S3 Object Lambda does not support S3 Accelerate|Accelerate cannot be used with FIPS)$/.test(message))
      return new UnsupportedS3ConfigurationError(message, options);
    if (ACCESS_POINT.test(message)) return new UnsupportedS3AccesspointConfigurationError(message, options);
    return /^invalid arn:/i.test(message) ? new ParamValidationError(message, options) : badRegionInArn(refusal);
  },
};

export const s3ControlRules: RuleExtras = {
  builtIns: { "AWS::S3Control::UseArnRegion": ({ s3 }) => s3.useArnRegion ?? false },
  context: ({ s3 }) => ({ UseArnRegion: s3.useArnRegion }),
  refine(refusal, parameters) {
    const { message } = refusal;
    const options = { cause: refusal };
    if (message.startsWith("Invalid ARN:"))
      return new UnsupportedS3ControlArnError(String(parameters["Bucket"] ?? "None"), message, options);
    if (/^(Invalid configuration:|Client was configured for partition)/.test(message))
      return new UnsupportedS3ControlConfigurationError(message, options);
    return message === "AccountId is required but not set" ? new ParamValidationError(message, options) : badRegionInArn(refusal);
  },
};

function isPathStyleForced({ endpointUrl, s3 }: EndpointConfig): boolean {
  if (s3.useAccelerateEndpoint) return false;
  if (endpointUrl !== undefined && !isS3AccelerateUrl(endpointUrl)) return s3.addressingStyle !== "virtual";
  return s3.addressingStyle === "path";
}

function badRegionInArn(refusal: Error): Error | undefined {
  const { message } = refusal;
  if (!message.startsWith("Invalid region in ARN: ")) return undefined;
  return new InvalidHostLabelError(message.split("`")[1] ?? message, { cause: refusal });
}
