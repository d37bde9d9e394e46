/** The families in the order they run; each is loaded when it is asked for. */
import type { Family } from "../case.ts";

const LOADERS: Readonly<Record<string, () => Promise<Family>>> = {
  protocol: async () => (await import("./protocol.ts")).protocol,
  requests: async () => (await import("./requests.ts")).requests,
  responses: async () => (await import("./responses.ts")).responses,
  "responses-malformed": async () => (await import("./responses-malformed.ts")).responsesMalformed,
  endpoints: async () => (await import("./endpoints.ts")).endpoints,
  "client-endpoints": async () => (await import("./client-endpoints.ts")).clientEndpoints,
  "available-regions": async () => (await import("./available-regions.ts")).availableRegions,
  configuration: async () => (await import("./configuration.ts")).configuration,
  "config-parsing": async () => (await import("./config-parsing.ts")).configParsing,
  clients: async () => (await import("./clients.ts")).clients,
  sigv4: async () => (await import("./sigv4.ts")).sigv4,
  presign: async () => (await import("./presign.ts")).presign,
  validation: async () => (await import("./validation.ts")).validation,
  "response-parsing": async () => (await import("./response-parsing.ts")).responseParsing,
  "cbor-decode": async () => (await import("./cbor-decode.ts")).cborDecode,
  eventstream: async () => (await import("./eventstream.ts")).eventstream,
  dynamodb: async () => (await import("./dynamodb/index.ts")).dynamodb,
  retries: async () => (await import("./retries.ts")).retries,
  "retries-2026": async () => (await import("./retries.ts")).retries2026,
  utils: async () => (await import("./utils.ts")).utils,
  "s3-transfer": async () => (await import("./s3-transfer.ts")).s3Transfer,
  jmespath: async () => (await import("./jmespath.ts")).jmespath,
  paginators: async () => (await import("./paginators.ts")).paginators,
  waiters: async () => (await import("./waiters.ts")).waiters,
  resources: async () => (await import("./resources.ts")).resources,
};

export const FAMILY_NAMES: readonly string[] = Object.keys(LOADERS);

/** Loads a family by one of the names above. */
export function loadFamily(name: string): Promise<Family> {
  return LOADERS[name]!();
}
