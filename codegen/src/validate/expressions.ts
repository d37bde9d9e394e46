/**
 * Follows an expression of a paginator or waiter through the shapes of an output, and says where it names what is not there
 * (botocore `tests/functional/test_paginator_config.py` and `test_waiter_config.py`).
 */
import { JMESPathError } from "../../../packages/core/src/jmespath/errors.ts";
import { parseExpression } from "../../../packages/core/src/jmespath/parser.ts";
import type { Node } from "../../../packages/core/src/jmespath/syntax-tree.ts";
import type { ServiceModel } from "../model/service-model.ts";

/** What stands at a place: a shape of the model, a list made on the way, or something the model does not describe. */
type Place = { readonly shape: string } | { readonly listOf: Place } | undefined;

/**
 * @param shape - name of the output's shape, if there is one
 * @returns a sentence for each problem
 */
export function expressionProblems(expression: string, shape: string | undefined, model: ServiceModel): string[] {
  const problems: string[] = [];
  let node: Node;
  try {
    node = parseExpression(expression);
  } catch (error) {
    if (error instanceof JMESPathError) return [error.message.split("\n")[0]!];
    throw error;
  }
  if (shape === undefined) return [`"${expression}" looks into an output, but the operation has none`];
  new Walk(model, problems).follow(node, { shape });
  return problems;
}

class Walk {
  readonly #shapes: ServiceModel["shapes"];
  readonly #problems: string[];

  constructor(model: ServiceModel, problems: string[]) {
    this.#shapes = model.shapes;
    this.#problems = problems;
  }

  follow(node: Node, place: Place): Place {
    switch (node.kind) {
      case "current":
        return place;
      case "field":
        return this.#member(place, node.name);
      case "index":
        return this.#element(place, `[${node.at}]`);
      case "then":
        return this.follow(node.second, this.follow(node.first, place));
      case "flatten": {
        const element = this.#element(this.follow(node.on, place), "[]");
        return { listOf: this.#isList(element) ? this.#element(element, "[]") : element };
      }
      case "values":
        return { listOf: this.#value(this.follow(node.on, place)) };
      case "project":
      case "filter": {
        const element = this.#element(this.follow(node.on, place), "a projection");
        if (node.kind === "filter") this.follow(node.test, element);
        return { listOf: this.follow(node.each, element) };
      }
      case "compare":
      case "or":
      case "and": {
        const left = this.follow(node.left, place);
        this.follow(node.right, place);
        return node.kind === "compare" ? undefined : left;
      }
      case "not":
        this.follow(node.on, place);
        return undefined;
      case "call":
        for (const argument of node.args) this.follow(argument, place);
        return undefined;
      default:
        return undefined;
    }
  }

  #member(place: Place, name: string): Place {
    const shape = this.#shape(place);
    if (place === undefined || shape?.type === "map" || shape?.document) return undefined;
    const member = shape?.members?.[name];
    if (member) return { shape: member.shape };
    this.#problems.push(`${describe(place)} has no member "${name}"`);
    return undefined;
  }

  #element(place: Place, step: string): Place {
    if (place === undefined) return undefined;
    if ("listOf" in place) return place.listOf;
    const shape = this.#shape(place);
    if (shape?.type === "list") return { shape: shape.member!.shape };
    this.#problems.push(`${describe(place)} is no list, which ${step} needs`);
    return undefined;
  }

  #value(place: Place): Place {
    const shape = this.#shape(place);
    if (shape?.type === "map") return { shape: shape.value!.shape };
    if (place !== undefined && shape?.type !== "structure") this.#problems.push(`${describe(place)} has no values`);
    return undefined;
  }

  #isList(place: Place): boolean {
    return place !== undefined && ("listOf" in place || this.#shape(place)?.type === "list");
  }

  #shape(place: Place): ServiceModel["shapes"][string] | undefined {
    return place !== undefined && "shape" in place ? this.#shapes[place.shape] : undefined;
  }
}

function describe(place: NonNullable<Place>): string {
  return "shape" in place ? place.shape : "a list";
}
