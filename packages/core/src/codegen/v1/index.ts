/**
 * What generated code may import, and nothing else: the runtime behind it can change while old generated packages keep working.
 * A breaking change opens `v2` beside it.
 */
export { operation, type Operation } from "../../client/operation.ts";
export { defineService, type Service } from "../../client/service.ts";
export type {
  BlobInput,
  JsonValue,
  LongInput,
  OpenTaggedUnion,
  Reply,
  StreamingBlobInput,
  TaggedUnion,
  TimestampInput,
} from "../../schema/value-types.ts";
export type { ResponseMetadata } from "../../client/output.ts";
export type { EndpointRules } from "../../endpoints/endpoint.ts";
export type { PaginatorDefinition } from "../../paginate/definition.ts";
export type { WaiterDefinition } from "../../waiters/definition.ts";
export type { PaginatingClient } from "../../paginate/client-paginators.ts";
export type { WaitingClient } from "../../waiters/client-waiters.ts";
export type { BaseClient } from "../../client/base-client.ts";
export { clientClass, type ClientClass, type ExtraMethods, type ServiceClient } from "../../client/client-class.ts";
export type { CallOptions, ClientOptions } from "../../client/options.ts";
export { modeledError, type ModeledError, type ModeledErrorClass } from "../../errors/modeled.ts";
export { registerResource } from "../../session/resource-registry.ts";
export { registerService } from "../../session/service-registry.ts";
export type { StreamingBody } from "../../http/streaming-body.ts";
export type { ClientExceptions } from "../../client/exceptions.ts";
