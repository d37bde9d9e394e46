/**
 * A client's own endpoint, region and signing defaults: what `client.meta` shows and what endpoint rules and signers start
 * from (botocore `client.py` `ClientEndpointBridge`, `args.py`).
 */
import type { ResolvedConfig } from "../client/resolved-config.ts";
import { UNSIGNED } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import { InvalidRegionError } from "../errors/endpoint.ts";
import { resolveAuthType } from "./auth-schemes.ts";
import { checkEndpointUrl } from "./endpoint-url.ts";
import { legacyEndpoint, type LegacyEndpoint } from "./regions.ts";

/** The settings a client's endpoint depends on. */
export type ClientEndpointConfig = Pick<
  ResolvedConfig,
  "regionName" | "endpointUrl" | "useFipsEndpoint" | "useDualstackEndpoint" | "useSsl" | "signatureVersion" | "stsRegionalEndpoints" | "s3"
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

/** Regions in which legacy STS clients use the global host. */
const LEGACY_STS_REGIONS =
  "ap-northeast-1 ap-south-1 ap-southeast-1 ap-southeast-2 aws-global ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2";

/**
 * Resolves a client's endpoint.
 *
 * @throws NoRegionError, InvalidRegionError, EndpointVariantError, InvalidEndpointUrlError
 */
export function resolveClientEndpoint(service: Service, config: ClientEndpointConfig): ClientEndpoint {
  const prefix = service.endpointPrefix;
  const { endpointUrl, s3 } = config;
  checkRegionName(config.regionName);
  const asked = config.regionName?.replaceAll("fips-", "").replaceAll("-fips", "");
  const useFips = config.useFipsEndpoint || asked !== config.regionName;
  const isS3Family = prefix === "s3" || prefix === "s3-control";
  const useDualstack = (isS3Family ? s3.useDualstackEndpoint : undefined) ?? config.useDualstackEndpoint;
  const variants = { fips: useFips, dualstack: useDualstack };
  const isS3Global = (region: string | undefined): boolean =>
    prefix === "s3" && (s3.usEast1RegionalEndpoint ?? "legacy") === "legacy" && (region === undefined || region === "us-east-1");
  const lookUp = (name: string | undefined): LegacyEndpoint =>
    legacyEndpoint(service.regions, prefix, prefix === "s3" && useDualstack ? (name ?? "us-east-1") : name, variants);

  const sought = isS3Global(asked) ? undefined : asked;
  const found = lookUp(sought);
  const withoutUrl = endpointUrl === undefined || (prefix === "s3" && sought === undefined);
  const name = withoutUrl ? found.name : sought!;
  const region = isS3Global(asked) && name === "aws-global" ? "us-east-1" : name;
  const isStsLegacy = (sts: string | undefined): boolean =>
    prefix === "sts" && config.stsRegionalEndpoints === "legacy" && sts !== undefined && LEGACY_STS_REGIONS.split(" ").includes(sts);
  const scheme = config.useSsl && found.https ? "https" : "http";
  const stsOverride = endpointUrl === undefined && !useFips && !useDualstack && isStsLegacy(asked);
  if (endpointUrl !== undefined) checkEndpointUrl(endpointUrl);
  const rulesRegion = prefix === "s3" || prefix === "sts" ? region : (asked ?? region);
  return {
    endpointUrl: endpointUrl ?? (stsOverride ? `${config.useSsl ? "https" : "http"}://sts.amazonaws.com` : `${scheme}://${found.hostname}`),
    region,
    partition: found.partition,
    signingName: found.signingName ?? service.signingName ?? prefix,
    signingRegion: stsOverride ? "us-east-1" : withoutUrl ? (found.signingRegion ?? found.name) : name,
    signatureVersion: signatureVersion(service, config.signatureVersion),
    rulesRegion,
    useFips,
    useDualstack,
    s3Global: isS3Global(rulesRegion),
    stsGlobal: isStsLegacy(rulesRegion),
  };
}

function checkRegionName(region: string | undefined): void {
  if (region !== undefined && !/^(?!\d+$)(?!-)[a-zA-Z\d-]{0,63}(?<!-)$/.test(region)) throw new InvalidRegionError(region);
}

function signatureVersion(service: Service, configured: string | typeof UNSIGNED | undefined): string {
  if (configured !== undefined) return typeof configured === "string" ? configured : "none";
  if (service.endpointPrefix === "s3" || service.endpointPrefix === "s3-control") return "s3v4";
  return service.auth ? resolveAuthType(service.auth) : (service.signatureVersion ?? "v4");
}
