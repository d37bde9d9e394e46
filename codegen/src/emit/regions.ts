/**
 * Cuts one service out of `endpoints.json` as compact JSON text for core (`packages/core/src/endpoints/regions.ts` states the
 * form and reads it). Every host is computed as botocore does it and written only where core's defaults give another.
 */

interface LegacyVariant {
  tags: string[];
  hostname?: string;
  dnsSuffix?: string;
}

interface LegacyEndpoint {
  hostname?: string;
  protocols?: string[];
  credentialScope?: { region?: string; service?: string };
  variants?: LegacyVariant[];
}

export interface LegacyPartition {
  partition: string;
  regionRegex: string;
  dnsSuffix: string;
  defaults: LegacyEndpoint & { hostname: string };
  services: Record<
    string,
    { endpoints: Record<string, LegacyEndpoint>; defaults?: LegacyEndpoint; partitionEndpoint?: string; isRegionalized?: boolean }
  >;
}

/** `endpoints.json`. */
export interface LegacyEndpoints {
  partitions: LegacyPartition[];
}

/** Hosts (`h`, `f` FIPS, `d` dual-stack, `b` both), credential scope `c` and `o` for http only. */
type EndpointData = Record<string, unknown>;

const VARIANTS: ReadonlyArray<readonly [key: string, tags: readonly string[]]> = [
  ["h", []],
  ["f", ["fips"]],
  ["d", ["dualstack"]],
  ["b", ["dualstack", "fips"]],
];

/** What a package knows of the regions of its service; JSON texts. */
export interface CompiledRegions {
  /** Names of endpoints by partition, for lists of regions. */
  readonly regions: string;
  /** Where hosts and signing differ from the usual; undefined when they do not. */
  readonly hosts: string | undefined;
}

/**
 * The endpoints of a service.
 *
 * @param endpointPrefix - the service's name in `endpoints.json`
 * @returns undefined when the file does not know the service
 */
export function compileRegions(legacy: LegacyEndpoints, endpointPrefix: string): CompiledRegions | undefined {
  const partitions = legacy.partitions.filter(({ services }) => services[endpointPrefix]);
  if (partitions.length === 0) return undefined;
  const names = partitions.map(({ partition, services }) => [
    partition,
    Object.keys(services[endpointPrefix]!.endpoints).join(" "),
  ]);
  const hosts = partitions
    .map((partition) => [partition.partition, compileHosts(partition, endpointPrefix)] as const)
    .filter(([, data]) => data.length > 0);
  return {
    regions: JSON.stringify(Object.fromEntries(names)),
    hosts: hosts.length > 0 ? JSON.stringify(Object.fromEntries(hosts)) : undefined,
  };
}

function compileHosts(partition: LegacyPartition, prefix: string): unknown[] {
  const { endpoints, defaults: serviceDefaults = {}, partitionEndpoint, isRegionalized } = partition.services[prefix]!;
  const usual = dataOf(partition, prefix, {}, "*", {});
  const defaults = difference(dataOf(partition, prefix, {}, "*", serviceDefaults), usual);
  const groups = new Map<string, string[]>();
  for (const [name, endpoint] of Object.entries(endpoints)) {
    if (!isReachable(name)) continue;
    const text = JSON.stringify(
      difference(dataOf(partition, prefix, endpoint, name, serviceDefaults), { ...usual, ...defaults }),
    );
    // A region with nothing of its own counts only where others are sent to the partition's endpoint.
    if (text === "{}" && isRegionalized !== false && new RegExp(partition.regionRegex).test(name)) continue;
    groups.set(text, [...(groups.get(text) ?? []), name]);
  }
  const compiled: unknown[] = [
    [...groups].map(([data, names]) => [names.join(" "), JSON.parse(data)]),
    defaults,
    partitionEndpoint ?? "",
    isRegionalized === false ? 1 : 0,
  ];
  const empty = ["[]", "{}", '""', "0"];
  while (compiled.length > 0 && JSON.stringify(compiled.at(-1)) === empty[compiled.length - 1]) compiled.pop();
  return compiled;
}

/** FIPS pseudo regions become their region before anything is looked up, and names with a dot are refused as regions. */
function isReachable(name: string): boolean {
  return !/fips-|-fips|\./.test(name);
}

/** What holds for one endpoint; `*` stands for the region's name in hosts, a final `.` and `:` for the DNS suffixes. */
function dataOf(
  partition: LegacyPartition,
  prefix: string,
  endpoint: LegacyEndpoint,
  region: string,
  serviceDefaults: LegacyEndpoint,
): EndpointData {
  const levels = [endpoint, serviceDefaults, partition.defaults];
  const data: EndpointData = {};
  for (const [key, tags] of VARIANTS) data[key] = hostOf(partition, prefix, levels, tags, region) ?? 0;
  const scope = levels.find((level) => level.credentialScope)?.credentialScope;
  const signingRegion = scope?.region === region ? 0 : (scope?.region ?? 0);
  data["c"] = scope?.service !== undefined ? [signingRegion, scope.service] : signingRegion === 0 ? 0 : [signingRegion];
  data["o"] = levels.find((level) => level.protocols)?.protocols?.includes("https") ? 0 : 1;
  return data;
}

function hostOf(
  partition: LegacyPartition,
  prefix: string,
  levels: readonly LegacyEndpoint[],
  tags: readonly string[],
  region: string,
): string | undefined {
  const variants = tags.length === 0 ? [] : levels.flatMap((level) => variantOf(level, tags) ?? []);
  if (tags.length > 0 && variants.length === 0) return undefined;
  const template = [...variants, ...levels].find(({ hostname }) => hostname !== undefined)!.hostname!;
  const suffix = variants.find(({ dnsSuffix }) => dnsSuffix !== undefined)?.dnsSuffix ?? partition.dnsSuffix;
  const host = template.replaceAll("{service}", prefix).replaceAll("{region}", region).replaceAll("{dnsSuffix}", suffix);
  const dualstackSuffix = variantOf(partition.defaults, ["dualstack"])?.dnsSuffix;
  const short = region === "*" ? host : host.replaceAll(region, "*");
  if (short.endsWith(`.${partition.dnsSuffix}`)) return short.slice(0, -partition.dnsSuffix.length);
  if (dualstackSuffix && short.endsWith(`.${dualstackSuffix}`)) return `${short.slice(0, -dualstackSuffix.length - 1)}:`;
  return short;
}

function variantOf(level: LegacyEndpoint, tags: readonly string[]): LegacyVariant | undefined {
  return level.variants?.find((variant) => variant.tags.toSorted().join() === tags.join());
}

function difference(data: EndpointData, usual: EndpointData): EndpointData {
  return Object.fromEntries(Object.entries(data).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(usual[key])));
}
