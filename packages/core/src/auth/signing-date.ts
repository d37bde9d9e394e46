/** An instant as SigV4 writes it; below the second it is cut off. */
export function signingDate(date: Date): { /** `20260102T030405Z` */ long: string; /** `20260102` */ short: string } {
  const long = date.toISOString().replace(/[-:]|\.\d+/g, "");
  return { long, short: long.slice(0, 8) };
}
