/**
 * Makes resources of what a call answered, or of a resource's own data (boto3 `resources/response.py` `ResourceHandler`, spec
 * RES-22 to RES-25). As soon as one identifier is a list the result is a list of that length.
 */
import type { ReferenceDefinition } from "./definition.ts";
import type { ResourceBase } from "./resource.ts";
import { searchResponse } from "./response-path.ts";
import { valuesOf, type Exchange } from "./value-source.ts";

/**
 * @param parent - whose identifiers, data and client the new resources take
 * @returns a resource, a list, or undefined when an identifier is missing
 */
export function buildResources(
  reference: ReferenceDefinition,
  parent: ResourceBase,
  exchange: Exchange,
): ResourceBase | ResourceBase[] | undefined {
  const identifiers = valuesOf(reference.identifiers, parent, exchange);
  const data = reference.path === undefined ? undefined : searchResponse(reference.path, exchange.response);
  const list = identifiers.find(([, value]) => Array.isArray(value))?.[1] as unknown[] | undefined;
  if (list)
    return list.map((_, index) =>
      build(reference.type, parent, elementsAt(identifiers, index), (data as unknown[] | undefined)?.[index]),
    );
  if (identifiers.some(([, value]) => value === undefined || value === null)) return undefined;
  return build(reference.type, parent, Object.fromEntries(identifiers), data);
}

/** Identifiers of one of several resources: those that are lists give an element each. */
function elementsAt(identifiers: ReadonlyArray<readonly [string, unknown]>, index: number): Record<string, unknown> {
  return Object.fromEntries(
    identifiers.map(([target, value]) => [target, Array.isArray(value) ? (value as unknown[])[index] : value]),
  );
}

function build(type: string, parent: ResourceBase, identifiers: Record<string, unknown>, data: unknown): ResourceBase {
  const resource = parent.meta.family.create(type, identifiers, parent.meta.client);
  if (data !== undefined) setData(resource, data);
  return resource;
}

/** Gives a resource its data. */
export function setData(resource: ResourceBase, data: unknown): void {
  resource.meta.data = data;
  resource.meta.wasLoaded = true;
}
