/**
 * The rule sets that most services share up to the first label of the host, written as code: services with one of them need no
 * evaluator. The generator (`codegen/src/emit/standard-forms.ts`) knows the models' forms by digest, and its tests compare each
 * function with the rule set it stands for.
 */
import { EndpointResolutionError } from "../errors/endpoint.ts";
import { usualSettings } from "./built-ins.ts";
import type { EndpointParameters, EndpointRules, ResolvedEndpoint } from "./endpoint.ts";
import { rulesPartition, type Partition } from "./partitions.ts";

/** Gives the endpoint in a region. */
type InRegion = (region: string, partition: Partition, parameters: EndpointParameters) => ResolvedEndpoint;

const LACKING = "this partition does not support";

/** One host per region, with FIPS and dual-stack variants. */
export function regionalRules(prefix: string, plainFips?: RegExp): EndpointRules {
  return standardRules(true, (region, partition, { UseFIPS: fips, UseDualStack: dualstack }) => {
    const { supportsFIPS, supportsDualStack, dnsSuffix, dualStackDnsSuffix } = partition;
    if (fips && dualstack && !(supportsFIPS && supportsDualStack))
      refuse(`FIPS and DualStack are enabled, but ${LACKING} one or both`);
    if (fips && !supportsFIPS) refuse(`FIPS is enabled but ${LACKING} FIPS`);
    if (dualstack && !supportsDualStack) refuse(`DualStack is enabled but ${LACKING} DualStack`);
    const label = fips && (dualstack || !plainFips?.test(region)) ? `${prefix}-fips` : prefix;
    return endpointAt(`https://${label}.${region}.${dualstack ? dualStackDnsSuffix : dnsSuffix}`);
  });
}

/** As `regionalRules`, but FIPS hosts in GovCloud have no suffix. */
export function regionalGovRules(prefix: string): EndpointRules {
  return regionalRules(prefix, /^us-gov-\w+-\d+$|^aws-us-gov-global$/);
}

/** As `regionalRules`, but FIPS hosts of the two GovCloud regions have no suffix. */
export function govRegionRules(prefix: string): EndpointRules {
  return regionalRules(prefix, /^us-gov-(east|west)-1$/);
}

/** One dual-stack host per region, with a FIPS variant. */
export function dualstackOnlyRules(prefix: string): EndpointRules {
  return standardRules(false, (region, { dualStackDnsSuffix }, { UseFIPS }) =>
    endpointAt(`https://${prefix}${UseFIPS ? "-fips" : ""}.${region}.${dualStackDnsSuffix}`),
  );
}

/** One dual-stack host per partition, signed for the partition's global region. */
export function globalDualstackRules(prefix: string): EndpointRules {
  return standardRules(false, (_region, { implicitGlobalRegion: signingRegion, dualStackDnsSuffix }, { UseFIPS }) => {
    const endpoint = endpointAt(`https://${prefix}${UseFIPS ? "-fips" : ""}.${signingRegion}.${dualStackDnsSuffix}`);
    const authSchemes = [{ name: "sigv4", signingRegion }];
    return { ...endpoint, authSchemes, properties: { authSchemes } };
  });
}

/** One host per region, dual-stack wherever the partition has it. */
export function implicitDualstackRules(prefix: string): EndpointRules {
  return standardRules(false, (region, { supportsFIPS, supportsDualStack, dnsSuffix, dualStackDnsSuffix }, { UseFIPS }) => {
    if (UseFIPS && !supportsFIPS) refuse(`FIPS is enabled but ${LACKING} FIPS`);
    return endpointAt(
      `https://${prefix}${UseFIPS ? "-fips" : ""}.${region}.${supportsDualStack ? dualStackDnsSuffix : dnsSuffix}`,
    );
  });
}

function standardRules(hasDualstack: boolean, inRegion: InRegion): EndpointRules {
  return {
    settings: usualSettings,
    resolve(parameters) {
      const { Endpoint, Region, UseFIPS, UseDualStack } = parameters;
      if (Endpoint !== undefined) {
        if (UseFIPS || (hasDualstack && UseDualStack))
          refuse(`Invalid Configuration: ${UseFIPS ? "FIPS" : "Dualstack"} and custom endpoint are not supported`);
        return endpointAt(Endpoint as string);
      }
      return inRegion(
        Region === undefined ? refuse("Invalid Configuration: Missing Region") : (Region as string),
        rulesPartition(Region),
        parameters,
      );
    },
  };
}

function endpointAt(url: string): ResolvedEndpoint {
  return { url, headers: {}, authSchemes: undefined, properties: {} };
}

function refuse(message: string): never {
  throw new EndpointResolutionError(message);
}
