/**
 * The recordings' values and ours. JSON stands for itself; what JSON cannot hold is an object with one `$` key (see the
 * recordings' README, "Values"). Comparisons are made in the tagged form, so that reports show the recordings' notation.
 */
import { describeError } from "./error-record.ts";

export type Tagged = null | boolean | number | string | Tagged[] | { [key: string]: Tagged };

/** Turns a recorded value into one a caller would pass. @throws Error for a tag that has no meaning as an input */
export function toInput(value: Tagged): unknown {
  if (Array.isArray(value)) return value.map(toInput);
  if (typeof value !== "object" || value === null) return value;
  const tag = tagOf(value);
  if (tag === undefined) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toInput(item)]));
  const content = value[tag];
  switch (tag) {
    case "$blob":
    case "$stream":
      return new Uint8Array(Buffer.from(content as string, "base64"));
    case "$timestamp":
      return new Date(content as string);
    case "$int":
      return BigInt(content as string);
    case "$float":
      return Number(content);
    case "$set":
      return new Set((content as Tagged[]).map(toInput));
    case "$map":
      return Object.fromEntries((content as [Tagged, Tagged][]).map(([key, item]) => [String(toInput(key)), toInput(item)]));
    default:
      throw new Error(`Recorded values of kind ${tag} cannot be inputs here.`);
  }
}

/** Turns what a client returned into the tagged form; reads streams and event streams to their end. */
export async function toTagged(value: unknown): Promise<Tagged> {
  if (isStream(value)) return readStream(value);
  if (Array.isArray(value)) return Promise.all(value.map(toTagged));
  if (value instanceof Set) return { $set: await Promise.all([...value].map(toTagged)) };
  if (isPlainObject(value)) {
    const tagged: { [key: string]: Tagged } = {};
    for (const [key, item] of Object.entries(value)) if (item !== undefined) tagged[key] = await toTagged(item);
    return tagged;
  }
  return scalarToTagged(value);
}

/** The same for values without streams. */
export function toTaggedNow(value: unknown): Tagged {
  if (Array.isArray(value)) return value.map(toTaggedNow);
  if (isPlainObject(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(entries.map(([key, item]) => [key, toTaggedNow(item)]));
  }
  return scalarToTagged(value);
}

function scalarToTagged(value: unknown): Tagged {
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

interface ByteStream extends AsyncIterable<unknown> {
  bytes?: () => Promise<Uint8Array>;
}

function isStream(value: unknown): value is ByteStream {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** A body becomes `$stream`; an event stream becomes `$eventstream` with its events and the error that ended it. */
async function readStream(stream: ByteStream): Promise<Tagged> {
  if (typeof stream.bytes === "function") return { $stream: Buffer.from(await stream.bytes()).toString("base64") };
  const events: Tagged[] = [];
  try {
    for await (const event of stream) events.push(await toTagged(event));
  } catch (error) {
    return { $eventstream: events, error: describeError(error as Error) };
  }
  return { $eventstream: events };
}

function tagOf(value: { [key: string]: Tagged }): string | undefined {
  const keys = Object.keys(value);
  return keys.length === 1 && keys[0]!.startsWith("$") ? keys[0] : undefined;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
