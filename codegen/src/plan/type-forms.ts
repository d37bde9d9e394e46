/**
 * Which shapes become named types, and in which form. Inputs accept more than outputs give (a timestamp may be a number, a union
 * has no unknown member), so a shape that both sides use and whose forms differ is written twice: `X` is what outputs hold,
 * `XInput` what inputs take. A shape used on one side, or equal on both, is written once.
 */
import type { ModelOperation, ModelShape, ServiceModel, ShapeRef } from "../model/service-model.ts";
import { NameTable } from "./name-table.ts";
import { TYPE_KEYWORDS, USED_TYPES } from "./reserved-words.ts";

/** Side of a call a type is written for. */
export type Form = "input" | "output";

/** Where the shapes of a model are used. */
export interface TypeForms {
  /** The forms a named shape is written in; empty when no operation reaches it. */
  formsOf(shape: string): readonly Form[];
  /** TypeScript name of a named shape in one form. */
  nameOf(shape: string, form: Form): string;
  /** Whether the shape is nothing but the output of operations, so that `ResponseMetadata` can stand in it. */
  isReplyOnly(shape: string): boolean;
  /** Lists and maps that contain themselves without a structure between; they need a name of their own. */
  readonly recursiveCollections: ReadonlySet<string>;
}

/** References from one shape to others. */
export function referencesOf(shape: ModelShape): ShapeRef[] {
  if (shape.document) return [];
  if (shape.type === "structure") return Object.values(shape.members ?? {});
  if (shape.type === "list") return shape.member ? [shape.member] : [];
  if (shape.type === "map") return shape.key && shape.value ? [shape.key, shape.value] : [];
  return [];
}

export function planTypeForms(model: ServiceModel, operations: readonly ModelOperation[], taken: Iterable<string>): TypeForms {
  const errors = Object.keys(model.shapes).filter((name) => model.shapes[name]!.exception);
  const inputRoots = operations.flatMap((operation) => operation.input?.shape ?? []);
  const outputRoots = operations.flatMap((operation) => operation.output?.shape ?? []);
  const inInputs = reachable(model, inputRoots);
  const inOutputs = reachable(model, [...outputRoots, ...errors]);
  const roots = new Set(outputRoots);
  const nested = new Set(
    [...inInputs, ...inOutputs].flatMap((name) => referencesOf(model.shapes[name]!).map((ref) => ref.shape)),
  );
  const differing = shapesThatDiffer(model);
  const recursiveCollections = findRecursiveCollections(model);
  const table = new NameTable([...taken, ...USED_TYPES, ...TYPE_KEYWORDS]);
  const names = new Map<string, string>();
  const forms = new Map<string, Form[]>();
  for (const [name, shape] of Object.entries(model.shapes)) {
    if (!isNamed(name, shape, recursiveCollections)) continue;
    const both = inInputs.has(name) && inOutputs.has(name);
    const list: Form[] =
      both && differing.has(name) ? ["output", "input"] : inOutputs.has(name) ? ["output"] : inInputs.has(name) ? ["input"] : [];
    forms.set(name, list);
    // Exceptions leave the package as classes of their name; their members are seen through them.
    if (list.length > 0) names.set(`${name} ${list[0]}`, shape.exception ? name : table.claim(name, "Shape"));
  }
  for (const [name, list] of forms) if (list.length === 2) names.set(`${name} input`, table.claim(`${name}Input`, "Form"));
  return {
    formsOf: (shape) => forms.get(shape) ?? [],
    nameOf: (shape, form) =>
      names.get(`${shape} ${form}`) ?? names.get(`${shape} ${form === "input" ? "output" : "input"}`) ?? shape,
    isReplyOnly: (shape) => roots.has(shape) && !inInputs.has(shape) && !nested.has(shape) && !model.shapes[shape]!.exception,
    recursiveCollections,
  };
}

function isNamed(name: string, shape: ModelShape, recursiveCollections: ReadonlySet<string>): boolean {
  if (shape.document) return false;
  return shape.type === "structure" || (shape.type === "string" && shape.enum !== undefined) || recursiveCollections.has(name);
}

function reachable(model: ServiceModel, roots: readonly string[]): Set<string> {
  const seen = new Set(roots);
  // A set that grows while it is walked: new shapes are visited too.
  for (const name of seen) {
    for (const ref of referencesOf(model.shapes[name]!)) seen.add(ref.shape);
  }
  return seen;
}

/** Shapes whose input form accepts more than the output form gives, and all that contain them. */
function shapesThatDiffer(model: ServiceModel): Set<string> {
  const users = new Map<string, string[]>();
  const differing = new Set<string>();
  for (const [name, shape] of Object.entries(model.shapes)) {
    for (const ref of referencesOf(shape)) {
      const known = users.get(ref.shape);
      if (known) known.push(name);
      else users.set(ref.shape, [name]);
    }
    const optionalToken = shape.required?.some((member) => shape.members?.[member]?.idempotencyToken);
    if (shape.union || shape.type === "timestamp" || shape.type === "blob" || shape.type === "long" || optionalToken)
      differing.add(name);
  }
  for (const name of differing) for (const user of users.get(name) ?? []) differing.add(user);
  return differing;
}

function findRecursiveCollections(model: ServiceModel): Set<string> {
  const found = new Set<string>();
  const isCollection = (name: string): boolean => ["list", "map"].includes(model.shapes[name]?.type ?? "");
  for (const start of Object.keys(model.shapes)) {
    if (!isCollection(start)) continue;
    const seen = new Set(referencesOf(model.shapes[start]!).map((ref) => ref.shape));
    for (const name of seen) {
      if (name === start) found.add(start);
      if (isCollection(name)) for (const ref of referencesOf(model.shapes[name]!)) seen.add(ref.shape);
    }
  }
  return found;
}
