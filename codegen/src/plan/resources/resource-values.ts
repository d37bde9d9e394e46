/**
 * Services whose resources speak other values than their plain client, as boto3's do after `boto3.dynamodb.transform` has registered
 * itself on the client of the resource (spec DDB-17, DDB-37): the class that makes such a client, and the types of its values.
 */
import type { ServiceModel } from "../../model/service-model.ts";
import type { OperationPlan } from "../service-plan.ts";
import type { ValuesPlan } from "./resource-plan.ts";

/** A row: and the shapes whose values differ. */
interface ValuesRow extends ValuesPlan {
  readonly shapes: readonly string[];
}

const VALUES: Readonly<Record<string, ValuesRow>> = {
  dynamodb: {
    module: "@boto3/dynamodb/codegen/v1",
    clientClass: "documentClass",
    clientType: "DocumentClientOf",
    inputType: "NativeInput",
    outputType: "NativeReply",
    shapes: ["AttributeValue", "ConditionExpression", "KeyExpression", "UpdateExpression", "ProjectionExpression"],
  },
};

/** How the values of a service's resources differ, when they do. */
export function valuesOf(service: string): ValuesPlan | undefined {
  return VALUES[service];
}

/** The operations as resources see them: with the types of other values where these occur. */
export function withValues(
  service: string,
  model: ServiceModel,
  operations: ReadonlyMap<string, OperationPlan>,
): ReadonlyMap<string, OperationPlan> {
  const row = VALUES[service];
  if (!row) return operations;
  const differs = (shape: string | undefined): boolean =>
    shape !== undefined && row.shapes.some((name) => shapesBelow(model, shape).has(name));
  return new Map(
    [...operations].map(([name, plan]) => {
      const { input, output } = model.operations[name]!;
      const inputType = differs(input?.shape) ? `${row.inputType}<${plan.inputType}>` : plan.inputType;
      const outputType = differs(output?.shape) ? `${row.outputType}<${plan.outputType}>` : plan.outputType;
      return [name, { ...plan, inputType, outputType }];
    }),
  );
}

/** Names of the shapes that a shape is made of, itself included. */
function shapesBelow(model: ServiceModel, name: string, found: Set<string> = new Set()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  const { members = {}, member, key, value } = model.shapes[name] ?? {};
  for (const below of [...Object.values(members), member, key, value]) if (below) shapesBelow(model, below.shape, found);
  return found;
}
