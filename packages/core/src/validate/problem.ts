/** What is wrong with an input, and botocore's text for it (`validate.py` `ValidationErrors`); users match on these texts. */
import { didYouMean } from "../errors/did-you-mean.ts";
import { pythonText, pythonType } from "../errors/python-text.ts";
import type { Shape, ShapeKind } from "../schema/shape.ts";

/** One problem. Its path grows from the inside out while the walk returns, so that a valid input builds none. */
export interface Problem {
  /** From the value that was walked: `.Key`, `[2].Id`, ` (key: 5)`. */
  path: string;
  /** The path is not below anything: botocore names what is wrong in a document by its last key alone. */
  readonly isWhole?: boolean;
  /** The line of the report. */
  readonly text: (where: string) => string;
}

/** Names of Python's types, which botocore's texts give. */
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
  blob: "bytes bytearray",
  timestamp: "datetime.datetime",
  document: "str int bool float list dict",
};

/** What is accepted beside the types. */
const ALSO: Readonly<Partial<Record<ShapeKind, string>>> = { blob: ", file-like object", timestamp: ", timestamp-string" };

/** A value of a wrong type; secrets are not shown. */
export function wrongType({ kind, sensitive }: Shape, value: unknown): Problem[] {
  const types = ACCEPTED[kind].split(" ").map((name) => `<class '${name}'>`);
  const shown = sensitive && isTelling(value) ? "(hidden)" : pythonText(value);
  const what = kind === "document" ? "document parameter" : "parameter";
  return [
    {
      path: "",
      text: (where) =>
        `Invalid type for ${what} ${where}, value: ${shown}, type: <class '${pythonType(value)}'>, valid types: ${types.join(", ")}${ALSO[kind] ?? ""}`,
    },
  ];
}

function isTelling(value: unknown): boolean {
  if (typeof value === "string" || value instanceof Uint8Array) return true;
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

/** @param what - `length` of a text or list, or `value` of a number */
export function tooSmall(what: "length" | "value", is: unknown, min: number): Problem[] {
  return [{ path: "", text: (where) => `Invalid ${what} for parameter ${where}, value: ${is}, valid min ${what}: ${min}` }];
}

export function missing(name: string): Problem {
  return { path: "", text: (where) => `Missing required parameter in ${where}: "${name}"` };
}

/** Differs from boto3: the closest name follows where one is close. */
export function unknown(name: string, { members }: Shape): Problem {
  const names = members.map((member) => member.name);
  return {
    path: "",
    text: (where) => `Unknown parameter in ${where}: "${name}", must be one of: ${names.join(", ")}${didYouMean(name, names)}`,
  };
}

/** A tagged union with another number of members than one. */
export function notOne(count: number, { members }: Shape): Problem {
  const names = members.map((member) => member.name).join(", ");
  return {
    path: "",
    text: (where) =>
      count === 0
        ? `Must set one of the following keys for tagged unionstructure ${where}: ${names}.`
        : `Invalid number of parameters set for tagged union structure ${where}. Can only set one of the following keys: ${names}.`,
  };
}

export function notJson(reason: unknown): Problem[] {
  const message = reason instanceof Error ? reason.message : String(reason);
  return [{ path: "", text: (where) => `Invalid parameter ${where} must be json serializable: ${message}` }];
}

/** The report: a line for each problem. */
export function describeProblems(problems: readonly Problem[]): string {
  return problems.map(({ path, text }) => text(path.replace(/^\./, "") || "input")).join("\n");
}
