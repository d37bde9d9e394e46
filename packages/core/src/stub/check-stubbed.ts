/**
 * Checks that a stubbed output or error is one the service could give, so that typing errors in fixtures are found (spec STB-03):
 * unknown members and wrong types, with the texts of botocore `validate.py`. Whether a member must be there is not in the
 * description of an output; the type checker knows it. Streams are handed out as they are and not looked into.
 */
import { ParamValidationError } from "../errors/validation.ts";
import { isAbsent } from "../protocols/input-values.ts";
import type { Shape, ShapeKind } from "../schema/shape.ts";

interface Kind {
  readonly expects: string;
  fits(value: unknown): boolean;
}

const TEXT: Kind = { expects: "string", fits: (value) => typeof value === "string" };
const WHOLE: Kind = { expects: "integer, bigint", fits: (value) => Number.isInteger(value) || typeof value === "bigint" };
const NUMBER: Kind = { expects: "number", fits: (value) => typeof value === "number" };
const OBJECT: Kind = { expects: "object", fits: (value) => typeof value === "object" && value !== null && !Array.isArray(value) };

const KINDS: Readonly<Record<Exclude<ShapeKind, "document">, Kind>> = {
  structure: OBJECT,
  map: OBJECT,
  list: { expects: "array", fits: Array.isArray },
  string: TEXT,
  integer: WHOLE,
  long: WHOLE,
  float: NUMBER,
  double: NUMBER,
  boolean: { expects: "boolean", fits: (value) => typeof value === "boolean" },
  blob: {
    expects: "Uint8Array, string, a stream",
    fits: (value) => typeof value === "string" || (typeof value === "object" && value !== null),
  },
  timestamp: {
    expects: "Date, number, string",
    fits: (value) => value instanceof Date || typeof value === "number" || TEXT.fits(value),
  },
};

/**
 * @param shape - undefined: nothing may be given
 * @throws ParamValidationError with one line per problem
 */
export function checkStubbed(shape: Shape | undefined, value: object, what: string): void {
  const problems: string[] = [];
  if (shape) check(shape, value, "", problems);
  else {
    for (const name of Object.keys(value))
      problems.push(`Service response should only contain ResponseMetadata: ${what} has no member "${name}"`);
  }
  if (problems.length > 0) throw new ParamValidationError(problems.join("\n"));
}

function check(shape: Shape, value: unknown, path: string, problems: string[]): void {
  if (shape.kind === "document" || shape.json || shape.eventstream || shape.streaming || value === undefined) return;
  const kind = KINDS[shape.kind];
  if (!kind.fits(value)) {
    const type = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
    problems.push(
      `Invalid type for parameter ${path.replace(/^\./, "") || "input"}, value: ${String(value)}, type: ${type}, valid types: ${kind.expects}`,
    );
  } else if (shape.kind === "list") {
    for (const [index, item] of (value as unknown[]).entries()) check(shape.element!, item, `${path}[${index}]`, problems);
  } else if (shape.kind === "map") {
    for (const [key, item] of Object.entries(value as object)) check(shape.value!, item, `${path}.${key}`, problems);
  } else if (shape.kind === "structure") {
    for (const [name, item] of Object.entries(value as object)) {
      const member = shape.memberByName.get(name);
      if (member) check(member.shape, item, `${path}.${name}`, problems);
      else if (!isAbsent(item) && !(shape.union && name === "SDK_UNKNOWN_MEMBER"))
        problems.push(
          `Unknown parameter in ${path.replace(/^\./, "") || "input"}: "${name}", must be one of: ${[...shape.memberByName.keys()].join(", ")}`,
        );
    }
  }
}
