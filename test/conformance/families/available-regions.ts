/** Regions in which a service is known to be, and the partition of a region (`available-regions`). */
import type { ClientClass } from "../../../packages/core/src/client/client-class.ts";
import { partitionForRegion } from "../../../packages/core/src/endpoints/partitions.ts";
import { availableRegions as regionsOf } from "../../../packages/core/src/endpoints/available-regions.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import { compareError, type RecordedError } from "../errors.ts";
import { loadService, prepareServices, type GeneratedService } from "../generated-service.ts";
import type { Vectors } from "../vectors.ts";

interface RegionsCase {
  readonly id: string;
  readonly service: string;
  readonly partition: string;
  readonly regions: readonly string[];
  readonly with_non_regional: readonly string[];
}

interface PartitionCase {
  readonly id: string;
  readonly region: string;
  readonly partition?: string;
  readonly error?: RecordedError;
}

const PARTITIONS = "partition-for";

export const availableRegions: Family = { name: "available-regions", cases };

function* cases(vectors: Vectors, wants: (group: string) => boolean): Iterable<ConformanceCase> {
  const recordings = vectors.lines<RegionsCase | PartitionCase>("available-regions");
  const services = recordings.flatMap((recorded) => ("service" in recorded && wants(recorded.service) ? [recorded.service] : []));
  prepareServices([...new Set(services)]);
  for (const recorded of recordings) {
    const { id } = recorded;
    if (!("service" in recorded)) {
      yield { id, group: PARTITIONS, check: () => checkPartition(recorded) };
    } else if (wants(recorded.service)) {
      yield { id, group: recorded.service, check: async () => checkRegions(await loadService(recorded.service), recorded) };
    }
  }
}

function checkRegions({ service, exports }: GeneratedService, recorded: RegionsCase): Mismatch | undefined {
  const { partition, regions, with_non_regional } = recorded;
  const expected = { regions, with_non_regional };
  const known = (exports[service.className] as ClientClass<unknown>).regions;
  const actual = {
    regions: regionsOf(known, partition),
    with_non_regional: regionsOf(known, partition, { nonRegional: true }),
  };
  return mismatch(expected, actual, findDifferences(expected, actual));
}

function checkPartition({ region, partition, error }: PartitionCase): Mismatch | undefined {
  try {
    const actual = partitionForRegion(region);
    return error === undefined ? mismatch(partition, actual, findDifferences(partition, actual)) : compareError(error, undefined);
  } catch (raised) {
    return compareError(error ?? { type: "no error", message: "" }, raised as Error);
  }
}
