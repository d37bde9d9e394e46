/**
 * Kinds of values whose reading and writing takes some code, so that it comes along only where a shape has them: generated code
 * hands the parts to the operations and services whose shapes need them.
 */
import type { Shape, TimestampFormat } from "../schema/shape.ts";

/** Instants; see `timestamps.ts`. */
export interface TimestampSupport {
  /**
   * Reads an instant of a reply.
   *
   * @throws ResponseParserError when it is none
   */
  parse(value: unknown): Date;
  /** Milliseconds since the epoch of what a caller gives for an instant. */
  millisOf(shape: Shape, value: unknown): number;
  /**
   * Writes what a caller gives for an instant.
   *
   * @param format - when the model gives none
   * @param millis - keep exactly three fraction digits
   */
  write(shape: Shape, value: unknown, format: TimestampFormat, millis: boolean | undefined): string;
}

/** Bytes; see `blobs.ts`. */
export interface BlobSupport {
  /**
   * Reads base64 of a reply.
   *
   * @throws ResponseParserError when it is not base64
   */
  parse(value: unknown): Uint8Array;
  /** What a caller gives for bytes, as bytes or as text to be sent as UTF-8. */
  dataOf(shape: Shape, value: unknown): string | Uint8Array;
  /** Writes bytes, or the UTF-8 of a text, as base64. */
  encode(data: string | Uint8Array): string;
}

/** The parts that an operation's shapes, or those of a service's errors, need. */
export interface ValueParts {
  readonly timestamps?: TimestampSupport;
  readonly blobs?: BlobSupport;
}
