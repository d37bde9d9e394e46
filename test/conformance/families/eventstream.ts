/** Messages in `application/vnd.amazon.eventstream` framing and their parts (`eventstream.json`). */
import { EventStreamDecoder, type EventMessage } from "../../../packages/core/src/eventstream/decoder.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import { toTaggedNow, type Tagged } from "../tagged.ts";
import type { Vectors } from "../vectors.ts";

interface StreamCase {
  readonly name: string;
  readonly encoded?: string;
  /** One very long message, spelt out: pieces, and runs of a character. */
  readonly encoded_parts?: readonly ({ readonly base64: string } | { readonly repeat: string; readonly count: number })[];
  readonly chunks?: readonly string[];
  readonly decoded?: { readonly [part: string]: Tagged };
  readonly messages_after_each_chunk?: readonly number[];
  readonly message_count?: number;
  readonly error?: { readonly type: string; readonly message: string };
}

export const eventstream: Family = { name: "eventstream", cases };

function* cases(vectors: Vectors): Iterable<ConformanceCase> {
  for (const recorded of vectors.document<StreamCase[]>("eventstream") ?? []) {
    yield { id: recorded.name, group: "event stream", check: () => checkCase(recorded) };
  }
}

function checkCase(recorded: StreamCase): Mismatch | undefined {
  const { decoded, message_count: count, messages_after_each_chunk: counts, error } = recorded;
  const expected = error ?? decoded ?? count ?? counts;
  let actual: unknown;
  try {
    const messages = readMessages(chunksOf(recorded));
    if (counts !== undefined)
      actual = messages.map((batch) => batch.length).map((_length, index, all) => sum(all.slice(0, index + 1)));
    else actual = count === undefined ? describeMessage(messages.flat()[0]!) : messages.flat().length;
  } catch (raised) {
    const { name, message } = raised as Error;
    actual = { type: name, message };
  }
  return mismatch(expected, actual, findDifferences(expected, actual));
}

/** The messages that are complete after each chunk. */
function readMessages(chunks: readonly Uint8Array[]): EventMessage[][] {
  const decoder = new EventStreamDecoder();
  return chunks.map((chunk) => {
    decoder.push(chunk);
    const messages: EventMessage[] = [];
    for (let message = decoder.next(); message !== undefined; message = decoder.next()) messages.push(message);
    return messages;
  });
}

function chunksOf({ encoded, encoded_parts: parts, chunks }: StreamCase): Uint8Array[] {
  if (chunks !== undefined) return chunks.map((chunk) => new Uint8Array(Buffer.from(chunk, "base64")));
  if (parts === undefined) return [new Uint8Array(Buffer.from(encoded!, "base64"))];
  const bytes = parts.map((part) =>
    "base64" in part ? Buffer.from(part.base64, "base64") : Buffer.alloc(part.count, part.repeat),
  );
  return [new Uint8Array(Buffer.concat(bytes))];
}

function describeMessage(message: EventMessage): Tagged {
  return {
    total_length: message.totalLength,
    headers_length: message.headersLength,
    prelude_crc: message.preludeCrc,
    headers: toTaggedNow({ ...message.headers }),
    payload: Buffer.from(message.payload).toString("base64"),
    message_crc: message.messageCrc,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
