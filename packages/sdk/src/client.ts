/** Clients and resources of the default session (boto3 `client`, `resource`). */
import type {
  ClientClass,
  ClientOptions,
  ResourceClientOptions,
  ResourceName,
  ResourceRegistry,
  ServiceName,
  ServiceRegistry,
  ServiceResourceClass,
} from "@boto3/core";
import { defaultSession } from "./default-session.ts";

/**
 * A client with the default session's settings.
 *
 * @param service - the name of a registered service, or a client class
 * @throws UnknownServiceError for a name that is not registered; it says what to install and import
 * @example
 * import * as boto3 from "@boto3/sdk";
 * import "@boto3/client-sqs/register";
 * const sqs = boto3.client("sqs");
 */
export function client<Name extends ServiceName>(service: Name, options?: ClientOptions): ServiceRegistry[Name];
export function client<Instance>(service: ClientClass<Instance>, options?: ClientOptions): Instance;
export function client(service: ServiceName | ClientClass<unknown>, options?: ClientOptions): unknown {
  return defaultSession().client(service as ClientClass<unknown>, options);
}

/**
 * A service's resource with the default session's settings.
 *
 * @param service - the name of a registered service, or a resource class
 * @throws ResourceNotExistsError for a name without registered resources
 * @example
 * import * as boto3 from "@boto3/sdk";
 * import "@boto3/client-s3/register";
 * for await (const object of boto3.resource("s3").Bucket("my-bucket").objects.all()) console.log(object.key);
 */
export function resource<Name extends ResourceName>(service: Name, options?: ResourceClientOptions): ResourceRegistry[Name];
export function resource<Instance>(service: ServiceResourceClass<Instance>, options?: ResourceClientOptions): Instance;
export function resource(service: ResourceName | ServiceResourceClass<unknown>, options?: ResourceClientOptions): unknown {
  return defaultSession().resource(service as ServiceResourceClass<unknown>, options);
}
