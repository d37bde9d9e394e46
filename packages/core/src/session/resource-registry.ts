/**
 * Resources known by name (boto3 `session.resource`). `register` modules of the services that have some put their class here; core
 * knows of resources no more than how they are made.
 */
import type { BaseClient } from "../client/base-client.ts";
import type { ClientOptions } from "../client/options.ts";
import type { EventEmitter } from "../events/event-emitter.ts";
import { didYouMean } from "../errors/did-you-mean.ts";
import { ResourceNotExistsError } from "../errors/model.ts";
import { registeredServices } from "./service-registry.ts";

/** Service resources by service name; `register` modules add a row each. */
export interface ResourceRegistry {}

/** Names of the resources registered in this program. */
export type ResourceName = keyof ResourceRegistry & string;

/** Options of a resource: those of its client, or a client that is there already. */
export interface ResourceClientOptions extends ClientOptions {
  /** Any client of the service: of a session, stubbed, or made of a few operations. It is shared, not copied. */
  readonly client?: BaseClient | undefined;
}

/** The class of a service resource: `S3Resource`. */
export interface ServiceResourceClass<Instance> {
  new (options?: ResourceClientOptions): Instance;
  readonly prototype: Instance;
  /** `s3.ServiceResource`. */
  readonly className: string;
  /** The class for a session whose handlers have a say in it. */
  withEvents?(events: EventEmitter): unknown;
}

const KEY: unique symbol = Symbol.for("@boto3/core resources") as never;

function resources(): Map<string, ServiceResourceClass<unknown>> {
  const holder = globalThis as { [KEY]?: Map<string, ServiceResourceClass<unknown>> };
  return (holder[KEY] ??= new Map());
}

/** Makes resources known by name; called by `register` modules. */
export function registerResource(name: string, resource: ServiceResourceClass<unknown>): void {
  resources().set(name, resource);
}

/** Names of the registered resources, sorted. */
export function registeredResources(): string[] {
  return [...resources().keys()].sort();
}

/**
 * The class of a registered service resource.
 *
 * @throws ResourceNotExistsError which lists the registered names and says what to install and import
 */
export function resourceNamed(name: string): ServiceResourceClass<unknown> {
  const found = resources().get(name);
  if (found) return found;
  const names = registeredResources();
  throw new ResourceNotExistsError(name, names, registeredServices().includes(name), didYouMean(name, names));
}
