/**
 * Turns parsed JSON into the members of a shape, in place: only values that need it are replaced, and an object is built anew only
 * when it has unknown, renamed or null members. Follows botocore `BaseJSONParser`: modelled names only, nulls dropped from
 * structures but kept in lists and maps, documents as they are.
 */
import { ResponseParserError } from "../../errors/parser.ts";
import type { Member, Shape } from "../../schema/shape.ts";
import { parseBlob } from "../parse-blob.ts";
import { parseDecimal, parseInteger, specialNumber } from "../parse-number.ts";
import { parseTimestamp } from "../parse-timestamp.ts";
import { unionTag, unknownUnionMember } from "../tagged-union.ts";

type JsonObject = Record<string, unknown>;

/** A member with what the walk asks of it. */
interface JsonMember {
  readonly member: Member;
  /** The parsed value is the result. */
  readonly isReady: boolean;
}

const indexes: WeakMap<Shape, ReadonlyMap<string, JsonMember>> = /*#__PURE__*/ new WeakMap();

/**
 * @param coerces - rest-json: booleans and numbers may be written as text
 * @throws ResponseParserError when a value is not what the shape says
 */
export function readJsonShape(value: unknown, shape: Shape, coerces: boolean): unknown {
  if (value === null) return null;
  switch (shape.kind) {
    case "structure":
      return readJsonStructure(value, shape, coerces);
    case "list":
      if (!Array.isArray(value)) throw mismatch("an array", value);
      if (!isReady(shape.element!, coerces)) {
        for (let index = 0; index < value.length; index++) value[index] = readJsonShape(value[index], shape.element!, coerces);
      }
      return value;
    case "map": {
      if (!isObject(value)) throw mismatch("an object", value);
      if (!isReady(shape.value!, coerces))
        for (const key of Object.keys(value)) value[key] = readJsonShape(value[key], shape.value!, coerces);
      return value;
    }
    case "timestamp":
      return parseTimestamp(value);
    case "blob":
      return parseBlob(value);
    case "float":
    case "double":
      if (typeof value === "string") return coerces ? parseDecimal(value) : (specialNumber(value) ?? value);
      return typeof value === "bigint" ? Number(value) : value;
    case "integer":
    case "long":
      if (!coerces) return value;
      return typeof value === "string" ? parseInteger(value) : typeof value === "number" ? Math.trunc(value) : value;
    case "boolean":
      return coerces && typeof value === "string" ? value.toLowerCase() === "true" : value;
    case "document":
      return withoutBigints(value);
    default:
      return value;
  }
}

/** @throws ResponseParserError when the value is not an object, or a union has not exactly one member */
export function readJsonStructure(value: unknown, shape: Shape, coerces: boolean): JsonObject {
  if (!isObject(value)) throw mismatch("an object", value);
  const index = indexOf(shape, coerces);
  if (shape.union) {
    const tag = unionTag(shape, value);
    if (!index.has(tag)) return unknownUnionMember(tag);
  }
  let output = value;
  for (const key of Object.keys(value)) {
    const raw = value[key];
    const known = index.get(key);
    const isDropped = known === undefined || raw === null;
    if (output === value && (isDropped || known.member.name !== key)) output = entriesBefore(value, key);
    if (isDropped) continue;
    const item = known.isReady ? raw : readJsonShape(raw, known.member.shape, coerces);
    if (item !== raw || output !== value) output[known.member.name] = item;
  }
  return output;
}

function entriesBefore(value: JsonObject, end: string): JsonObject {
  const output: JsonObject = {};
  for (const key of Object.keys(value)) {
    if (key === end) break;
    output[key] = value[key];
  }
  return output;
}

function isReady(shape: Shape, coerces: boolean): boolean {
  return shape.kind === "string" || (!coerces && (shape.kind === "integer" || shape.kind === "long" || shape.kind === "boolean"));
}

function indexOf(shape: Shape, coerces: boolean): ReadonlyMap<string, JsonMember> {
  let index = indexes.get(shape);
  if (index === undefined) {
    index = new Map(shape.members.map((member) => [member.wireName, { member, isReady: isReady(member.shape, coerces) }]));
    indexes.set(shape, index);
  }
  return index;
}

/** Documents stay JSON values, which have no bigint. */
function withoutBigints(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "object" && value !== null) {
    const record = value as JsonObject;
    for (const key of Object.keys(record)) {
      const item = record[key];
      if (typeof item === "bigint" || typeof item === "object") record[key] = withoutBigints(item);
    }
  }
  return value;
}

/** Whether a JSON value is an object, not a list and not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mismatch(expected: string, value: unknown): ResponseParserError {
  const actual =
    value === null ? "null" : Array.isArray(value) ? "an array" : typeof value === "object" ? "an object" : `a ${typeof value}`;
  return new ResponseParserError(`Unable to parse response: expected ${expected}, got ${actual}.`);
}
