/** Classes of collections whose resources have batch actions; made once per resource type. */
import type { CallOptions } from "@boto3/core";
import { performBatchAction } from "./batch-action.ts";
import { CollectionBase } from "./collection.ts";
import type { ActionDefinition } from "./definition.ts";
import type { Parameters } from "./parameters.ts";

/** The class of collections with the given batch actions. */
export function collectionClass(batchActions: Readonly<Record<string, ActionDefinition>> = {}): typeof CollectionBase {
  if (Object.keys(batchActions).length === 0) return CollectionBase;
  const Batched = class extends CollectionBase {};
  for (const [name, action] of Object.entries(batchActions)) {
    const value = function (this: CollectionBase, input?: Parameters, options?: CallOptions): Promise<unknown[]> {
      return performBatchAction(this, action, input, options);
    };
    Object.defineProperty(Batched.prototype, name, { value, writable: true, configurable: true });
  }
  return Batched;
}
