/** The seam between the runner and the families: what a recorded case is, and what checking it says. */
import type { Vectors } from "./vectors.ts";

/** How what we did differs from what was recorded. */
export interface Mismatch {
  readonly expected: unknown;
  readonly actual: unknown;
  /** One line per place, each beginning with its path. */
  readonly differences: readonly string[];
}

export interface ConformanceCase {
  readonly id: string;
  /** Service, or for families without services the group of vectors, e.g. the protocol. */
  readonly group: string;
  /** Why the recorder's own library leaves this case out; it is not run then. */
  readonly leftOut?: string | undefined;
  /** Undefined when all is as recorded; whatever it throws counts as a mismatch. */
  check(): Mismatch | undefined | Promise<Mismatch | undefined>;
}

/** One kind of vectors and how they are checked. */
export interface Family {
  readonly name: string;
  /** @param wants - whether a group's cases are asked for; others need not be read */
  cases(vectors: Vectors, wants: (group: string) => boolean): Iterable<ConformanceCase> | AsyncIterable<ConformanceCase>;
}

/** A mismatch if there are differences. */
export function mismatch(expected: unknown, actual: unknown, differences: readonly string[]): Mismatch | undefined {
  return differences.length === 0 ? undefined : { expected, actual, differences };
}
