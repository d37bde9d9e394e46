/** The recordings' notation of values: JSON, and an object with one `$` key for what JSON cannot hold (their README, "Values"). */

export type Tagged = null | boolean | number | string | Tagged[] | { [key: string]: Tagged };

/** Turns a value without streams into the tagged form. */
export function toTaggedNow(value: unknown): Tagged {
  if (Array.isArray(value)) return value.map(toTaggedNow);
  if (isPlainObject(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(entries.map(([key, item]) => [key, toTaggedNow(item)]));
  }
  return scalarToTagged(value);
}

export function scalarToTagged(value: unknown): Tagged {
  if (value instanceof Date) return { $timestamp: formatInstant(value) };
  if (value instanceof Uint8Array) return { $blob: Buffer.from(value).toString("base64") };
  if (typeof value === "bigint") {
    return Number.isSafeInteger(Number(value)) ? Number(value) : { $int: value.toString() };
  }
  if (typeof value === "number" && !Number.isFinite(value)) return { $float: String(value) };
  if (value === undefined) return null;
  if (value === null || typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  throw new Error(`A client returned a ${Object.prototype.toString.call(value)}, which no recorded value can be.`);
}

/** As the recordings write an instant: fraction only when it is not zero. */
export function formatInstant(instant: Date): string {
  return Number.isNaN(instant.getTime()) ? "Invalid Date" : instant.toISOString().replace(".000Z", "Z");
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
