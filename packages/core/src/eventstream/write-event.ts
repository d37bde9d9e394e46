/**
 * Events of an input: members in the message's headers, then either one payload member or the others as JSON; the reverse of
 * `parse-event.ts`. All services whose inputs have events speak JSON.
 */
import { ParamValidationError } from "../errors/validation.ts";
import { isAbsent, membersOf } from "../protocols/input-values.ts";
import { writeJson } from "../protocols/json/write.ts";
import type { Shape } from "../schema/shape.ts";
import { encodeMessage, type TypedHeader } from "./encoder.ts";

/**
 * Frames one event.
 *
 * @param shape - the structure whose members are the events
 * @param event - an object with one of them
 * @throws ParamValidationError when it is not one event of this stream
 */
export function writeEvent(shape: Shape, event: unknown): Uint8Array {
  const given = typeof event === "object" && event !== null ? Object.entries(event).filter(([, value]) => !isAbsent(value)) : [];
  const [name = "", value] = given[0] ?? [];
  const member = shape.memberByName.get(name);
  if (given.length !== 1 || !member) {
    const events = shape.members.filter((candidate) => candidate.shape.event !== false).map((candidate) => candidate.name);
    throw new ParamValidationError(
      `Invalid event in an event stream: it must have exactly one of ${events.join(", ")}, but has ${given.map(([key]) => key).join(", ") || "none"}`,
    );
  }
  const members = membersOf(member.shape, value);
  const headers: Record<string, TypedHeader> = {
    ":message-type": { type: "string", value: "event" },
    ":event-type": { type: "string", value: name },
  };
  for (const { name: header, shape: target } of member.shape.members) {
    if (target.eventheader && !isAbsent(members[header])) headers[header] = typedHeader(target, members[header]);
  }
  const [contentType, payload] = payloadOf(member.shape, members);
  if (contentType) headers[":content-type"] = { type: "string", value: contentType };
  return encodeMessage(headers, payload);
}

function payloadOf(shape: Shape, members: Record<string, unknown>): [contentType: string | undefined, payload: Uint8Array] {
  const whole = shape.members.find((member) => member.shape.eventpayload);
  const encoder = new TextEncoder();
  if (!whole) {
    const rest = Object.fromEntries(
      Object.entries(members).filter(([name]) => shape.memberByName.get(name)?.shape.eventheader !== true),
    );
    return ["application/json", encoder.encode(writeJson(shape, rest, undefined))];
  }
  const value = members[whole.name];
  if (isAbsent(value)) return [undefined, new Uint8Array(0)];
  if (whole.shape.kind === "blob") return ["application/octet-stream", bytesOf(whole.shape, value)];
  if (whole.shape.kind === "string") return ["text/plain", encoder.encode(String(value))];
  return ["application/json", encoder.encode(writeJson(whole.shape, value, undefined))];
}

function bytesOf(shape: Shape, value: unknown): Uint8Array {
  const data = shape.parts.blobs!.dataOf(shape, value);
  return typeof data === "string" ? new TextEncoder().encode(data) : data;
}

function typedHeader(shape: Shape, value: unknown): TypedHeader {
  switch (shape.kind) {
    case "boolean":
      return { type: "boolean", value: value === true };
    case "integer":
      return { type: "integer", value: Number(value) };
    case "long":
      return { type: "long", value: BigInt(value as number) };
    case "timestamp":
      return { type: "timestamp", value: BigInt(value instanceof Date ? value.getTime() : Number(value) * 1000) };
    case "blob":
      return { type: "bytes", value: bytesOf(shape, value) };
    default:
      return { type: "string", value: String(value) };
  }
}
