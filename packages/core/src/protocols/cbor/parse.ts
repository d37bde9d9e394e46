/** Replies of rpc-v2-cbor (botocore `RpcV2CBORParser`). */
import type { OperationModel } from "../../client/operation.ts";
import type { BufferedResponse } from "../../http/response.ts";
import type { Shape } from "../../schema/shape.ts";
import { parseTimestamp } from "../parse-timestamp.ts";
import { unionTag } from "../tagged-union.ts";
import { unreadable } from "../unreadable-reply.ts";
import { decodeCbor } from "./decode.ts";

/** Parses a reply into the operation's output members. */
export function parse(operation: OperationModel, response: BufferedResponse): Record<string, unknown> {
  const isStreamed = operation.eventStreamOutput !== undefined && response.body.length === 0;
  return operation.output === undefined || isStreamed ? {} : readMembers(operation.output, response);
}

/** Reads the body as the members of a structure. */
export function readMembers(shape: Shape, response: BufferedResponse): Record<string, unknown> {
  if (response.body.length === 0) {
    if (shape.members.length === 0) return {};
    throw unreadable("the body is empty, expected a CBOR map");
  }
  return readStructure(decodeCbor(response.body), shape);
}

/** Reads an event of a stream as a value of the shape. */
export function readBody(body: Uint8Array, shape: Shape): unknown {
  return body.length === 0 ? {} : readShape(decodeCbor(body), shape);
}

function readShape(value: unknown, shape: Shape): unknown {
  if (value === null) return null;
  switch (shape.kind) {
    case "structure":
      return readStructure(value, shape);
    case "list":
      if (!Array.isArray(value)) throw unreadable("expected a CBOR array");
      return value.map((item) => readShape(item, shape.element!));
    case "map": {
      const entries = asMap(value);
      for (const key of Object.keys(entries)) entries[key] = readShape(entries[key], shape.value!);
      return entries;
    }
    case "timestamp":
      return value instanceof Date ? value : parseTimestamp(value);
    default:
      return value;
  }
}

/** Modelled names only; a union's unknown member leaves it empty. */
function readStructure(value: unknown, shape: Shape): Record<string, unknown> {
  const entries = asMap(value);
  if (shape.union) unionTag(shape, entries);
  const output: Record<string, unknown> = {};
  for (const member of shape.members) {
    const item = Object.hasOwn(entries, member.name) ? entries[member.name] : undefined;
    if (item !== undefined && item !== null) output[member.name] = readShape(item, member.shape);
  }
  return output;
}

function asMap(value: unknown): Record<string, unknown> {
  if (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  )
    return value as Record<string, unknown>;
  throw unreadable("expected a CBOR map");
}
