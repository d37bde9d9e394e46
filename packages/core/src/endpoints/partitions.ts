/** Groups of regions with their own DNS names: `aws`, `aws-cn`, ... (botocore `partitions.json`, rule function `aws.partition`). */
import { UnknownRegionError } from "../errors/endpoint.ts";
import { PARTITION_ROWS } from "./partitions-data.ts";

/**
 * A row of `partitions-data.ts`: name, pattern of its regions, DNS suffix, suffix of dual-stack hosts, region of global
 * services, names in the partition that the pattern misses (separated by blanks), and flags: 1 FIPS, 2 dual-stack (both as the
 * rules see it), 4 dual-stack by default in a client's own endpoint.
 */
export type PartitionRow = readonly [
  name: string,
  pattern: string,
  dnsSuffix: string,
  dualstackSuffix: string,
  globalRegion: string,
  others: string,
  flags: number,
];

/** A partition, with the attributes that rules read. */
export interface Partition {
  readonly name: string;
  readonly dnsSuffix: string;
  readonly dualStackDnsSuffix: string;
  readonly implicitGlobalRegion: string;
  readonly supportsFIPS: boolean;
  readonly supportsDualStack: boolean;
  readonly hasDualstackDefault: boolean;
  /** Matches the partition's regions, known or new, but no pseudo regions. */
  readonly pattern: RegExp;
  /** Pseudo regions (`aws-global`) that endpoint rules count to the partition. */
  readonly pseudoRegions: readonly string[];
}

let partitions: readonly Partition[] | undefined;

/** All partitions, `aws` first. */
export function allPartitions(): readonly Partition[] {
  partitions ??= PARTITION_ROWS.map(([name, pattern, dnsSuffix, dualStackDnsSuffix, implicitGlobalRegion, others, flags]) => ({
    name,
    dnsSuffix,
    dualStackDnsSuffix,
    implicitGlobalRegion,
    supportsFIPS: (flags & 1) !== 0,
    supportsDualStack: (flags & 2) !== 0,
    hasDualstackDefault: (flags & 4) !== 0,
    pattern: new RegExp(pattern),
    pseudoRegions: others.split(" "),
  }));
  return partitions;
}

/** The partition of a region as endpoint rules see it: pseudo regions included, `aws` for names nobody knows. */
export function rulesPartition(region: unknown): Partition {
  const all = allPartitions();
  const found = typeof region === "string" && region !== "" ? all.find(({ pattern, pseudoRegions }) => pattern.test(region) || pseudoRegions.includes(region)) : undefined;
  return found ?? all[0]!;
}

/** Names of all partitions. */
export function availablePartitions(): string[] {
  return allPartitions().map(({ name }) => name);
}

/**
 * The name of the partition a region belongs to.
 *
 * @throws UnknownRegionError when no partition's pattern matches
 */
export function partitionForRegion(region: string): string {
  const found = allPartitions().find(({ pattern }) => pattern.test(region));
  if (!found) throw new UnknownRegionError(region, "No partition found for provided region_name.");
  return found.name;
}
