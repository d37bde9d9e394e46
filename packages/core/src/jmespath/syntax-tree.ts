/** What the parser makes of an expression; the interpreter and the generator's compiler both start from here. */
export type Comparator = "eq" | "ne" | "lt" | "lte" | "gt" | "gte";

/** One node. `on` is what the node is applied to. */
export type Node =
  | { readonly kind: "current" }
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "index"; readonly at: number }
  | {
      readonly kind: "slice";
      readonly from: number | undefined;
      readonly to: number | undefined;
      readonly step: number | undefined;
    }
  | { readonly kind: "literal"; readonly value: unknown }
  /** The second is applied to what the first finds: `a.b`, `a[0]`, `a | b`. */
  | { readonly kind: "then"; readonly first: Node; readonly second: Node }
  | { readonly kind: "flatten"; readonly on: Node }
  | { readonly kind: "values"; readonly on: Node }
  /** Goes on with every element of a list. */
  | { readonly kind: "project"; readonly on: Node; readonly each: Node }
  | { readonly kind: "filter"; readonly on: Node; readonly test: Node; readonly each: Node }
  | { readonly kind: "compare"; readonly by: Comparator; readonly left: Node; readonly right: Node }
  | { readonly kind: "or" | "and"; readonly left: Node; readonly right: Node }
  | { readonly kind: "not"; readonly on: Node }
  | { readonly kind: "list"; readonly items: readonly Node[] }
  | { readonly kind: "hash"; readonly entries: ReadonlyArray<readonly [name: string, node: Node]> }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Node[] }
  /** `&expression`, an argument of `sort_by` and its like. */
  | { readonly kind: "reference"; readonly to: Node };
