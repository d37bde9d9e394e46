/** Resource modules of service packages, by their sources, with clients that answer from a script. */
import type { BaseClient } from "../../../packages/core/src/client/base-client.ts";
import type { ClientClass } from "../../../packages/core/src/client/client-class.ts";
import type { Operation } from "../../../packages/core/src/client/operation.ts";
import { Session } from "../../../packages/core/src/session/session.ts";
import type { ResourceDefinition } from "../../../packages/resources/src/definition.ts";
import type { ResourceBase } from "../../../packages/resources/src/resource.ts";
import { toTaggedNow, type Tagged } from "../tagged.ts";

/** A class of a resource module, as the engine makes them. */
export interface LoadedClass {
  new (...args: unknown[]): ResourceBase;
  readonly className: string;
  readonly definition: ResourceDefinition;
}

/** The classes of a service by their type: `Bucket`, `ServiceResource`. */
export async function loadClasses(service: string): Promise<ReadonlyMap<string, LoadedClass>> {
  const module = (await import(new URL(`../../../packages/services/${service}/src/resource.ts`, import.meta.url).href)) as Record<
    string,
    LoadedClass
  >;
  return new Map(Object.values(module).map((known) => [known.className.split(".")[1]!, known]));
}

/** What a client was asked. */
export interface RecordedCall {
  readonly operation: string;
  readonly params: Tagged;
}

/** A client of a service that answers with parsed replies and notes what it is asked. */
export interface ScriptedClient {
  readonly client: BaseClient;
  readonly calls: RecordedCall[];
}

/** @param replies - parsed, in order; one more call than replies fails */
export async function scriptedClient(service: string, replies: readonly unknown[]): Promise<ScriptedClient> {
  const exports = (await import(new URL(`../../../packages/services/${service}/src/client.ts`, import.meta.url).href)) as Record<
    string,
    ClientClass<BaseClient>
  >;
  const Client = Object.values(exports)[0]!;
  const client = new Session({ regionName: "us-east-1" }).client(Client);
  const calls: RecordedCall[] = [];
  const left = [...replies];
  const send = async (operation: string | Operation<unknown, unknown>, input: unknown = {}): Promise<unknown> => {
    const name = typeof operation === "string" ? client.operation(operation).name : operation.name;
    calls.push({ operation: name, params: toTaggedNow(input) });
    if (left.length === 0) throw new Error(`${name} is one call more than there are recorded replies.`);
    return left.shift();
  };
  Object.defineProperty(client, "send", { value: send });
  return { client, calls };
}
