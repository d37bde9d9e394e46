/** Attributes are read from loaded data, at once. boto3 sends a request at the first access; a getter here never does. */
import { ResourceLoadException, ResourceNotLoadedError } from "./errors.ts";
import type { ResourceBase } from "./resource.ts";

/**
 * The data of a resource, for one of its members.
 *
 * @throws ResourceNotLoadedError which says to load it; ResourceLoadException when it cannot be loaded
 */
export function loadedData(resource: ResourceBase, property: string): unknown {
  const { data, wasLoaded, className, resourceModel } = resource.meta;
  if (data !== undefined) return data;
  if (!resource.load)
    throw new ResourceLoadException(`${className} has no load method: "${property}" is known only where a collection gave it.`, {
      resource: className,
      attribute: property,
    });
  const call = resourceModel.load ? ` (it calls ${resourceModel.load.operation})` : "";
  throw new ResourceNotLoadedError(
    wasLoaded
      ? `"${property}" of ${resource.toString()} is not known: the last load found nothing. Call \`await resource.load()\` again once it exists.`
      : `"${property}" of ${resource.toString()} is not loaded: call \`await resource.load()\` before${call}.`,
    { resource: className, attribute: property },
  );
}

/** A member of the data; undefined when the service did not send it. */
export function readAttribute(resource: ResourceBase, property: string, member: string): unknown {
  const data = loadedData(resource, property);
  return typeof data === "object" && data !== null ? (data as Record<string, unknown>)[member] : undefined;
}
