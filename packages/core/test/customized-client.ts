/** For tests of customizations: a client of one operation of an invented service that is customized. */
import { createClient, type Client } from "../src/client/create-client.ts";
import { operation, type Operation, type OperationExtras } from "../src/client/operation.ts";
import type { ClientOptions } from "../src/client/options.ts";
import type { Service } from "../src/client/service.ts";
import type { Customization } from "../src/events/hooks.ts";
import { isolated, Script, service as shelf, type Step } from "./invented-service.ts";

export type Call = Operation<Record<string, unknown>, Record<string, unknown>>;

/** What a client is made with. */
export interface Given {
  readonly customization: Customization;
  readonly name: string;
  readonly http?: string;
  readonly description?: string;
  readonly service?: Partial<Service>;
  readonly options?: ClientOptions;
  readonly steps?: Step[];
  readonly extras?: OperationExtras;
}

/** A client, and the transport that plays its replies. */
export function customized({
  customization,
  name,
  http = "POST /",
  description = "{}",
  service,
  options,
  steps = [{ body: "{}" }],
  extras,
}: Given): {
  script: Script;
  client: Client<{ call: Call }>;
} {
  const script = new Script(...steps);
  const call: Call = operation(name, http, description, extras);
  return { script, client: createClient({ ...shelf, ...service, customization }, { call }, isolated(script, options)) };
}
