/**
 * The endpoint of a client (not of a call), from the service's part of `endpoints.json` (botocore `regions.py`
 * `EndpointResolver`). Endpoint rules decide where calls go; this gives `client.meta.endpointUrl`, and the region and signing
 * defaults of a client.
 *
 * The generator (`codegen/src/emit/regions.ts`) writes what differs from the usual, by partition: `[groups, defaults, partition
 * endpoint, not regionalized]`, with trailing empty parts left out. A group is `[names, data]`; data holds hosts by variant (`h`,
 * `f`, `d`, `b`; 0 where there is none), the credential scope `c` as `[region, service]` and `o` for http only. In hosts `*` is
 * the region, a final `.` or `:` the partition's DNS suffix or that of dual-stack hosts.
 */
import { EndpointVariantError, NoRegionError } from "../errors/endpoint.ts";
import { allPartitions } from "./partitions.ts";

interface EndpointData {
  readonly h?: string;
  readonly f?: string | 0;
  readonly d?: string | 0;
  readonly b?: string | 0;
  readonly c?: readonly [region: string | 0, service?: string] | 0;
  readonly o?: 0 | 1;
}

type ServiceHosts = readonly [
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

/** Partitions whose own hosts have no dual-stack form; requests for one go on as if the region were in `aws`. */
const NO_DUALSTACK = /^aws-iso(-b)?$/;

/**
 * A service's endpoint in a region. Unknown regions that no partition's pattern matches are taken to be in `aws`.
 *
 * @param hosts - `hosts` of the generated service
 * @param prefix - the service's endpoint prefix
 * @param region - undefined asks for the service's partition-wide endpoint
 * @throws NoRegionError when there is no region and no partition-wide endpoint
 * @throws EndpointVariantError when the variant does not exist there
 */
export function legacyEndpoint(
  hosts: string | undefined,
  prefix: string,
  region: string | undefined,
  fips: boolean,
  dualstack: boolean,
): LegacyEndpoint {
  const services: Readonly<Record<string, ServiceHosts>> = JSON.parse(hosts ?? "{}");
  const dataOf = (partition: string, name: string): EndpointData | undefined =>
    services[partition]?.[0]?.find(([names]) => names.split(" ").includes(name))?.[1];
  const all = allPartitions();
  let name = region ?? services["aws"]?.[2];
  if (!name) throw new NoRegionError();
  const home =
    all.find(
      (candidate) =>
        !(dualstack && NO_DUALSTACK.test(candidate.name)) && (candidate.pattern.test(name!) || dataOf(candidate.name, name!)),
    ) ?? all[0]!;
  const { name: partition, dnsSuffix, dualStackDnsSuffix } = home;
  const [, defaults, partitionEndpoint, notRegionalized] = services[partition] ?? [];
  let own = dataOf(partition, name);
  if (!own && partitionEndpoint && notRegionalized) {
    name = partitionEndpoint;
    own = dataOf(partition, name);
  }
  const data: EndpointData = {
    ...(dualstack && !home.hasDualstackDefault && { d: 0, b: 0 }),
    ...defaults,
    ...own,
  };
  const host =
    data[dualstack ? (fips ? "b" : "d") : fips ? "f" : "h"] ?? `${prefix}${fips ? "-fips" : ""}.*${dualstack ? ":" : "."}`;
  if (host === 0) {
    const tags = [...(dualstack ? ["dualstack"] : []), ...(fips ? ["fips"] : [])];
    throw new EndpointVariantError(tags, `Endpoint does not exist for ${prefix} in region ${name}`);
  }
  const [signingRegion, signingName] = data.c || [];
  return {
    partition,
    name,
    hostname: host.replaceAll("*", name).replace(/\.$/, `.${dnsSuffix}`).replace(/:$/, `.${dualStackDnsSuffix}`),
    https: !data.o,
    signingRegion: signingRegion || undefined,
    signingName,
  };
}
