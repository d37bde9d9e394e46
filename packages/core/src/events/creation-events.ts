/** The events of a client's creation, for those that a session with handlers makes (spec EVT-12, EVT-13, EVT-15). */
import { BaseClient } from "../client/base-client.ts";
import { askForAttribute, attachEvents, SERIALIZERS, serviceEventName } from "./client-events.ts";
import type { EventEmitter } from "./event-emitter.ts";

/**
 * Gives a new client the handlers of its session, then emits `creating-client-class`, whose handlers may add methods (functions in
 * `classAttributes`, called with the client as `this`), and `creating-serializer`, whose handlers may change `serializerKwargs`. Names
 * that `getattr` handlers were registered for become properties, answered when they are read.
 */
export function createWithEvents(client: BaseClient, sessionEvents: EventEmitter): void {
  const events = attachEvents(client, sessionEvents.copy());
  const { service } = BaseClient.coreOf(client);
  const id = serviceEventName(service.id);
  const classAttributes: Record<string, unknown> = {};
  events.emitNow(`creating-client-class.${id}`, { classAttributes, baseClasses: [], client });
  for (const [name, value] of Object.entries(classAttributes))
    Object.defineProperty(client, name, { value, writable: true, configurable: true });

  for (const registered of events.names) {
    const [kind, of, name] = registered.split(".");
    if (kind !== "getattr" || of !== id || name === undefined || name === "*" || name in client) continue;
    Object.defineProperty(client, name, { get: () => askForAttribute(client, events, name), configurable: true });
  }

  const usual = service.customization?.timestampMillis ? "millisecond" : "default";
  const serializerKwargs = { timestampPrecision: usual };
  const fields = { protocolName: service.protocol.name, serviceModel: service, serializerKwargs };
  events.emitNow(`creating-serializer.${service.endpointPrefix}`, fields);
  const { timestampPrecision } = serializerKwargs;
  if (timestampPrecision !== usual) SERIALIZERS.set(events, { timestampMillis: timestampPrecision === "millisecond" });
}
