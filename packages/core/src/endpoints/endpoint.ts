/** What endpoint resolution takes and gives. */

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
