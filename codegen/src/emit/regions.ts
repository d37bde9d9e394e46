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

/**
 * The endpoints of a service.
 *
 * @param endpointPrefix - the service's name in `endpoints.json`
 * @returns undefined when the file does not know the service
 */
export function compileRegions(legacy: LegacyEndpoints, endpointPrefix: string): string | undefined {
  const partitions = legacy.partitions.flatMap((partition) => {
    const compiled = compilePartition(partition, endpointPrefix);
    return compiled ? [[partition.partition, compiled] as const] : [];
  });
  return partitions.length > 0 ? JSON.stringify(Object.fromEntries(partitions)) : undefined;
}

function compilePartition(partition: LegacyPartition, prefix: string): unknown[] | undefined {
  const service = partition.services[prefix];
  if (!service) return undefined;
  const usual = dataOf(partition, prefix, {}, "*", {});
  const defaults = difference(dataOf(partition, prefix, {}, "*", service.defaults ?? {}), usual);
  const groups = new Map<string, string[]>();
  for (const [name, endpoint] of Object.entries(service.endpoints)) {
    const expected = { ...usual, ...defaults };
    const data = isReachable(name) ? difference(dataOf(partition, prefix, endpoint, name, service.defaults ?? {}), expected) : {};
    const text = JSON.stringify(data);
    groups.set(text, [...(groups.get(text) ?? []), name]);
  }
  const plain = groups.get("{}") ?? [];
  groups.delete("{}");
  const compiled: unknown[] = [
    plain.join(" "),
    [...groups].map(([data, names]) => [names.join(" "), JSON.parse(data)]),
    defaults,
    service.partitionEndpoint ?? "",
    service.isRegionalized === false ? 1 : 0,
  ];
  const empty = [undefined, "[]", "{}", '""', "0"];
  while (compiled.length > 1 && JSON.stringify(compiled.at(-1)) === empty[compiled.length - 1]) compiled.pop();
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
  data["c"] = scope ? [scope.region ?? 0, ...(scope.service === undefined ? [] : [scope.service])] : 0;
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
