/** Follows a path of a resource model through shapes: what stands at its end, and whether it is one value or a list of them. */
import { parseExpression } from "../../../../packages/core/src/jmespath/parser.ts";
import type { Node } from "../../../../packages/core/src/jmespath/syntax-tree.ts";
import type { ModelShape, ServiceModel, ShapeRef } from "../../model/service-model.ts";

/** The end of a path. */
export interface PathEnd {
  readonly ref: ShapeRef;
  readonly isList: boolean;
}

/**
 * @param start - shape the path begins at
 * @returns undefined when the model has nothing there, or the path is more than fields, indexes and lists
 */
export function shapeAt(model: ServiceModel, start: string, path: string): PathEnd | undefined {
  return follow(model, parseExpression(path), { ref: { shape: start }, isList: false });
}

/** Whether a path gives a list. */
export function isListPath(path: string): boolean {
  return projects(parseExpression(path));
}

/** The member of an input that a target sets: `Filters[0].Name`. */
export function targetShape(model: ServiceModel, input: string, target: string): ShapeRef | undefined {
  return shapeAt(model, input, target.replaceAll("[*]", "[0]").replaceAll("[]", "[0]"))?.ref;
}

/** The shape at the end of a path's fields, brackets left out: for `Instances[]` the list itself (boto3 `build_empty_response`). */
export function shapeOfFields(model: ServiceModel, start: string, path: string): ModelShape | undefined {
  let shape = model.shapes[start];
  for (const name of path.split(".").map((part) => part.replace(/^[[\]\d$@]+|[[\]\d$@]+$/g, ""))) {
    if (name === "") continue;
    if (shape?.type === "list" && shape.member) shape = model.shapes[shape.member.shape];
    const member = shape?.members?.[name];
    shape = member && model.shapes[member.shape];
  }
  return shape;
}

function follow(model: ServiceModel, node: Node, from: PathEnd | undefined): PathEnd | undefined {
  if (!from) return undefined;
  const shape = model.shapes[from.ref.shape];
  switch (node.kind) {
    case "current":
      return from;
    case "field": {
      const ref = shape?.members?.[node.name] ?? (shape?.type === "map" ? shape.value : undefined);
      return ref && { ref, isList: from.isList };
    }
    case "index":
      return shape?.member && { ref: shape.member, isList: from.isList };
    case "then":
      return follow(model, node.second, follow(model, node.first, from));
    case "flatten":
      return follow(model, node.on, from);
    case "project": {
      const list = follow(model, node.on, from);
      const element = list && model.shapes[list.ref.shape]?.member;
      return follow(model, node.each, list && { ref: element ?? list.ref, isList: true });
    }
    case "list":
      // `[A, B]`: both have to be alike for anything behind it to make sense.
      return follow(model, node.items[0] ?? { kind: "current" }, from);
    default:
      return undefined;
  }
}

function projects(node: Node): boolean {
  switch (node.kind) {
    case "project":
    case "flatten":
    case "values":
    case "filter":
    case "list":
      return true;
    case "then":
      return projects(node.second) || (projects(node.first) && node.second.kind !== "index");
    default:
      return false;
  }
}
