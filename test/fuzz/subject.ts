/** A fast path beside a slow one that is obviously right, and how cases are run and reported. */
import { isDeepStrictEqual } from "node:util";
import { Random } from "./random.ts";

/** What a case found: what both ways gave, and what they were given. */
export interface Comparison {
  readonly given: unknown;
  readonly fast: unknown;
  readonly slow: unknown;
}

export interface Subject {
  readonly name: string;
  /** Makes one case and lets both ways at it. */
  readonly compare: (random: Random) => Comparison | Promise<Comparison>;
}

/**
 * Runs cases with the seeds `first`, `first + 1`, ...
 *
 * @throws Error at the first difference, with the seed that brings it back
 */
export async function fuzz({ name, compare }: Subject, first: number, count: number): Promise<void> {
  for (let seed = first; seed < first + count; seed++) {
    let found: Comparison;
    try {
      found = await compare(new Random(seed));
    } catch (cause) {
      throw new Error(`${name}, seed ${seed} cannot be run: ${String(cause)}\n${again(name, seed)}`, { cause });
    }
    const { given, fast, slow } = found;
    if (!isDeepStrictEqual(fast, slow))
      throw new Error(
        `${name}, seed ${seed}:\ngiven ${show(given)}\nfast  ${show(fast)}\nslow  ${show(slow)}\n${again(name, seed)}`,
      );
  }
}

/** What a function gives, or the class of what it throws: a refusal must be one on both ways. */
export function outcome<Value>(run: () => Value): Value | { readonly refused: true } {
  try {
    return run();
  } catch {
    return { refused: true };
  }
}

function again(name: string, seed: number): string {
  return `again: pnpm test:fuzz --subject=${name} --seed=${seed} --count=1`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value, (_, item: unknown) =>
    typeof item === "bigint" ? `${item}n` : item instanceof Uint8Array ? `hex ${Buffer.from(item).toString("hex")}` : item,
  );
  return (text ?? String(value)).slice(0, 4000);
}
