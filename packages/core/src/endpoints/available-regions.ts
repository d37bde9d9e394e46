/** Lists of regions in which a service is known to be (botocore `regions.py` `get_available_endpoints`). */
import { allPartitions } from "./partitions.ts";

/**
 * Regions in which a service is known to be, sorted. The list is that of the service's package and can lag behind AWS.
 *
 * @param regions - `regions` of the generated client class, e.g. `SQS.regions`
 * @param options.nonRegional - adds pseudo regions such as `aws-global` and `fips-us-east-1`
 */
export function availableRegions(
  regions: string | undefined,
  partition = "aws",
  options: { readonly nonRegional?: boolean } = {},
): string[] {
  const names: string | undefined = JSON.parse(regions ?? "{}")[partition];
  const pattern = allPartitions().find(({ name }) => name === partition)?.pattern;
  if (!names || !pattern) return [];
  return names
    .split(" ")
    .filter((name) => options.nonRegional || pattern.test(name))
    .toSorted();
}
