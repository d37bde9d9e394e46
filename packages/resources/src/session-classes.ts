/**
 * The resource classes of a session with handlers: each is a class below the usual one, made when it is first needed, with what the
 * handlers of `creating-resource-class` give it (boto3 `resources/factory.py`, spec EVT-14). Sessions without handlers have none.
 */
import type { EventEmitter } from "@boto3/core";
import { addMethods } from "./extend.ts";
import type { DefinedClass, ResourceFamily } from "./family.ts";
import type { ResourceBase } from "./resource.ts";

/** Types whose classes the handlers of a session have a say in. */
export function sessionFamily(family: ResourceFamily, events: EventEmitter): ResourceFamily {
  return family.changed((Class, changed) => sessionClass(Class, changed, events));
}

function sessionClass(Class: DefinedClass, family: ResourceFamily, events: EventEmitter): DefinedClass {
  const Extended = class extends (Class as unknown as new (...args: readonly unknown[]) => ResourceBase) {
    static readonly className: string = Class.className;

    constructor(...args: readonly unknown[]) {
      super(...args);
      this.meta.family = family;
    }
  };
  Object.defineProperty(Extended, "name", { value: (Class as { readonly name?: string }).name, configurable: true });
  // What the class has can be read there, what is set is new.
  const classAttributes = Object.create(Extended.prototype) as object;
  const baseClasses: Array<{ readonly prototype: object }> = [];
  const serviceContext = { serviceName: family.serviceName };
  events.emitNow(`creating-resource-class.${Class.className}`, { classAttributes, baseClasses, serviceContext });
  addMethods(Extended, classAttributes, { replace: true });
  for (const { prototype } of baseClasses) {
    const missing = Object.entries(Object.getOwnPropertyDescriptors(prototype)).filter(([name]) => !(name in Extended.prototype));
    addMethods(Extended, Object.defineProperties({}, Object.fromEntries(missing)), { replace: true });
  }
  return Extended;
}
