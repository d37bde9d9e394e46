/**
 * Checks an input against its operation before anything is sent, and reports all problems at once (botocore `validate.py`, spec VAL-01
 * to VAL-14): required and unknown members, types, least lengths and values, tagged unions, documents. Greatest values, patterns and
 * enums are the service's to check. Accepted are the forms of this SDK: bytes and streams, `Date`s, `bigint`s, sets and maps.
 *
 * The walk costs a look at each value; paths and texts are made only for problems.
 */
import type { OperationModel } from "../client/operation.ts";
import { ParamValidationError } from "../errors/validation.ts";
import type { Shape } from "../schema/shape.ts";
import { describeProblems, missing, notJson, notOne, tooSmall, unknown, wrongType, type Problem } from "./problem.ts";

/** Checks the input of a call. */
export type InputValidator = (operation: OperationModel, input: Record<string, unknown>) => void;

/** @throws ParamValidationError with a line for each problem */
export function validateInput(operation: OperationModel, input: Record<string, unknown>): void {
  const problems = findInputProblems(operation, input);
  if (problems) throw new ParamValidationError(describeProblems(problems));
}

/** The problems of an input; undefined when there are none. */
export function findInputProblems(
  { input: shape, traits: { hostPrefix } }: OperationModel,
  input: Record<string, unknown>,
): Problem[] | undefined {
  // boto3 ignores what is given to an operation without input.
  if (!shape) return undefined;
  const problems = checkStructure(shape, input);
  // Members that become part of the host have a least length of 1.
  if (hostPrefix && !problems)
    for (const [, name] of hostPrefix.matchAll(/\{(\w+)\}/g))
      if (input[name!] === "") return below(`.${name}`, tooSmall("length", 0, 1));
  return problems;
}

type Problems = Problem[] | undefined;

function check(shape: Shape, value: unknown): Problems {
  const { kind } = shape;
  switch (kind) {
    case "string":
      if (shape.json) return checkJson(value);
      return typeof value === "string" ? checkLength(shape, value) : wrongType(shape, value);
    case "structure":
      if (shape.eventstream) return undefined;
      return isRecord(value) ? checkStructure(shape, value as Record<string, unknown>) : wrongType(shape, value);
    case "list":
      return checkList(shape, value);
    case "map":
      return isRecord(value) || value instanceof Map ? checkMap(shape, value) : wrongType(shape, value);
    case "boolean":
      return typeof value === "boolean" ? undefined : wrongType(shape, value);
    case "blob":
      return isBytes(value) ? undefined : wrongType(shape, value);
    case "timestamp":
      return isInstant(shape, value) ? undefined : wrongType(shape, value);
    case "document":
      return checkDocument(shape, value);
    default: {
      if (!isNumber(value, kind === "float" || kind === "double")) return wrongType(shape, value);
      return shape.min !== undefined && Number(value) < shape.min ? tooSmall("value", value, shape.min) : undefined;
    }
  }
}

function checkStructure(shape: Shape, value: Record<string, unknown>): Problems {
  let problems: Problems;
  if (shape.union !== undefined) {
    const count = Object.keys(value).filter((name) => value[name] !== undefined).length;
    if (count !== 1) problems = [notOne(count, shape)];
  }
  for (const name of shape.required) if (value[name] === undefined) (problems ??= []).push(missing(name));
  let found: Problems;
  for (const name in value) {
    const item = value[name];
    if (item === undefined) continue;
    const member = shape.memberByName.get(name);
    if (!member) (problems ??= []).push(unknown(name, shape));
    else found = join(found, `.${name}`, check(member.shape, item));
  }
  return problems && found ? [...problems, ...found] : (problems ?? found);
}

function checkList(shape: Shape, value: unknown): Problems {
  const isSet = value instanceof Set;
  if (!Array.isArray(value) && !isSet) return isIterable(value) ? undefined : wrongType(shape, value);
  const items: readonly unknown[] = isSet ? [...value] : value;
  let problems = shape.min !== undefined && items.length < shape.min ? tooSmall("length", items.length, shape.min) : undefined;
  for (let index = 0; index < items.length; index++) {
    const found = check(shape.element!, items[index]);
    if (found) problems = join(problems, `[${index}]`, found);
  }
  return problems;
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
  if (value === null || /^(string|boolean|number|bigint)$/.test(typeof value)) return undefined;
  let problems: Problems;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) problems = join(problems, `[${index}]`, checkDocument(shape, item));
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value))
      for (const problem of (item !== undefined && checkDocument(shape, item)) || [])
        (problems ??= []).push(problem.isWhole ? problem : { ...problem, path: key + problem.path, isWhole: true });
  } else return wrongType(shape, value);
  return problems;
}

function checkJson(value: unknown): Problems {
  try {
    if (JSON.stringify(value) !== undefined) return undefined;
  } catch (reason) {
    return notJson(reason);
  }
  return notJson(`Object of type ${typeof value} is not JSON serializable`);
}

/** Lengths count characters, as Python does, not the halves of surrogate pairs. */
function checkLength({ min = 0 }: Shape, value: string): Problems {
  const { length } = value;
  if (length >= 2 * min) return undefined;
  const characters = [...value].length;
  return characters < min ? tooSmall("length", characters, min) : undefined;
}

/** Integers include booleans, as in Python. */
function isNumber(value: unknown, isFloat: boolean): value is number | bigint | boolean {
  if (typeof value === "number") return isFloat || Number.isInteger(value);
  return typeof value === "bigint" || typeof value === "boolean";
}

/** Plain objects and instances of classes, but no dates, bytes, lists or other kinds of objects. */
function isRecord(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return Object.getPrototypeOf(value) === Object.prototype || Object.prototype.toString.call(value) === "[object Object]";
}

/** Bytes, text, or what a stream can be made of. */
function isBytes(value: unknown): boolean {
  if (typeof value === "string" || ArrayBuffer.isView(value)) return true;
  if (typeof value !== "object" || value === null) return false;
  return /ArrayBuffer|Blob|File/.test(Object.prototype.toString.call(value)) || Symbol.asyncIterator in value || "getReader" in value;
}

function isIterable(value: unknown): boolean {
  return typeof value === "object" && value !== null && Symbol.iterator in value && !ArrayBuffer.isView(value) && !(value instanceof Map);
}

function isInstant(shape: Shape, value: unknown): boolean {
  try {
    shape.parts.timestamps?.millisOf(shape, value);
    return true;
  } catch {
    return false;
  }
}

/** Adds problems of an inner value to those before. */
function join(problems: Problems, path: string, found: Problems): Problems {
  if (!found) return problems;
  below(path, found);
  return problems ? [...problems, ...found] : found;
}

function below(path: string, problems: Problem[]): Problem[] {
  for (const problem of problems) if (!problem.isWhole) problem.path = path + problem.path;
  return problems;
}
