/** What endpoint resolution takes and gives, and what the endpoint rules of a service are. */
import type { OperationModel } from "../client/operation.ts";
import type { ResolvedConfig } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import type { ClientEndpoint } from "./client-endpoint.ts";

/** Parameters of a rule set by their rule names: `Region`, `UseFIPS`, `Bucket`, ... */
export type EndpointParameters = Record<string, string | boolean | readonly string[] | undefined>;

/** One auth scheme named by the rules. */
export interface EndpointAuthScheme {
  readonly name: string;
  readonly signingName?: string;
  readonly signingRegion?: string;
  readonly signingRegionSet?: readonly string[];
  readonly disableDoubleEncoding?: boolean;
}

/** Where a request goes and what the rules say about signing it. */
export interface ResolvedEndpoint {
  /** As the rules gave it, e.g. `https://b.s3.eu-west-1.amazonaws.com`; may have a path. */
  url: string;
  headers: Record<string, string>;
  authSchemes: readonly EndpointAuthScheme[] | undefined;
  properties: Readonly<Record<string, unknown>>;
}

/** The settings endpoint resolution reads. */
export type EndpointConfig = Pick<
  ResolvedConfig,
  "endpointUrl" | "useSsl" | "signatureVersion" | "accountIdEndpointMode" | "clientContextParams" | "s3"
>;

/**
 * The endpoint rules of a service. Generated code makes them by one of the functions of `standard-rules.ts`, or by `ruleSet`
 * (`rule-set.ts`) where a service has rules of its own.
 */
export interface EndpointRules {
  /** Parameters that are the same for all calls of a client. */
  settings(config: EndpointConfig, client: ClientEndpoint, service: Service): EndpointParameters;
  /** Adds the parameters that an operation and its input give. */
  addInput?(parameters: EndpointParameters, operation: OperationModel, input: Readonly<Record<string, unknown>>): void;
  /** The parameter that takes the account of the credentials, unless the settings forbid it. */
  accountParameter?(config: EndpointConfig): string | undefined;
  /**
   * The endpoint for these parameters, others are ignored. The result is shared by calls.
   *
   * @throws EndpointResolutionError when the rules refuse the combination, or a parameter is missing or of a wrong type
   */
  resolve(parameters: EndpointParameters): ResolvedEndpoint;
  /** The class boto3 has for a refusal's message; undefined when there is none. */
  readonly refine?: ((refusal: Error, parameters: EndpointParameters) => Error | undefined) | undefined;
}
