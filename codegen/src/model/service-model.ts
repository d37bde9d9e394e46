/** A botocore service model (`service-2.json`) as it is on disk, documentation stripped. */

/** Traits that may stand on a shape or on a reference to it; the reference wins. */
export interface Traits {
  location?: "header" | "headers" | "querystring" | "uri" | "statusCode";
  locationName?: string;
  queryName?: string;
  streaming?: boolean;
  requiresLength?: boolean;
  flattened?: boolean;
  xmlNamespace?: { uri: string; prefix?: string } | string;
  xmlAttribute?: boolean;
  timestampFormat?: string;
  idempotencyToken?: boolean;
  jsonvalue?: boolean;
  hostLabel?: boolean;
  contextParam?: { name: string };
  eventpayload?: boolean;
  eventheader?: boolean;
  sensitive?: boolean;
  box?: boolean;
  deprecated?: boolean;
  deprecatedMessage?: string;
  deprecatedSince?: string;
}

export interface ShapeRef extends Traits {
  shape: string;
}

export interface ModelShape extends Traits {
  type:
    | "structure"
    | "list"
    | "map"
    | "string"
    | "character"
    | "integer"
    | "short"
    | "byte"
    | "long"
    | "float"
    | "double"
    | "boolean"
    | "blob"
    | "timestamp"
    | "bigdecimal";
  members?: Record<string, ShapeRef>;
  required?: string[];
  member?: ShapeRef;
  key?: ShapeRef;
  value?: ShapeRef;
  payload?: string;
  resultWrapper?: string;
  enum?: string[];
  min?: number;
  max?: number;
  pattern?: string;
  exception?: boolean;
  fault?: boolean;
  error?: { code?: string; httpStatusCode?: number; senderFault?: boolean };
  retryable?: { throttling?: boolean };
  union?: boolean;
  document?: boolean;
  event?: boolean;
  eventstream?: boolean;
  sparse?: boolean;
}

export interface ModelOperation {
  name: string;
  http: { method: string; requestUri: string; responseCode?: number };
  input?: ShapeRef & { locationName?: string; payload?: string };
  output?: ShapeRef & { resultWrapper?: string; payload?: string };
  errors?: ShapeRef[];
  idempotent?: boolean;
  readonly?: boolean;
  deprecated?: boolean;
  deprecatedMessage?: string;
  authtype?: string;
  auth?: string[];
  unsignedPayload?: boolean;
  endpoint?: { hostPrefix?: string };
  endpointdiscovery?: { required?: boolean };
  endpointoperation?: boolean;
  httpChecksum?: {
    requestAlgorithmMember?: string;
    requestChecksumRequired?: boolean;
    requestValidationModeMember?: string;
    responseAlgorithms?: string[];
  };
  httpChecksumRequired?: boolean;
  requestcompression?: { encodings: string[] };
  staticContextParams?: Record<string, { value: string | boolean | string[] }>;
  operationContextParams?: Record<string, { path: string }>;
}

export interface ServiceModel {
  version?: string;
  metadata: {
    apiVersion: string;
    endpointPrefix: string;
    protocol: string;
    protocols?: string[];
    serviceFullName: string;
    serviceAbbreviation?: string;
    serviceId: string;
    signatureVersion: string;
    signingName?: string;
    jsonVersion?: string;
    targetPrefix?: string;
    xmlNamespace?: string | { uri: string };
    globalEndpoint?: string;
    auth?: string[];
    awsQueryCompatible?: unknown;
    uid?: string;
  };
  operations: Record<string, ModelOperation>;
  shapes: Record<string, ModelShape>;
  clientContextParams?: Record<string, { type: string }>;
  deprecated?: boolean;
}
