/** Waiting for a state of a resource (boto3 `resources/action.py` `WaiterAction`, spec RES-39). Data is not loaded afterwards. */
import { waitUntil, type WaitOptions } from "@boto3/core";
import type { ResourceWaiterDefinition } from "./definition.ts";
import { fillParameters, type Parameters } from "./parameters.ts";
import type { ResourceBase } from "./resource.ts";

/** Waits until the waiter's state is reached. */
export async function performWait(
  resource: ResourceBase,
  { waiter, params }: ResourceWaiterDefinition,
  input: Parameters = {},
  options?: WaitOptions,
): Promise<unknown> {
  const request = { ...(await fillParameters(resource, params)), ...input };
  return waitUntil(resource.meta.client, waiter, request, options);
}
