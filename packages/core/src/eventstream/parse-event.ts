/**
 * Events of a stream: members in the event's headers, then either one payload member or the payload's members (botocore
 * `BaseEventStreamParser`).
 */
import type { Shape } from "../schema/shape.ts";
import { decodeUtf8 } from "../protocols/decode-utf8.ts";
import { parseTimestamp } from "../protocols/parse-timestamp.ts";
import type { Protocol } from "../protocols/protocol.ts";

/** Reads one event, or one exception, as the members of its shape. */
export function parseEvent(
  protocol: Protocol,
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
  if (whole === undefined) return Object.assign(output, protocol.readBody(payload, shape));
  const { kind } = whole.shape;
  output[whole.name] =
    kind === "blob" ? payload : kind === "string" ? decodeUtf8(payload) : protocol.readBody(payload, whole.shape);
  return output;
}
