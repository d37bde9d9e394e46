/**
 * What generated resources of DynamoDB may import, and nothing else: what is behind it can change while old generated packages keep
 * working.
 */
export { documentClass } from "../../document-client.ts";
export type { DocumentClientOf, NativeInput, NativeReply } from "../../document-types.ts";
export { tableBatches, type TableBatches } from "../../table-resource.ts";
