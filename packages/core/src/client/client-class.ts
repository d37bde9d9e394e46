/** The class of a whole client, as service packages export it: `new S3()`, `class My extends S3`. Methods are on the prototype. */
import { addPaginators, type PaginatorSet } from "../paginate/client-paginators.ts";
import { addWaiters, type WaiterSet } from "../waiters/client-waiters.ts";
import { eventsOf } from "../events/client-events.ts";
import type { EventEmitter } from "../events/event-emitter.ts";
import { BaseClient, type ClientMeta, type OperationSet } from "./base-client.ts";
import { collectOperations } from "./create-client.ts";
import type { Operation } from "./operation.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import { generatePresignedUrl, type PresignedUrlOptions } from "../presign/generate-presigned-url.ts";
import { validateInput } from "../validate/validate-input.ts";
import type { Service } from "./service.ts";

const COMMON_METHODS: ExtraMethods = {
  generatePresignedUrl(clientMethod: string, options?: PresignedUrlOptions): Promise<string> {
    return generatePresignedUrl(this, clientMethod, options);
  },
};

/** What a whole client has beside the methods of its service and what clients of single operations have. */
export interface ServiceClient extends BaseClient {
  readonly meta: ClientMeta & {
    /** boto3's events of this client: `register("before-call.s3.PutObject", handler)`. */
    readonly events: EventEmitter;
  };
  /**
   * Makes an address that performs one call for whoever has it; see the function {@link generatePresignedUrl}.
   *
   * @param clientMethod - an operation by its name in any spelling (`getObject`, `get_object`, `GetObject`), or the operation itself
   */
  generatePresignedUrl<Input = Record<string, unknown>>(
    clientMethod: string | Operation<Input, unknown>,
    options?: PresignedUrlOptions<Input>,
  ): Promise<string>;
}

/** Methods that only the client of one service has, by name; they are called with the client as `this`. */
export type ExtraMethods = Readonly<Record<string, (this: BaseClient, ...given: never[]) => unknown>>;

/** The class of a service's client. */
export interface ClientClass<Instance> {
  new (options?: ClientOptions): Instance;
  readonly prototype: Instance;
  readonly service: Service;
  /** Regions in which the service is known to be, for `availableRegions`. */
  readonly regions: string | undefined;
}

/**
 * Makes the class of a service's client; used by generated code.
 *
 * @param operations - the namespace of the package's operations
 * @param regions - names of regions by partition
 * @param paginators - by method name
 * @param waiters - by name with a small first letter
 * @param extras - methods beside those of the operations
 */
export function clientClass<Instance>(
  service: Service,
  operations: object,
  regions?: string,
  paginators: PaginatorSet = {},
  waiters: WaiterSet = {},
  extras: readonly ExtraMethods[] = [],
): ClientClass<Instance> {
  const methods = collectOperations(operations as OperationSet);
  const WholeClient = class extends BaseClient {
    static readonly service: Service = service;
    static readonly regions: string | undefined = regions;

    constructor(options?: ClientOptions) {
      super(service, methods, options, validateInput);
    }

    override get meta(): ServiceClient["meta"] {
      const meta = super.meta;
      if (!("events" in meta)) Object.defineProperty(meta, "events", { get: () => eventsOf(this), enumerable: true });
      return meta as ServiceClient["meta"];
    }
  };
  Object.defineProperty(WholeClient, "name", { value: service.className, configurable: true });
  const { prototype } = WholeClient;
  // V8 copies the list of a prototype's members for each that is added, 10 MB for EC2's 800, unless one was deleted before.
  Reflect.deleteProperty(prototype, "constructor");
  Object.defineProperty(prototype, "constructor", { value: WholeClient, writable: true, configurable: true });
  for (const [name, operation] of methods) addMethod(prototype, name, operation);
  addPaginators(prototype, paginators);
  addWaiters(prototype, service.className, waiters);
  for (const more of [COMMON_METHODS, ...extras])
    for (const [name, value] of Object.entries(more))
      Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  return WholeClient as unknown as ClientClass<Instance>;
}

function addMethod(prototype: BaseClient, name: string, operation: Operation<unknown, unknown>): void {
  const value = function (this: BaseClient, input?: never, options?: CallOptions): Promise<unknown> {
    return this.send(operation, input, options);
  };
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
}
