/**
 * The recordings' values and ours. JSON stands for itself; what JSON cannot hold is an object with one `$` key (see the
 * recordings' README, "Values"). Comparisons are made in the tagged form, so that reports show the recordings' notation.
 */
import { describeError } from "./error-record.ts";
import { isPlainObject, scalarToTagged, type Tagged } from "./tagged.ts";

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
      return new Map((content as [Tagged, Tagged][]).map(([key, item]) => [toInput(key), toInput(item)]));
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
