/**
 * Services known by name. A package's `register` module, the one with a side effect, puts its client class here; the list lives on
 * `globalThis`, so that two installed copies of core know the same services.
 */
import type { BaseClient } from "../client/base-client.ts";
import type { ClientClass } from "../client/client-class.ts";
import { didYouMean } from "../errors/did-you-mean.ts";
import { UnknownServiceError } from "../errors/model.ts";

/** Clients by service name; `register` modules add a row each. */
export interface ServiceRegistry {}

/** Names of the services registered in this program. */
export type ServiceName = keyof ServiceRegistry & string;

const KEY: unique symbol = Symbol.for("@boto3/core services") as never;

/** One old name is still understood (spec CLI-20). */
const ALIASES: Readonly<Record<string, string>> = { "runtime.sagemaker": "sagemaker-runtime" };

function services(): Map<string, ClientClass<BaseClient>> {
  const holder = globalThis as { [KEY]?: Map<string, ClientClass<BaseClient>> };
  return (holder[KEY] ??= new Map());
}

/** Makes a service known by name; called by `register` modules. */
export function registerService(name: string, client: ClientClass<BaseClient>): void {
  services().set(name, client);
}

/** The client class of a service when it is registered. */
export function registeredClient(name: string): ClientClass<BaseClient> | undefined {
  return services().get(ALIASES[name] ?? name);
}

/** Names of the registered services, sorted. */
export function registeredServices(): string[] {
  return [...services().keys()].sort();
}

/**
 * The client class of a registered service.
 *
 * @throws UnknownServiceError which lists the registered names and says what to install and import
 */
export function serviceNamed(name: string): ClientClass<BaseClient> {
  const known = ALIASES[name] ?? name;
  const found = registeredClient(name);
  if (found) return found;
  const names = registeredServices();
  const list = names.length === 0 ? "No service is registered." : `Registered: ${names.join(", ")}.`;
  throw new UnknownServiceError(
    `Unknown service: '${name}'. ${list}${didYouMean(name, names)} ` +
      `To use a service by name, install its package and import its registration: npm install @boto3/client-${known}, then import "@boto3/client-${known}/register".`,
    { service_name: name, known_service_names: names },
  );
}
