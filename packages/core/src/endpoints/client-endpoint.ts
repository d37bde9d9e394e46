/**
 * A client's own endpoint, region and signing defaults: what `client.meta` shows and what endpoint rules and signers start
 * from (botocore `client.py` `ClientEndpointBridge`, `args.py`).
 */
import type { ResolvedConfig, UNSIGNED } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import { InvalidRegionError } from "../errors/endpoint.ts";
import { resolveAuthType } from "./auth-schemes.ts";
import { checkEndpointUrl } from "./endpoint-url.ts";
import { plainRegion } from "./fips-region.ts";
import { legacyEndpoint } from "./regions.ts";

/** The settings a client's endpoint depends on. */
export type ClientEndpointConfig = Pick<
  ResolvedConfig,
  | "regionName"
  | "endpointUrl"
  | "useFipsEndpoint"
  | "useDualstackEndpoint"
  | "useSsl"
  | "signatureVersion"
  | "stsRegionalEndpoints"
  | "s3"
>;

/** The settings in effect for a client. */
export interface ClientEndpoint {
  /** `client.meta.endpointUrl`; single calls may go elsewhere. */
  readonly endpointUrl: string;
  /** `client.meta.regionName`; a pseudo region for global services (`aws-global`). */
  readonly region: string;
  readonly partition: string;
  readonly signingName: string;
  readonly signingRegion: string;
  /** botocore's name of the signer: `v4`, `s3v4`, `bearer`, `none`, ... */
  readonly signatureVersion: string;
  /** The region endpoint rules are asked with. */
  readonly rulesRegion: string;
  readonly useFips: boolean;
  readonly useDualstack: boolean;
  /** S3: us-east-1 keeps the global host. */
  readonly s3Global: boolean;
  /** STS: the region keeps the global host. */
  readonly stsGlobal: boolean;
}

/**
 * Resolves a client's endpoint.
 *
 * @throws NoRegionError, InvalidRegionError, EndpointVariantError, InvalidEndpointUrlError
 */
export function resolveClientEndpoint(service: Service, config: ClientEndpointConfig): ClientEndpoint {
  const { endpointPrefix: prefix, customization } = service;
  const { endpointUrl, regionName, s3, useSsl } = config;
  if (regionName !== undefined && !/^(?!\d+$)(?!-)[a-zA-Z\d-]{0,63}(?<!-)$/.test(regionName))
    throw new InvalidRegionError(regionName);
  const isS3 = prefix === "s3";
  const asked = regionName && plainRegion(regionName);
  const useFips = config.useFipsEndpoint || asked !== regionName;
  const useDualstack = (isS3Family(service) ? s3.useDualstackEndpoint : undefined) ?? config.useDualstackEndpoint;
  const isS3Global = (region: string | undefined): boolean =>
    isS3 && s3.usEast1RegionalEndpoint !== "regional" && (region === undefined || region === "us-east-1");
  const isLegacyGlobal = (region: string | undefined): boolean =>
    config.stsRegionalEndpoints === "legacy" &&
    region !== undefined &&
    customization?.legacyGlobalRegions?.includes(region) === true;

  const sought = isS3Global(asked) ? undefined : asked;
  const found = legacyEndpoint(
    service.hosts,
    prefix,
    sought ?? (isS3 && useDualstack ? "us-east-1" : undefined),
    useFips,
    useDualstack,
  );
  if (endpointUrl !== undefined) checkEndpointUrl(endpointUrl);
  const isFound = endpointUrl === undefined || (isS3 && sought === undefined);
  const name = isFound ? found.name : sought!;
  const region = isS3Global(asked) && name === "aws-global" ? "us-east-1" : name;
  const isGlobal = endpointUrl === undefined && !useFips && !useDualstack && isLegacyGlobal(asked);
  const rulesRegion = isS3 || prefix === "sts" ? region : (asked ?? region);
  return {
    endpointUrl:
      endpointUrl ??
      (useSsl && (found.https || isGlobal) ? "https://" : "http://") + (isGlobal ? `${prefix}.amazonaws.com` : found.hostname),
    region,
    partition: found.partition,
    signingName: found.signingName ?? service.signingName ?? prefix,
    signingRegion: isGlobal ? "us-east-1" : isFound ? (found.signingRegion ?? found.name) : name,
    signatureVersion: signatureVersion(service, config.signatureVersion),
    rulesRegion,
    useFips,
    useDualstack,
    s3Global: isS3Global(rulesRegion),
    stsGlobal: isLegacyGlobal(rulesRegion),
  };
}

function isS3Family({ endpointPrefix }: Service): boolean {
  return endpointPrefix === "s3" || endpointPrefix === "s3-control";
}

function signatureVersion(service: Service, configured: string | typeof UNSIGNED | undefined): string {
  if (configured !== undefined) return typeof configured === "string" ? configured : "none";
  if (isS3Family(service)) return "s3v4";
  return service.auth ? resolveAuthType(service.auth) : (service.signatureVersion ?? "v4");
}
