/** Regions by their old names for FIPS: `fips-us-east-1` is `us-east-1` with FIPS switched on (botocore `client.py`, spec SES-27). */

/** The region itself. */
export function plainRegion(name: string): string {
  return name.replace(/fips-|-fips/g, "");
}
