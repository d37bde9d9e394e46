/** What a doc comment says about a shape or member: facts of the model, in words. */
import type { ModelOperation, ModelShape, ServiceModel, ShapeRef } from "../model/service-model.ts";
import type { MemberNote } from "./member-notes.ts";
import type { Form } from "./type-forms.ts";

/** Patterns longer than this say little to a reader. */
const LONGEST_PATTERN = 160;

/** Facts of a member: whether it is required, how long or large it may be, its pattern, and what the client does with it. */
export function memberFacts(model: ServiceModel, ref: ShapeRef, required: boolean, form: Form, note?: MemberNote): string[] {
  const shape = model.shapes[ref.shape]!;
  const facts: string[] = [];
  const token = ref.idempotencyToken && form === "input";
  if (required && !token && !note?.isOptional) facts.push("Required.");
  const range = rangeOf(shape);
  if (range) facts.push(range);
  if (shape.pattern !== undefined && shape.pattern.length <= LONGEST_PATTERN && !/[`\n\r]/.test(shape.pattern))
    facts.push(`Pattern: \`${shape.pattern}\`.`);
  if (token) facts.push("Idempotency token: a random one is sent when left out.");
  if (note) facts.push(note.text);
  if (shape.type === "long" && form === "output") facts.push("A `bigint` beyond 2^53.");
  return [...(facts.length > 0 ? [facts.join(" ")] : []), ...deprecation(ref.deprecated ? ref : shape)];
}

/** Facts of a shape with a name of its own. */
export function shapeFacts(shape: ModelShape): string[] {
  return deprecation(shape);
}

/** Facts of an operation: the errors it raises, whether it may be repeated, where it is documented. */
export function operationFacts(model: ServiceModel, name: string, operation: ModelOperation): string[] {
  const errors = (operation.errors ?? []).map((error) => error.shape);
  const facts = [
    errors.length > 0 ? `${name}: raises ${errors.join(", ")}.` : `${name}.`,
    ...(operation.output ? [] : ["Returns nothing but `ResponseMetadata`."]),
    ...(operation.idempotent ? ["Idempotent."] : []),
  ];
  const { uid } = model.metadata;
  return [
    facts.join(" "),
    ...deprecation(operation),
    ...(uid ? [`@see https://docs.aws.amazon.com/goto/WebAPI/${uid}/${name}`] : []),
  ];
}

function rangeOf({ type, min, max }: ModelShape): string | undefined {
  if (min === undefined && max === undefined) return undefined;
  const unit = UNITS[type];
  if (unit === undefined) return undefined;
  const noun = (count: number): string =>
    unit === "" ? "" : ` ${count === 1 ? unit : unit.endsWith("entry") ? "entries" : `${unit}s`}`;
  if (max === undefined) return `At least ${min}${noun(min!)}.`;
  if (min === undefined || (min === 0 && unit !== "")) return `At most ${max}${noun(max)}.`;
  return min === max ? `Exactly ${max}${noun(max)}.` : `${min} to ${max}${noun(max)}.`;
}

const UNITS: Readonly<Record<string, string>> = {
  string: "character",
  blob: "byte",
  list: "item",
  map: "entry",
  integer: "",
  long: "",
  short: "",
  byte: "",
  float: "",
  double: "",
};

function deprecation({
  deprecated,
  deprecatedMessage,
  deprecatedSince,
}: {
  deprecated?: boolean;
  deprecatedMessage?: string;
  deprecatedSince?: string;
}): string[] {
  if (!deprecated) return [];
  const since = deprecatedSince ? `Since ${deprecatedSince}.` : "";
  const text = [
    since,
    deprecatedMessage
      ?.replaceAll(/<[^>]*>/g, "")
      .replaceAll(/\s+/g, " ")
      .trim(),
  ]
    .filter(Boolean)
    .join(" ");
  return [`@deprecated ${text || "The service marks it so."}`];
}
