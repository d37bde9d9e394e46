/**
 * Events of a stream: members in the event's headers, then either one payload member or the payload's members (botocore
 * `BaseEventStreamParser`). Each protocol lends the reader of its bodies.
 */
import { ResponseParserError } from "../errors/parser.ts";
import type { Shape } from "../schema/shape.ts";
import { decodeUtf8 } from "./decode-utf8.ts";
import { parseTimestamp } from "./parse-timestamp.ts";
import type { BodyReader } from "./http-binding/parse-reply.ts";

/** Reads one event, or one exception, as the members of its shape. */
export function parseEventWith(
  readBody: BodyReader,
  shape: Shape,
  headers: Record<string, unknown>,
  payload: Uint8Array,
): Record<string, unknown> {
  const output: Record<string, unknown> = {};
  for (const { name, shape: target } of shape.members) {
    if (!target.eventheader || headers[name] === undefined) continue;
    output[name] = target.kind === "timestamp" ? parseTimestamp(Number(headers[name]) / 1000) : headers[name];
  }
  const whole = shape.members.find((member) => member.shape.eventpayload);
  if (whole === undefined) return Object.assign(output, readBody(payload, shape));
  output[whole.name] =
    whole.shape.kind === "blob" ? payload : whole.shape.kind === "string" ? readText(payload) : readBody(payload, whole.shape);
  return output;
}

function readText(payload: Uint8Array): string {
  try {
    return decodeUtf8(payload);
  } catch (cause) {
    throw new ResponseParserError("Unable to parse response: an event's text is not UTF-8.", {}, { cause });
  }
}
