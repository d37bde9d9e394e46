/** What generated resource modules may import; a breaking change opens `v2` beside it. */
export { resourceFamily, type ResourceClass, type ResourceFamily } from "../../family.ts";
export { resourceClass } from "../../resource-class.ts";
export type { Resource } from "../../resource.ts";
export type { Collection } from "../../collection.ts";
export type { Filled } from "../../filled.ts";
export type { WaiterInput, WaitOptions, WaitResult } from "@boto3/core";
