/**
 * The endpoint of a client (not of a call) and the regions of a service, from the service's part of `endpoints.json` (botocore
 * `regions.py` `EndpointResolver`). Endpoint rules decide where calls go; this gives `client.meta.endpointUrl`, the region and
 * signing defaults of a client, and the lists of regions.
 *
 * The generator (`codegen/src/emit/regions.ts`) writes, by partition: `[names, groups, defaults, partition endpoint, not
 * regionalized]`, with trailing empty parts left out. A group is `[names, data]`, for endpoints that differ from the defaults;
 * data holds hosts by variant (`h`, `f`, `d`, `b`; 0 where there is none), the credential scope `c` as `[region, service]` and
 * `o` for http only. In hosts `*` is the region, a final `.` or `:` the partition's DNS suffix or that of dual-stack hosts.
 */
import { EndpointVariantError, NoRegionError } from "../errors/endpoint.ts";
import { allPartitions, type Partition } from "./partitions.ts";

type VariantKey = "h" | "f" | "d" | "b";

interface EndpointData extends Partial<Record<VariantKey, string | 0>> {
  readonly c?: readonly [region: string | 0, service?: string] | 0;
  readonly o?: 0 | 1;
}

type ServiceRegions = readonly [
  names: string,
  groups?: ReadonlyArray<readonly [names: string, data: EndpointData]>,
  defaults?: EndpointData,
  partitionEndpoint?: string,
  notRegionalized?: 0 | 1,
];

/** What `endpoints.json` says about a service in a region. */
export interface LegacyEndpoint {
  readonly partition: string;
  /** The region, or the pseudo region of a global service. */
  readonly name: string;
  readonly hostname: string;
  readonly https: boolean;
  readonly signingRegion: string | undefined;
  readonly signingName: string | undefined;
}

/** Variants asked for. */
export interface EndpointVariants {
  readonly dualstack: boolean;
  readonly fips: boolean;
}

/** Partitions whose own hosts have no dual-stack form; requests for one go on as if the region were in `aws`. */
const NO_DUALSTACK: readonly string[] = ["aws-iso", "aws-iso-b"];

/**
 * Regions in which a service is known to be, sorted. The list is that of the service's package and can lag behind AWS.
 *
 * @param regions - `regions` of the generated service
 * @param options.nonRegional - adds pseudo regions such as `aws-global` and `fips-us-east-1`
 */
export function availableRegions(regions: string | undefined, partition = "aws", options: { readonly nonRegional?: boolean } = {}): string[] {
  const entry = parseRegions(regions)[partition];
  const pattern = allPartitions().find(({ name }) => name === partition)?.pattern;
  if (!entry || !pattern) return [];
  const names = [entry[0], ...(entry[1] ?? []).map(([group]) => group)].flatMap((group) => (group === "" ? [] : group.split(" ")));
  return names.filter((name) => options.nonRegional || pattern.test(name)).toSorted();
}

/**
 * A service's endpoint in a region. Unknown regions that no partition's pattern matches are taken to be in `aws`.
 *
 * @param prefix - the service's endpoint prefix
 * @param region - undefined asks for the service's partition-wide endpoint
 * @throws NoRegionError when there is no region and no partition-wide endpoint
 * @throws EndpointVariantError when the variant does not exist there
 */
export function legacyEndpoint(regions: string | undefined, prefix: string, region: string | undefined, variants: EndpointVariants): LegacyEndpoint {
  const services = parseRegions(regions);
  const all = allPartitions();
  const name = region ?? services[all[0]!.name]?.[3];
  if (!name) throw new NoRegionError();
  const candidates = all.filter((partition) => !(variants.dualstack && NO_DUALSTACK.includes(partition.name)));
  const home = candidates.find((partition) => partition.pattern.test(name) || dataOf(services[partition.name], name) !== undefined);
  return endpointIn(home ?? all[0]!, services, prefix, name, variants);
}

function endpointIn(
  partition: Partition,
  services: Readonly<Record<string, ServiceRegions>>,
  prefix: string,
  region: string,
  variants: EndpointVariants,
): LegacyEndpoint {
  const service = services[partition.name];
  const [, , defaults = {}, partitionEndpoint = "", notRegionalized] = service ?? [""];
  let data = dataOf(service, region);
  let name = region;
  if (!data && partitionEndpoint !== "" && notRegionalized) {
    name = partitionEndpoint;
    data = dataOf(service, name);
  }
  const { dualstack, fips } = variants;
  const key: VariantKey = dualstack ? (fips ? "b" : "d") : fips ? "f" : "h";
  const usual = dualstack && !partition.hasDualstackDefault ? 0 : `${prefix}${fips ? "-fips" : ""}.*${dualstack ? ":" : "."}`;
  const host = data?.[key] ?? defaults[key] ?? usual;
  if (host === 0) {
    const tags = [...(dualstack ? ["dualstack"] : []), ...(fips ? ["fips"] : [])];
    throw new EndpointVariantError(tags, `Endpoint does not exist for ${prefix} in region ${name}`);
  }
  const [signingRegion, signingName] = (data?.c ?? defaults.c) || [];
  return {
    partition: partition.name,
    name,
    hostname: expandHost(host, name, partition),
    https: (data?.o ?? defaults.o ?? 0) === 0,
    signingRegion: signingRegion || undefined,
    signingName,
  };
}

function expandHost(host: string, region: string, partition: Partition): string {
  const named = host.replaceAll("*", region);
  if (named.endsWith(".")) return named + partition.dnsSuffix;
  return named.endsWith(":") ? `${named.slice(0, -1)}.${partition.dualStackDnsSuffix}` : named;
}

/** Facts about a named endpoint; an empty object when it has only the defaults, undefined when the service does not list it. */
function dataOf(service: ServiceRegions | undefined, name: string): EndpointData | undefined {
  if (!service) return undefined;
  const listed = (names: string): boolean => ` ${names} `.includes(` ${name} `);
  return service[1]?.find(([names]) => listed(names))?.[1] ?? (listed(service[0]) ? {} : undefined);
}

function parseRegions(regions: string | undefined): Readonly<Record<string, ServiceRegions>> {
  return regions === undefined ? {} : JSON.parse(regions);
}
