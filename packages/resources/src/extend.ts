/**
 * Methods added to resource classes: boto3's `creating-resource-class` events and mixins (`utils.py` `inject_attribute`, spec RES-40,
 * RES-41).
 */
import { ResourceExtensionError } from "./errors.ts";
import type { AnyResourceClass } from "./family.ts";

/**
 * Adds methods and getters to a resource class, for all resources of that type in this program. Declare them beside it, by adding
 * to the interface of the resource's module.
 *
 * @throws ResourceExtensionError when the class has a member of that name
 * @example
 * import { Bucket } from "@boto3/client-s3/resource";
 * declare module "@boto3/client-s3/resource" {
 *   interface Bucket { isEmpty(): Promise<boolean> }
 * }
 * extendResource(Bucket, {
 *   async isEmpty() { return (await this.objects.limit(1).toArray()).length === 0; },
 * });
 */
export function extendResource<Instance>(
  Class: AnyResourceClass & { readonly prototype: Instance },
  members: Readonly<Record<string, unknown>> & ThisType<Instance>,
): void {
  addMethods(Class, members, { replace: false });
}

/** Copies methods and getters onto a prototype; a `load` is its `reload` too. */
export function addMethods(Class: AnyResourceClass, members: object, { replace }: { readonly replace: boolean }): void {
  const prototype = (Class as { readonly prototype?: unknown }).prototype as object;
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(members))) {
    if (!replace && name in prototype)
      throw new ResourceExtensionError(
        `Cannot add "${name}" to ${Class.className}: it has a member of that name. Choose another name.`,
        { resource: Class.className, name },
      );
    for (const key of replace && name === "load" ? ["load", "reload"] : [name])
      Object.defineProperty(prototype, key, { ...descriptor, enumerable: false, configurable: true });
  }
}
