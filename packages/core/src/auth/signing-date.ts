/** An instant as SigV4 writes it; below the second it is cut off. */
export interface SigningDate {
  /** `20260102T030405Z` */
  readonly long: string;
  /** `20260102` */
  readonly short: string;
}

let lastSecond: number = Number.NaN;
let last: SigningDate;

/** Written once for all signatures of a second. */
export function signingDate(date: Date): SigningDate {
  const second = Math.floor(date.getTime() / 1000);
  if (second !== lastSecond) {
    const long = date.toISOString().replace(/[-:]|\.\d+/g, "");
    last = { long, short: long.slice(0, 8) };
    lastSecond = second;
  }
  return last;
}
