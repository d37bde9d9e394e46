/** Recorded names of resources' members are boto3's; ours are those in camel case. */
import { snakeCase } from "../../../packages/core/src/client/method-name.ts";
import { camelCaseOf } from "../../../codegen/src/plan/resources/member-names.ts";
import type { Tagged } from "../tagged.ts";

/** Our name of a recorded member; names with a capital stay. */
export function memberName(recorded: string): string {
  return /^[A-Z]/.test(recorded) ? recorded : camelCaseOf(recorded);
}

/** Our name of an identifier as a model writes it: `BucketName`. */
export function identifierName(model: string): string {
  return camelCaseOf(snakeCase(model));
}

/** The same record under our names. */
export function withMemberNames<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [memberName(name), value]));
}

/** A recorded value with the identifiers of its resources under our names. */
export function withResourceNames(value: Tagged): Tagged {
  if (Array.isArray(value)) return value.map(withResourceNames);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, Tagged] => [key, withResourceNames(item)]);
  const renamed = Object.fromEntries(entries);
  if ("$resource" in renamed) renamed["identifiers"] = withMemberNames(renamed["identifiers"] as Record<string, Tagged>);
  return renamed;
}
