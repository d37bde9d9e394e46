/** Calls that resources make (boto3 `resources/action.py` `ServiceAction`, `response.py` `RawHandler`). */
import type { BaseClient, CallOptions } from "@boto3/core";
import { buildResources, setData } from "./build-resources.ts";
import type { ActionDefinition } from "./definition.ts";
import { fillParameters, type Parameters } from "./parameters.ts";
import type { ResourceBase } from "./resource.ts";
import { searchResponse } from "./response-path.ts";
import { needsData } from "./value-source.ts";
import { ensureLoaded } from "./resource.ts";

/** Calls an operation of a client by its API name, through the client's method where it has one. */
export function callOperation(client: BaseClient, operation: string, input: Parameters, options?: CallOptions): Promise<unknown> {
  const method = (client as unknown as Record<string, unknown>)[operation.charAt(0).toLowerCase() + operation.slice(1)];
  if (typeof method === "function") return method.call(client, input, options) as Promise<unknown>;
  return client.send(operation, input, options);
}

/** Calls an action's operation; the caller's parameters replace those the model fills in. */
export async function performAction(
  resource: ResourceBase,
  action: ActionDefinition,
  input: Parameters = {},
  options?: CallOptions,
): Promise<unknown> {
  const request = { ...(await fillParameters(resource, action.params)), ...input };
  const response = await callOperation(resource.meta.client, action.operation, request, options);
  return readAnswer(resource, action, request, response);
}

/** What an action returns of an answer: resources, or a part of the reply. */
export async function readAnswer(
  resource: ResourceBase,
  action: ActionDefinition,
  request: Parameters,
  response: unknown,
): Promise<unknown> {
  if (!action.resource) return action.path === undefined ? response : searchResponse(action.path, response);
  if (needsData(action.resource.identifiers)) await ensureLoaded(resource);
  const made = buildResources(action.resource, resource, { request, response });
  return made ?? (action.empty === "list" ? [] : action.empty === "map" ? {} : undefined);
}

/** Loads a resource's data. */
export async function performLoad(
  resource: ResourceBase,
  load: ActionDefinition,
  input?: Parameters,
  options?: CallOptions,
): Promise<void> {
  setData(resource, await performAction(resource, load, input, options));
}

/** Forgets data that an action may have changed, if it can be loaded again (spec RES-17). */
export function clearData(resource: ResourceBase): void {
  if (!resource.load) return;
  resource.meta.data = undefined;
  resource.meta.wasLoaded = false;
}
