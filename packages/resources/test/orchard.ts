/** For tests: an invented service of orchards and trees, whose client answers from a list of parsed replies. */
import type { BaseClient, ClientClass } from "@boto3/core";
import type { PaginatorDefinition } from "@boto3/core/codegen/v1";
import type { Collection } from "../src/collection.ts";
import { resourceFamily, type ResourceClass, type ResourceFamily } from "../src/family.ts";
import { resourceClass } from "../src/resource-class.ts";
import type { Resource } from "../src/resource.ts";

export interface Call {
  readonly operation: string;
  readonly input: unknown;
  readonly options?: unknown;
}

/** Answers calls in order and keeps what it was asked. */
export class OrchardClient {
  readonly calls: Call[] = [];
  readonly replies: unknown[];
  readonly options: Readonly<Record<string, unknown>>;

  constructor(options: Readonly<Record<string, unknown>> = {}, ...replies: unknown[]) {
    this.options = options;
    this.replies = replies;
  }

  /** Milliseconds that waits slept. */
  readonly slept: number[] = [];

  sleep(ms: number): Promise<void> {
    this.slept.push(ms);
    return Promise.resolve();
  }

  send(operation: string | { readonly name: string }, input: unknown, options?: unknown): Promise<unknown> {
    const name = typeof operation === "string" ? operation : operation.name;
    this.calls.push({ operation: name, input, ...(options === undefined ? {} : { options }) });
    const reply = this.replies.shift();
    if (reply instanceof Error) return Promise.reject(reply);
    return reply === undefined ? Promise.reject(new Error(`No reply for ${name}.`)) : Promise.resolve(reply);
  }
}

/** A client with these replies, as resources take it. */
export function answering(...replies: unknown[]): OrchardClient & BaseClient {
  return new OrchardClient({}, ...replies) as unknown as OrchardClient & BaseClient;
}

const family: ResourceFamily = resourceFamily("orchard", OrchardClient as unknown as ClientClass<unknown>, () => [
  OrchardResource,
  Orchard,
  Tree,
  Label,
]);

const listTreesPages = {
  operation: { name: "ListTrees", http: "POST /", description: "{}", extras: undefined },
  inputToken: ["Token"],
  outputToken: ["Token"],
  resultKey: ["Trees"],
  limitKey: "Max",
} as unknown as PaginatorDefinition<unknown, unknown>;

export interface OrchardResource extends Resource {
  createTrees(input: object): Promise<Tree[]>;
  findTree(input?: object): Promise<Tree>;
  Orchard(name: string): Orchard;
  Orchard(identifiers: { name: string }): Orchard;
  Tree(orchardName: string, number: number): Tree;
  readonly labels: Collection<Label>;
}

export const OrchardResource: ResourceClass<OrchardResource> = resourceClass(family, "ServiceResource", {
  actions: {
    createTrees: {
      operation: "CreateTrees",
      resource: {
        type: "Tree",
        path: "Trees[]",
        identifiers: [
          ["orchardName", "request", "Orchard"],
          ["number", "response", "Trees[].Number"],
        ],
      },
      empty: "list",
    },
    findTree: {
      operation: "FindTree",
      resource: {
        type: "Tree",
        path: "Tree",
        identifiers: [
          ["orchardName", "response", "Tree.Orchard"],
          ["number", "response", "Tree.Number"],
        ],
      },
      empty: "map",
    },
  },
  subresources: {
    Orchard: { type: "Orchard", identifiers: [["name", "input"]] },
    Tree: {
      type: "Tree",
      identifiers: [
        ["orchardName", "input"],
        ["number", "input"],
      ],
    },
  },
  collections: {
    labels: { operation: "ListLabels", resource: { type: "Label", identifiers: [["text", "response", "Labels[]"]] } },
  },
});

interface TreeCollection extends Collection<Tree> {
  water(input?: object, options?: object): Promise<unknown[]>;
}

export interface Orchard extends Resource {
  readonly name: string;
  readonly orchardName: string;
  readonly owner: string | undefined;
  readonly trees: TreeCollection;
  readonly oldestTree: Tree | undefined;
  load(input?: object, options?: object): Promise<this>;
  reload(): Promise<this>;
  waitUntilRipe(input?: object): Promise<{ readonly attempts: number }>;
  rename(input?: object, options?: object): Promise<unknown>;
  Tree(number: number): Tree;
}

export const Orchard: ResourceClass<Orchard, [name: string]> = resourceClass(family, "Orchard", {
  identifiers: [{ name: "name", alias: "orchardName" }],
  attributes: { owner: "Owner" },
  waiters: {
    waitUntilRipe: {
      waiter: {
        name: "OrchardRipe",
        operation: { name: "GetOrchard", http: "POST /", description: "{}", extras: undefined },
        delay: 5,
        maxAttempts: 2,
        acceptors: [{ state: "success", matcher: "path", argument: "Ripe", expected: true }],
      },
      params: [["Name", "identifier", "name"]],
    },
  },
  load: { operation: "GetOrchard", params: [["Name", "identifier", "name"]], path: "Orchard" },
  actions: { rename: { operation: "RenameOrchard", params: [["Name", "identifier", "name"]], path: "Old" } },
  subresources: {
    Tree: {
      type: "Tree",
      identifiers: [
        ["orchardName", "identifier", "name"],
        ["number", "input"],
      ],
    },
  },
  references: {
    oldestTree: {
      type: "Tree",
      identifiers: [
        ["orchardName", "identifier", "name"],
        ["number", "data", "Oldest.Number"],
      ],
    },
  },
  collections: {
    trees: {
      operation: "ListTrees",
      params: [
        ["Filters[0].Name", "constant", "orchard"],
        ["Filters[0].Values[0]", "identifier", "name"],
      ],
      paginator: listTreesPages,
      resource: {
        type: "Tree",
        path: "Trees[]",
        identifiers: [
          ["orchardName", "identifier", "name"],
          ["number", "response", "Trees[].Number"],
        ],
      },
    },
  },
});

export interface Tree extends Resource {
  readonly orchardName: string;
  readonly number: number;
  readonly kind: string | undefined;
  fell(input?: object): Promise<unknown>;
}

export const Tree: ResourceClass<Tree, [orchardName: string, number: number]> = resourceClass(family, "Tree", {
  identifiers: ["orchardName", "number"],
  attributes: { kind: "Kind" },
  actions: { fell: { operation: "FellTree", params: [["Kind", "data", "Kind"]] } },
  batchActions: {
    water: {
      operation: "WaterTrees",
      params: [
        ["Orchard", "identifier", "orchardName"],
        ["Trees[*].Number", "identifier", "number"],
        ["Trees[*].Kind", "data", "Kind"],
      ],
    },
  },
});

export interface Label extends Resource {
  readonly text: string;
}

export const Label: ResourceClass<Label, [text: string]> = resourceClass(family, "Label", {
  identifiers: [{ name: "text", secret: true }],
});
