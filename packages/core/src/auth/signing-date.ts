/** The two spellings of an instant in a signature, kept until the second changes: most calls of a busy client share one. */

/** An instant as SigV4 writes it. */
export interface SigningDate {
  /** `20260102T030405Z` */
  readonly long: string;
  /** `20260102` */
  readonly short: string;
  /** `Fri, 02 Jan 2026 03:04:05 -0000`, as botocore rewrites a `Date` header. */
  readonly mail: string;
}

let second = Number.NaN;
let current: SigningDate | undefined;

/** Spells an instant; below the second it is cut off. */
export function signingDate(date: Date): SigningDate {
  const now = Math.floor(date.getTime() / 1000);
  if (current === undefined || now !== second) {
    const whole = new Date(now * 1000);
    const long = whole.toISOString().replace(/[-:]|\.\d+/g, "");
    current = { long, short: long.slice(0, 8), mail: whole.toUTCString().replace("GMT", "-0000") };
    second = now;
  }
  return current;
}
