/**
 * Where native values and conditions stand in an operation's input and output, worked out from its shapes once (boto3
 * `dynamodb/transform.py`). A value of the type AttributeValue, at any depth, becomes native; the members of a structure that has
 * expressions are written together and share its placeholders. Differs from boto3: placeholders of a nested structure (the items of
 * a transaction) stand in that structure instead of at the top, and nothing is copied but what changes.
 */
import type { CallContext } from "@boto3/core";
import { deserializeValue } from "./deserialize.ts";
import type { PathStep } from "./errors.ts";
import { EXPRESSION_MEMBERS, writeExpressions } from "./expressions.ts";
import type { AttributeValue } from "./native-values.ts";
import { define, serializeAt } from "./serialize.ts";

type Shape = NonNullable<CallContext["operation"]["input"]>;

/** How the values of one shape are turned; a shape with nothing to turn has none. */
export interface Transformation {
  /** The wire's form of an input value; the value itself when nothing in it changes. */
  input(value: unknown, path: PathStep[]): unknown;
  /** The native form of an output value, which stays as it is. */
  output(value: unknown, wrapNumbers: boolean): unknown;
}

/** The members that tell an AttributeValue, whatever the service calls it. */
const VALUE_MEMBERS = ["S", "N", "B", "SS", "NS", "BS", "M", "L", "NULL", "BOOL"];

const known: WeakMap<Shape, { readonly found: Transformation | undefined }> = new WeakMap();

/** The transformation of a shape, worked out at the first question. */
export function transformationOf(shape: Shape | undefined): Transformation | undefined {
  if (!shape) return undefined;
  let entry = known.get(shape);
  if (!entry) {
    // A shape that contains itself has nothing to turn on the way back to itself: the AttributeValue below it is found first.
    known.set(shape, { found: undefined });
    known.set(shape, (entry = { found: build(shape) }));
  }
  return entry.found;
}

function build(shape: Shape): Transformation | undefined {
  if (shape.kind === "list") return forList(transformationOf(shape.element));
  if (shape.kind === "map") return forMap(transformationOf(shape.value));
  if (shape.kind !== "structure") return undefined;
  return VALUE_MEMBERS.every((name) => shape.memberByName.has(name)) ? VALUE : forStructure(shape);
}

const VALUE: Transformation = {
  input: serializeAt,
  output: (value, wrap) => deserializeValue(value as AttributeValue, wrap),
};

function forList(element: Transformation | undefined): Transformation | undefined {
  return (
    element && {
      input: (value, path) => (Array.isArray(value) ? value.map((item, index) => below(element, item, index, path)) : value),
      output: (value, wrap) => (value as unknown[]).map((item) => element.output(item, wrap)),
    }
  );
}

function forMap(member: Transformation | undefined): Transformation | undefined {
  return (
    member && {
      input(value, path) {
        if (!isRecord(value)) return value;
        return turnMembers(value instanceof Map ? value : Object.entries(value), (item, name) => below(member, item, name, path));
      },
      output: (value, wrap) => turnMembers(Object.entries(value as object), (item) => member.output(item, wrap)),
    }
  );
}

function forStructure(shape: Shape): Transformation | undefined {
  const members = shape.members.flatMap(({ name, shape: inner }) => {
    const transformation = transformationOf(inner);
    return transformation ? [[name, transformation] as const] : [];
  });
  const hasExpressions = EXPRESSION_MEMBERS.some((name) => shape.memberByName.has(name));
  if (members.length === 0 && !hasExpressions) return undefined;
  const turn = (structure: unknown, one: (member: Transformation, value: unknown, name: string) => unknown): object => {
    const turned = { ...(structure as Record<string, unknown>) };
    for (const [name, member] of members) {
      if (turned[name] !== undefined && turned[name] !== null) turned[name] = one(member, turned[name], name);
    }
    return turned;
  };
  return {
    input(value, path) {
      if (!isRecord(value)) return value;
      const written = hasExpressions ? writeExpressions(value) : value;
      return turn(written, (member, item, name) => below(member, item, name, path));
    },
    output: (value, wrap) => turn(value, (member, item) => member.output(item, wrap)),
  };
}

/** The members of a map, turned; those that are undefined are left out. */
function turnMembers(entries: Iterable<[unknown, unknown]>, turn: (item: unknown, name: string) => unknown): object {
  const turned = {};
  for (const [name, item] of entries) if (item !== undefined) define(turned, String(name), turn(item, String(name)));
  return turned;
}

function below(transformation: Transformation, value: unknown, step: PathStep, path: PathStep[]): unknown {
  path.push(step);
  const turned = transformation.input(value, path);
  path.pop();
  return turned;
}

/** Whether something can hold members; anything else is left to validation. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
