/** Groups of regions with their own DNS names: `aws`, `aws-cn`, ... (botocore `partitions.json`, rule function `aws.partition`). */
import { UnknownRegionError } from "../errors/endpoint.ts";
import { PARTITION_ROWS } from "./partitions-data.ts";

/** A partition, with the attributes that rules read. */
export interface Partition {
  readonly name: string;
  readonly dnsSuffix: string;
  readonly dualStackDnsSuffix: string;
  readonly implicitGlobalRegion: string;
  readonly supportsFIPS: boolean;
  readonly supportsDualStack: boolean;
  /** Whether a client's own endpoint has a dual-stack form by default. */
  readonly hasDualstackDefault: boolean;
  /** Matches the partition's regions, known or new, but no pseudo regions. */
  readonly pattern: RegExp;
  /** The pseudo region (`aws-global`) that endpoint rules count to the partition. */
  readonly pseudoRegion: string;
}

let partitions: readonly Partition[] | undefined;

/** All partitions, `aws` first. */
export function allPartitions(): readonly Partition[] {
  return (partitions ??= PARTITION_ROWS.map((row) => {
    const [name, prefixes, dnsSuffix, dualStackDnsSuffix, implicitGlobalRegion, pseudoRegion, flags] = row.split(" ") as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    return {
      name,
      dnsSuffix,
      dualStackDnsSuffix,
      implicitGlobalRegion,
      supportsFIPS: flags.includes("f"),
      supportsDualStack: flags.includes("d"),
      hasDualstackDefault: flags.includes("D"),
      pattern: new RegExp(`^${prefixes}-\\w+-\\d+$`),
      pseudoRegion,
    };
  }));
}

/** The partition of a region as endpoint rules see it: pseudo regions included, `aws` for names nobody knows. */
export function rulesPartition(region: unknown): Partition {
  const all = allPartitions();
  return all.find(({ pattern, pseudoRegion }) => pattern.test(String(region)) || pseudoRegion === region) ?? all[0]!;
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
