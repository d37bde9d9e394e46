/**
 * Checks an input against its operation before anything is sent, and reports all problems at once (botocore `validate.py`, spec VAL-01
 * to VAL-14): required and unknown members, types, least lengths and values, tagged unions, documents. Greatest values, patterns and
 * enums are the service's to check. Accepted are the forms of this SDK: bytes and streams, `Date`s, `bigint`s, sets and maps. Texts
 * are botocore's, Python's names of types included, because users match on them.
 *
 * The walk costs a look at each value; paths and texts are made only for problems.
 */
import type { OperationModel } from "../client/operation.ts";
import { didYouMean } from "../errors/did-you-mean.ts";
import { pythonText, pythonType } from "../errors/python-text.ts";
import { ParamValidationError } from "../errors/validation.ts";
import type { Shape, ShapeKind } from "../schema/shape.ts";

/** Checks the input of a call. */
export type InputValidator = (operation: OperationModel, input: Record<string, unknown>) => void;

/** @throws ParamValidationError with a line for each problem */
export function validateInput(operation: OperationModel, input: Record<string, unknown>): void {
  const report = reportProblems(operation, input);
  if (report !== undefined) throw new ParamValidationError(report);
}

/** The report about an input; undefined when nothing is wrong. */
export function reportProblems(
  { input: shape, traits }: Pick<OperationModel, "input" | "traits">,
  input: Record<string, unknown>,
): string | undefined {
  // boto3 ignores what is given to an operation without input.
  const problems = shape && checkStructure(shape, input, traits.hostPrefix);
  return problems?.map(({ path, text }) => text.replace(WHERE, () => path.replace(/^\./, "") || "input")).join("\n");
}

/** One problem. Its path grows from the inside out while the walk returns. */
interface Problem {
  /** From the value that was walked: `.Key`, `[2].Id`, ` (key: 5)`. */
  path: string;
  /** The line of the report, with {@link WHERE} for the path. */
  readonly text: string;
  /** Nothing comes before the path: botocore names what is wrong in a document by its last key alone. */
  isWhole?: boolean;
}

type Problems = Problem[] | undefined;

const WHERE = "\0";

/** Names of the types that botocore accepts. */
const ACCEPTED: Readonly<Record<ShapeKind, string>> = {
  structure: "dict",
  map: "dict",
  list: "list tuple",
  string: "str",
  integer: "int",
  long: "int",
  float: "float decimal.Decimal int",
  double: "float decimal.Decimal int",
  boolean: "bool",
  blob: "bytes bytearray file-like",
  timestamp: "datetime.datetime timestamp-string",
  document: "str int bool float list dict",
};

function check(shape: Shape, value: unknown): Problems {
  const { kind } = shape;
  switch (kind) {
    case "string":
      if (shape.json) return checkJson(value);
      if (typeof value === "string") return checkMin(shape, "length", lengthOf(value, shape.min));
      break;
    case "structure":
      if (shape.eventstream) return undefined;
      if (isRecord(value)) return checkStructure(shape, value as Record<string, unknown>);
      break;
    case "list":
      if (isObject(value) && Symbol.iterator in value) return checkList(shape, value as Iterable<unknown>);
      break;
    case "map":
      if (isRecord(value) || value instanceof Map) return checkMap(shape, value);
      break;
    case "document":
      return checkDocument(shape, value);
    case "boolean":
      if (typeof value === kind) return undefined;
      break;
    case "blob":
      if (isBytes(value)) return undefined;
      break;
    case "timestamp":
      if (isInstant(shape, value)) return undefined;
      break;
    default:
      if (isNumber(value, kind === "float" || kind === "double")) return checkMin(shape, "value", value);
  }
  return wrongType(shape, value);
}

function problem(text: string): Problem[] {
  return [{ path: "", text }];
}

/** A value of a wrong type; secrets are not shown. */
function wrongType({ kind, sensitive }: Shape, value: unknown): Problem[] {
  const types = ACCEPTED[kind].split(" ").map((name) => {
    if (name === "file-like") return "file-like object";
    return name === "timestamp-string" ? name : `<class '${name}'>`;
  });
  const isSecret = sensitive && Object.keys(Object(value)).length > 0;
  return problem(
    `Invalid type for ${kind === "document" ? "document " : ""}parameter ${WHERE}, value: ${isSecret ? "(hidden)" : pythonText(value)}, ` +
      `type: <class '${pythonType(value)}'>, valid types: ${types.join(", ")}`,
  );
}

/** @param hostPrefix - template whose members have a least length of 1 */
function checkStructure(shape: Shape, value: Record<string, unknown>, hostPrefix?: string): Problems {
  let problems: Problems;
  const names = (): string => shape.members.map(({ name }) => name).join(", ");
  if (shape.union !== undefined) {
    const count = Object.keys(value).filter((name) => value[name] !== undefined).length;
    if (count === 0) problems = problem(`Must set one of the following keys for tagged unionstructure ${WHERE}: ${names()}.`);
    if (count > 1)
      problems = problem(
        `Invalid number of parameters set for tagged union structure ${WHERE}. Can only set one of the following keys: ${names()}.`,
      );
  }
  for (const name of shape.required)
    if (value[name] === undefined) problems = join(problems, "", problem(`Missing required parameter in ${WHERE}: "${name}"`));
  let found: Problems;
  for (const name in value) {
    const item = value[name];
    if (item === undefined) continue;
    const member = shape.memberByName.get(name);
    if (member) {
      found = join(found, `.${name}`, check(member.shape, item));
      if (item === "" && !member.shape.min && hostPrefix?.includes(`{${name}}`))
        found = join(found, `.${name}`, checkMin({ min: 1 }, "length", 0));
    } else {
      const closest = didYouMean(name, shape.memberByName.keys());
      const text = `Unknown parameter in ${WHERE}: "${name}", must be one of: ${names()}${closest && `.${closest}`}`;
      problems = join(problems, "", problem(text));
    }
  }
  return join(problems, "", found);
}

function checkList(shape: Shape, value: Iterable<unknown>): Problems {
  // What can be read only once is left to be written.
  if (!Array.isArray(value) && !(value instanceof Set)) return value instanceof Map ? wrongType(shape, value) : undefined;
  let index = 0;
  let found: Problems;
  for (const item of value) found = join(found, `[${index++}]`, check(shape.element!, item));
  return join(checkMin(shape, "length", index), "", found);
}

function checkMap(shape: Shape, value: object): Problems {
  let problems: Problems;
  for (const [key, item] of value instanceof Map ? value : Object.entries(value)) {
    if (item === undefined) continue;
    problems = join(problems, ` (key: ${key})`, check(shape.key!, key));
    problems = join(problems, `.${key}`, check(shape.value!, item));
  }
  return problems;
}

function checkDocument(shape: Shape, value: unknown): Problems {
  let problems: Problems;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) problems = join(problems, `[${index}]`, checkDocument(shape, item));
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) {
      const found = item === undefined ? item : checkDocument(shape, item);
      problems = join(problems, key, found);
      for (const inner of found ?? []) inner.isWhole = true;
    }
  } else if (value !== null && !/^(str|bool|int|float)/.test(pythonType(value))) return wrongType(shape, value);
  return problems;
}

function checkJson(value: unknown): Problems {
  try {
    JSON.stringify(value);
    return undefined;
  } catch (error) {
    return problem(`Invalid parameter ${WHERE} must be json serializable: ${(error as Error).message}`);
  }
}

function checkMin({ min }: { readonly min: number | undefined }, what: string, is: number | bigint | boolean): Problems {
  if (min === undefined || Number(is) >= min) return undefined;
  return problem(`Invalid ${what} for parameter ${WHERE}, value: ${pythonText(is)}, valid min ${what}: ${min}`);
}

/** In characters, as Python counts, where the halves of surrogate pairs could make a difference. */
function lengthOf(text: string, min = 0): number {
  return text.length < 2 * min ? [...text].length : text.length;
}

/** Integers include booleans, as in Python. */
function isNumber(value: unknown, isFloat: boolean): value is number | bigint | boolean {
  return typeof value === "number" ? isFloat || Number.isInteger(value) : /^b[io]/.test(typeof value);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Plain objects and instances of classes, but no dates, bytes, lists or other kinds of objects. */
function isRecord(value: unknown): value is object {
  return isObject(value) && (value.constructor === Object || Object.prototype.toString.call(value) === "[object Object]");
}

/** Text, bytes, or what a stream can be made of. */
function isBytes(value: unknown): boolean {
  if (!isObject(value)) return typeof value === "string";
  return Symbol.asyncIterator in value || !(Array.isArray(value) || isRecord(value));
}

function isInstant(shape: Shape, value: unknown): boolean {
  try {
    shape.parts.timestamps?.millisOf(shape, value);
    return true;
  } catch {
    return false;
  }
}

/** Adds the problems of an inner value to those before. */
function join(problems: Problems, path: string, found: Problems): Problems {
  for (const inner of found ?? []) if (!inner.isWhole) inner.path = path + inner.path;
  return problems && found ? [...problems, ...found] : (problems ?? found);
}
