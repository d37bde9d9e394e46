/**
 * Wire descriptions of a service's operations. A description above 8 KB does not stand alone: the shapes it has in common with
 * other giants of its service are hoisted into one table per module (measured on mediaconvert, which would repeat 300 KB).
 */
import {
  describeOperation,
  operationRoots,
  ShapeDescriber,
  type DescribeOptions,
  type Reference,
} from "../emit/wire-description.ts";
import { errorCodeOf } from "../model/error-code.ts";
import type { ModelOperation, ServiceModel } from "../model/service-model.ts";
import { retryabilityOf } from "./retry-traits.ts";
import { referencesOf } from "./type-forms.ts";

const GIANT = 8192;

/** The JSON texts of a service's descriptions. */
export interface WirePlan {
  readonly descriptions: ReadonlyMap<string, { readonly text: string; readonly usesSharedShapes: boolean }>;
  readonly sharedShapes: string | undefined;
}

/**
 * @param traits - what descriptions say beside the model's traits, by API name
 * @param giant - length above which a description shares its shapes
 */
export function planWire(
  model: ServiceModel,
  operations: ReadonlyArray<readonly [string, ModelOperation]>,
  options: DescribeOptions,
  traits: ReadonlyMap<string, object> = new Map(),
  giant = GIANT,
): WirePlan {
  const descriptions = new Map<string, { text: string; usesSharedShapes: boolean }>();
  const giants: Array<readonly [string, ModelOperation]> = [];
  for (const [name, operation] of operations) {
    const text = JSON.stringify({ ...describeOperation(model, operation, options), ...traits.get(name) });
    descriptions.set(name, { text, usesSharedShapes: false });
    if (text.length > giant) giants.push([name, operation]);
  }
  if (giants.length < 2) return { descriptions, sharedShapes: undefined };

  const describer = new ShapeDescriber(
    model,
    giants.flatMap(([, operation]) => operationRoots(operation)),
    options,
  );
  const bodies = giants.map(
    ([name, operation]) => [name, operation, describeOperation(model, operation, options, describer)] as const,
  );
  const users = countUsers(
    model,
    giants.map(([, operation]) => operation),
  );
  const shared: Record<string, Reference> = {};
  for (const [shape, reference] of Object.entries(describer.table)) if (users.get(shape)! > 1) shared[shape] = reference;
  for (const [name, operation, body] of bodies) {
    const reached = reachedBy(model, operation);
    const own = Object.entries(describer.table).filter(([shape]) => reached.has(shape) && !(shape in shared));
    const usesSharedShapes = [...reached].some((shape) => shape in shared);
    if (own.length > 0) body["shapes"] = Object.fromEntries(own);
    descriptions.set(name, { text: JSON.stringify({ ...body, ...traits.get(name) }), usesSharedShapes });
  }
  return { descriptions, sharedShapes: Object.keys(shared).length > 0 ? JSON.stringify(shared) : undefined };
}

function reachedBy(model: ServiceModel, operation: ModelOperation): Set<string> {
  const seen = new Set(operationRoots(operation).map((ref) => ref.shape));
  for (const name of seen) for (const ref of referencesOf(model.shapes[name]!)) seen.add(ref.shape);
  return seen;
}

function countUsers(model: ServiceModel, operations: readonly ModelOperation[]): Map<string, number> {
  const users = new Map<string, number>();
  for (const operation of operations)
    for (const shape of reachedBy(model, operation)) users.set(shape, (users.get(shape) ?? 0) + 1);
  return users;
}

/** JSON texts of the errors by code and of the shapes they share. */
export function planErrorTable(
  model: ServiceModel,
  options: DescribeOptions,
): { table: string | undefined; shapes: string | undefined } {
  const errors = Object.entries(model.shapes).filter(([, shape]) => shape.exception);
  if (errors.length === 0) return { table: undefined, shapes: undefined };
  const describer = new ShapeDescriber(
    model,
    errors.map(([name]) => ({ shape: name })),
    options,
  );
  const table: Record<string, unknown> = {};
  const retryability = retryabilityOf(model);
  for (const [name, shape] of errors) {
    const code = errorCodeOf(name, shape);
    const described = withoutRequired(describer.describe({ shape: name }));
    table[code] = {
      ...(code === name ? {} : { name }),
      ...(shape.error?.httpStatusCode === undefined ? {} : { status: shape.error.httpStatusCode }),
      ...(shape.fault ? { fault: true } : {}),
      ...(shape.retryable ? { retryable: shape.retryable.throttling ? "throttling" : true } : {}),
      ...(retryability.get(name) === "listed" ? { listed: true } : {}),
      ...(JSON.stringify(described) === '{"message":"s"}' ? {} : { shape: described }),
    };
  }
  const shapes = Object.keys(describer.table).length > 0 ? JSON.stringify(describer.table) : undefined;
  return { table: JSON.stringify(table), shapes };
}

/** Replies are not validated, so the usual `message` is the same whether the model requires it or not. */
function withoutRequired(reference: Reference): Reference {
  if (typeof reference !== "object" || Array.isArray(reference) || "$" in reference) return reference;
  return Object.fromEntries(Object.entries(reference).map(([key, value]) => [key.replace(/^([^ !]+)!/, "$1"), value]));
}
