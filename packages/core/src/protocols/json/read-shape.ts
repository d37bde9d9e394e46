/**
 * Turns parsed JSON into the members of a shape, in place: only values that need it are replaced, and an object is built anew only
 * when it has unknown, renamed or null members. Follows botocore `BaseJSONParser`: modelled names only, nulls dropped from
 * structures but kept in lists and maps, documents as they are.
 */
import type { ResponseParserError } from "../../errors/parser.ts";
import type { Shape } from "../../schema/shape.ts";
import { specialNumber } from "../special-number.ts";
import { unionTag, unknownUnionMember } from "../tagged-union.ts";
import { unreadable } from "../unreadable-reply.ts";

type JsonObject = Record<string, unknown>;

/** Reads a boolean or number that may be written as text; rest-json has one. */
export type ScalarReader = (shape: Shape, value: unknown) => unknown;

/** @throws ResponseParserError when a value is not what the shape says */
export function readJsonShape(value: unknown, shape: Shape, readScalar?: ScalarReader): unknown {
  if (value === null) return null;
  switch (shape.kind) {
    case "structure":
      return readJsonStructure(value, shape, readScalar);
    case "list": {
      if (!Array.isArray(value)) throw mismatch("array", value);
      const element = shape.element!;
      if (!isReady(element, readScalar))
        for (let index = 0; index < value.length; index++) value[index] = readJsonShape(value[index], element, readScalar);
      return value;
    }
    case "map": {
      if (!isObject(value)) throw mismatch("object", value);
      if (!isReady(shape.value!, readScalar))
        for (const key of Object.keys(value)) value[key] = readJsonShape(value[key], shape.value!, readScalar);
      return value;
    }
    case "timestamp":
      return shape.parts.timestamps!.parse(value);
    case "blob":
      return shape.parts.blobs!.parse(value);
    case "string":
      return value;
    case "document":
      return withoutBigints(value);
    default:
      if (readScalar) return readScalar(shape, value);
      if (shape.kind !== "float" && shape.kind !== "double") return value;
      return typeof value === "string" ? (specialNumber(value) ?? value) : withoutBigints(value);
  }
}

/** @throws ResponseParserError when the value is not an object, or a union has not exactly one member */
export function readJsonStructure(value: unknown, shape: Shape, readScalar?: ScalarReader): JsonObject {
  if (!isObject(value)) throw mismatch("object", value);
  const members = shape.memberByWireName;
  if (shape.union) {
    const tag = unionTag(shape, value);
    if (!members.has(tag)) return unknownUnionMember(tag);
  }
  let output = value;
  for (const key of Object.keys(value)) {
    const raw = value[key];
    const member = members.get(key);
    const isDropped = member === undefined || raw === null;
    if (output === value && (isDropped || member.name !== key)) {
      output = {};
      for (const before of Object.keys(value)) {
        if (before === key) break;
        output[before] = value[before];
      }
    }
    if (isDropped) continue;
    const item = isReady(member.shape, readScalar) ? raw : readJsonShape(raw, member.shape, readScalar);
    if (item !== raw || output !== value) output[member.name] = item;
  }
  return output;
}

/** Whether the parsed value is the result. */
function isReady({ kind }: Shape, readScalar: ScalarReader | undefined): boolean {
  return kind === "string" || (!readScalar && (kind === "integer" || kind === "long" || kind === "boolean"));
}

/** Documents stay JSON values, which have no bigint. */
function withoutBigints(value: unknown): unknown {
  if (typeof value === "object") for (const key in value) (value as JsonObject)[key] = withoutBigints((value as JsonObject)[key]);
  return typeof value === "bigint" ? Number(value) : value;
}

/** Whether a JSON value is an object, not a list and not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mismatch(expected: string, value: unknown): ResponseParserError {
  return unreadable(`expected an ${expected}, got ${JSON.stringify(value).slice(0, 20)}`);
}
