/**
 * Makes the class of a resource type from its definition (boto3 `resources/factory.py`, spec RES-05): identifiers, actions,
 * attributes, collections, references, sub-resources and waiters as members of one prototype. Names do not collide: the generator
 * resolved them.
 */
import type { CallOptions, EventEmitter } from "@boto3/core";
import { clearData, performAction, performLoad } from "./action.ts";
import { loadedData, readAttribute } from "./attribute.ts";
import { buildResources } from "./build-resources.ts";
import type { ReferenceDefinition, ResourceDefinition } from "./definition.ts";
import type { DefinedClass, ResourceClass, ResourceFamily } from "./family.ts";
import { addMethods } from "./extend.ts";
import type { Parameters } from "./parameters.ts";
import { readArguments } from "./read-arguments.ts";
import { identifierOf, ResourceBase } from "./resource.ts";
import { sessionFamily } from "./session-classes.ts";
import { performWait } from "./waiter.ts";
import { valuesOf } from "./value-source.ts";

/**
 * Makes a resource class; used by generated code.
 *
 * @param type - `Bucket`, or `ServiceResource`
 */
export function resourceClass<Instance, Arguments extends readonly unknown[] = []>(
  family: ResourceFamily,
  type: string,
  definition: ResourceDefinition,
): ResourceClass<Instance, Arguments> {
  const Class = class extends ResourceBase {
    static readonly className: string = `${family.serviceName}.${type}`;
    static readonly definition: ResourceDefinition = definition;

    static withEvents(events: EventEmitter): DefinedClass {
      return sessionFamily(family, events).classOf(type);
    }

    constructor(...args: readonly unknown[]) {
      super(family, type, definition, args);
    }
  };
  Object.defineProperty(Class, "name", { value: type, configurable: true });
  const members = new Members(Class.prototype);
  addActions(members, definition);
  addAttributes(members, definition);
  for (const [name, collection] of Object.entries(definition.collections ?? {})) {
    members.getter(name, (resource) => new (family.collectionClass(collection.resource.type))(resource, name, collection));
  }
  for (const [name, reference] of Object.entries(definition.references ?? {})) {
    members.getter(name, (resource) =>
      buildResources(reference, resource, { request: {}, response: loadedData(resource, name) }),
    );
  }
  for (const [name, subresource] of Object.entries(definition.subresources ?? {})) {
    members.method(name, (resource, args) => makeSubresource(resource, subresource, args));
  }
  for (const [name, waiter] of Object.entries(definition.waiters ?? {})) {
    members.call(name, (resource, input, options) => performWait(resource, waiter, input, options));
  }
  for (const methods of definition.methods ?? []) addMethods(Class, methods, { replace: true });
  return Class as unknown as ResourceClass<Instance, Arguments>;
}

function addActions(members: Members, { load, actions = {} }: ResourceDefinition): void {
  if (load) {
    members.call("load", async (resource, input, options) => {
      await performLoad(resource, load, input, options);
      return resource;
    });
    members.alias("reload", "load");
  }
  for (const [name, action] of Object.entries(actions)) {
    members.call(name, async (resource, input, options) => {
      const answer = await performAction(resource, action, input, options);
      clearData(resource);
      return answer;
    });
  }
}

function addAttributes(members: Members, { identifiers = [], attributes = {} }: ResourceDefinition): void {
  for (const [name, member] of Object.entries(attributes))
    members.getter(name, (resource) => readAttribute(resource, name, member));
  for (const identifier of identifiers) {
    if (typeof identifier === "string" || identifier.alias === undefined) continue;
    const { name, alias } = identifier;
    members.getter(alias, (resource) => identifierOf(resource, name));
  }
}

/** A resource below another: identifiers of the parent, and those the caller gives, in order or by name. */
function makeSubresource(parent: ResourceBase, definition: ReferenceDefinition, args: readonly unknown[]): ResourceBase {
  const inputs = definition.identifiers.filter(([, source]) => source === "input").map(([target]) => target);
  const { identifiers } = readArguments(inputs, args);
  const own = Object.fromEntries(valuesOf(definition.identifiers, parent));
  return parent.meta.family.create(definition.type, { ...own, ...identifiers }, parent.meta.client);
}

/** Defines members of a prototype. */
class Members {
  readonly #prototype: ResourceBase;

  constructor(prototype: ResourceBase) {
    this.#prototype = prototype;
  }

  getter(name: string, read: (resource: ResourceBase) => unknown): void {
    const get = function (this: ResourceBase): unknown {
      return read(this);
    };
    Object.defineProperty(this.#prototype, name, { get, configurable: true, enumerable: true });
  }

  method(name: string, run: (resource: ResourceBase, args: readonly unknown[]) => unknown): void {
    const value = function (this: ResourceBase, ...args: readonly unknown[]): unknown {
      return run(this, args);
    };
    Object.defineProperty(this.#prototype, name, { value, writable: true, configurable: true });
  }

  call(name: string, run: (resource: ResourceBase, input?: Parameters, options?: CallOptions) => Promise<unknown>): void {
    this.method(name, (resource, [input, options]) => run(resource, input as Parameters, options as CallOptions));
  }

  alias(name: string, existing: string): void {
    Object.defineProperty(this.#prototype, name, Object.getOwnPropertyDescriptor(this.#prototype, existing)!);
  }
}
