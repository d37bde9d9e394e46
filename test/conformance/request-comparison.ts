/** Compares the parts of a request that a recording names: headers without regard to case, bodies by their meaning. */
import { findBodyDifferences, type BodyKind } from "./body.ts";
import { findDifferences } from "./compare.ts";

export type Headers = Readonly<Record<string, string>>;

export function lowerCaseNames(headers: Headers): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Differences in the headers that are expected; others may be there. */
export function findHeaderDifferences(expected: Headers, actual: Headers): string[] {
  const sent = lowerCaseNames(actual);
  return Object.entries(lowerCaseNames(expected)).flatMap(([name, value]) =>
    findDifferences(value, sent[name], `header ${name}`),
  );
}

/** Differences between bodies, given as text or bytes. */
export function findContentDifferences(
  kind: BodyKind,
  expected: string | Uint8Array,
  actual: string | Uint8Array | undefined,
): string[] {
  return findBodyDifferences(kind, Buffer.from(expected as string), Buffer.from((actual ?? "") as string));
}
