/** What programs import from `@boto3/resources`. */
export type { Resource, ResourceMeta } from "./resource.ts";
export type { ResourceClass } from "./family.ts";
export type { Collection } from "./collection.ts";
export { extendResource } from "./extend.ts";
export { ResourceExtensionError, ResourceIdentifierError, ResourceLoadException, ResourceNotLoadedError } from "./errors.ts";
