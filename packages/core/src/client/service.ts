/** What generated code says about a service. Facts that equal the default are left out. */
import type { Signers } from "../auth/signing-plan.ts";
import type { EndpointRules } from "../endpoints/endpoint.ts";
import type { Customization } from "../events/hooks.ts";
import type { Protocol } from "../protocols/protocol.ts";
import type { ServiceRetries } from "../retries/strategy.ts";
import type { ValueParts } from "../protocols/value-parts.ts";

/**
 * Everything about a service that is not one operation's; the value exported as `service` by every service package. The value parts
 * are those its errors need.
 */
export interface Service extends ValueParts {
  /** botocore's data folder name, also the package name: `s3`, `logs`. */
  readonly name: string;
  /** `serviceId` of the model: `S3`, `CloudWatch Logs`. */
  readonly id: string;
  /** boto3's class name: `S3`, `CloudWatchLogs`. */
  readonly className: string;
  readonly apiVersion: string;
  readonly protocol: Protocol;
  readonly endpointPrefix: string;
  /** Default: `endpointPrefix`. */
  readonly signingName?: string;
  /** botocore's `signatureVersion`: `v4` by default, or `v2`, `s3`, `s3v4`, `bearer`. */
  readonly signatureVersion?: string;
  /** Signers beside Signature Version 4 that this service may ask for, by their name in a plan. */
  readonly signers?: Signers;
  /** Auth trait of the service, when the model has one: `aws.auth#sigv4`, `smithy.api#httpBearerAuth`, ... */
  readonly auth?: readonly string[];
  /** json: what stands before the dot in `X-Amz-Target`; cbor: the service's name in the path. */
  readonly targetPrefix?: string;
  /** json: `1.0` or `1.1`. */
  readonly jsonVersion?: string;
  /** rest-xml: namespace of root elements. */
  readonly xmlNamespace?: string;
  /** Errors carry a legacy code in `x-amzn-query-error`. */
  readonly queryCompatible?: boolean;
  /** Legacy global host of a service, e.g. `importexport.amazonaws.com`. */
  readonly globalEndpoint?: string;
  /** Client settings that are endpoint parameters, by rule parameter name: boto3 snake-case names are derived from them. */
  readonly clientContextParams?: Readonly<Record<string, "string" | "boolean" | "stringArray">>;
  /** Endpoint rules; absent: calls go to the client's own endpoint. */
  readonly endpoints?: EndpointRules;
  /** Where this service's rows of `endpoints.json` differ from the usual (`endpoints/regions.ts`); JSON text, parsed on demand. */
  readonly hosts?: string;
  /** Modelled errors by code; JSON text: `{ code: { name?, status?, fault?, retryable?, listed?, shape? } }`. */
  readonly errors?: string;
  /** Shapes the members of `errors` refer to with `#`; JSON text. */
  readonly errorShapes?: string;
  /** What this service alone has tried again. */
  readonly retries?: ServiceRetries;
  /** The behaviour botocore adds by handlers; from `customizations/<service>.ts`. */
  readonly customization?: Customization;
}

/** Declares a service; used by generated code only. */
export function defineService(service: Service): Service {
  return service;
}
