/** The class of a whole client, as service packages export it: `new S3()`, `class My extends S3`. Methods are on the prototype. */
import { addPaginators, type PaginatorSet } from "../paginate/client-paginators.ts";
import { addWaiters, type WaiterSet } from "../waiters/client-waiters.ts";
import { BaseClient, type OperationSet } from "./base-client.ts";
import { collectOperations } from "./create-client.ts";
import type { Operation } from "./operation.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import type { Service } from "./service.ts";

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
 */
export function clientClass<Instance>(
  service: Service,
  operations: object,
  regions?: string,
  paginators: PaginatorSet = {},
  waiters: WaiterSet = {},
): ClientClass<Instance> {
  const methods = collectOperations(operations as OperationSet);
  const ServiceClient = class extends BaseClient {
    static readonly service: Service = service;
    static readonly regions: string | undefined = regions;

    constructor(options?: ClientOptions) {
      super(service, methods, options);
    }
  };
  Object.defineProperty(ServiceClient, "name", { value: service.className, configurable: true });
  for (const [name, operation] of methods) addMethod(ServiceClient.prototype, name, operation);
  addPaginators(ServiceClient.prototype, paginators);
  addWaiters(ServiceClient.prototype, service.className, waiters);
  return ServiceClient as unknown as ClientClass<Instance>;
}

function addMethod(prototype: BaseClient, name: string, operation: Operation<unknown, unknown>): void {
  const value = function (this: BaseClient, input?: never, options?: CallOptions): Promise<unknown> {
    return this.send(operation, input, options);
  };
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
}
