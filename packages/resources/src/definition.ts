/**
 * What generated code says about a resource: `resources-1.json` of boto3 with all names resolved (spec RES-06) and nothing left to
 * look up in the service's model. Names of members are ours (`bucketName`), names of parameters and paths are the wire's.
 */
import type { PaginatorDefinition, WaiterDefinition } from "@boto3/core/codegen/v1";

/**
 * Where a value comes from: an identifier of the resource at hand, its data, a part of the reply or of the request (both by
 * path), or a constant. `input` identifiers are what the caller passes.
 */
export type ValueSource =
  | readonly [target: string, source: "identifier", name: string]
  | readonly [target: string, source: "data" | "response" | "request", path: string]
  | readonly [target: string, source: "constant", value: string | number | boolean]
  | readonly [target: string, source: "input"];

/** A call of an operation with parameters filled in. Targets: `Filters[0].Values[0]`, `Objects[].Key`, `Tags[*].Key`. */
export interface RequestDefinition {
  /** Name in the API. */
  readonly operation: string;
  readonly params?: readonly ValueSource[];
}

/** Resources made of a reply, of data, or of what the caller passes. */
export interface ReferenceDefinition {
  /** Name of the resource type in its family. */
  readonly type: string;
  /** Where the data of the new resources stands; without it they are not loaded. */
  readonly path?: string;
  readonly identifiers: readonly ValueSource[];
}

export interface ActionDefinition extends RequestDefinition {
  readonly resource?: ReferenceDefinition;
  /** Part of the reply to return; the whole without it. */
  readonly path?: string;
  /** What an answer without identifiers gives, by the shape of the output (spec RES-24). */
  readonly empty?: "list" | "map";
}

export interface CollectionDefinition extends RequestDefinition {
  readonly resource: ReferenceDefinition;
  /** How its pages follow each other; without it there is one page. */
  readonly paginator?: PaginatorDefinition<unknown, unknown>;
}

export interface ResourceWaiterDefinition {
  readonly waiter: WaiterDefinition<unknown, unknown>;
  readonly params: readonly ValueSource[];
}

/** An identifier, and the member of the data that says the same, when there is one. */
export type IdentifierDefinition =
  | string
  | { readonly name: string; readonly alias?: string; /** Not shown in texts. */ readonly secret?: boolean };

/** Members by the name they have on the resource. */
export interface ResourceDefinition {
  readonly identifiers?: readonly IdentifierDefinition[];
  /** Property to member of the data. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly load?: ActionDefinition;
  readonly actions?: Readonly<Record<string, ActionDefinition>>;
  /** Of collections of this type. */
  readonly batchActions?: Readonly<Record<string, ActionDefinition>>;
  readonly subresources?: Readonly<Record<string, ReferenceDefinition>>;
  readonly references?: Readonly<Record<string, ReferenceDefinition>>;
  readonly collections?: Readonly<Record<string, CollectionDefinition>>;
  readonly waiters?: Readonly<Record<string, ResourceWaiterDefinition>>;
  /** Methods written by hand; they take the place of modelled ones of their name. */
  readonly methods?: readonly object[];
}
