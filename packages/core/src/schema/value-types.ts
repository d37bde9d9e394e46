/**
 * The types generated inputs and outputs are made of. Inputs accept what JavaScript programs have at hand; outputs are of one
 * type each (design, section 4).
 */

import type { ResponseMetadata } from "../client/output.ts";

/** Any JSON value: members that the model calls documents. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** An instant in an input: a `Date`, epoch seconds, or a text such as `2026-01-31T00:00:00Z`. */
export type TimestampInput = Date | number | string;

/** Bytes in an input; text is sent as UTF-8. */
export type BlobInput = Uint8Array | string | ArrayBuffer | ArrayBufferView;

/** A 64-bit integer in an input; beyond 2^53 only a `bigint` is exact. */
export type LongInput = number | bigint;

/** A streaming body in an input. */
export type StreamingBlobInput =
  | string
  | ArrayBuffer
  | ArrayBufferView
  | Blob
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>;

/** Exactly one of the members: what an input gives for a tagged union. */
export type TaggedUnion<Members> = {
  [Tag in keyof Members]: { [Key in Tag]: Members[Key] } & { [Key in Exclude<keyof Members, Tag>]?: never };
}[keyof Members];

/** A tagged union in an output: a member that the model does not know is named by `SDK_UNKNOWN_MEMBER`. */
export type OpenTaggedUnion<Members> = TaggedUnion<Members & { SDK_UNKNOWN_MEMBER: { name: string } }>;

/** An output: its members and the facts about the reply. */
export type Reply<Members = unknown> = Members & { ResponseMetadata: ResponseMetadata };
