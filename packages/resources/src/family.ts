/** The resource types of one service: how they find each other, and how their client is made. */
import type { BaseClient, ClientClass, ClientOptions, ResourceClientOptions } from "@boto3/core";
import type { CollectionBase } from "./collection.ts";
import { collectionClass } from "./collection-class.ts";
import type { ResourceDefinition } from "./definition.ts";
import type { ResourceBase } from "./resource.ts";

/** The class of a resource type. `Arguments` are its identifiers. */
export interface ResourceClass<Instance, Arguments extends readonly unknown[] = []> {
  new (...args: [...identifiers: Arguments, options?: ResourceClientOptions]): Instance;
  readonly prototype: Instance;
  /** Service and type: `s3.Bucket`. */
  readonly className: string;
}

/** What generated code knows of a class before its types do. */
export type AnyResourceClass = { new (...args: never[]): unknown; readonly className: string };

/** What a class has for the engine. */
export interface DefinedClass extends AnyResourceClass {
  readonly definition?: ResourceDefinition;
}

/** Makes another class of one, for a family. */
type ClassChange = (Class: DefinedClass, family: ResourceFamily) => DefinedClass;

/** Resource types of one service. */
export class ResourceFamily {
  readonly serviceName: string;
  readonly #client: ClientClass<unknown>;
  readonly #classes: () => readonly AnyResourceClass[];
  readonly #change: ClassChange | undefined;
  readonly #collections: Map<string, typeof CollectionBase> = new Map();
  readonly #changed: Set<string> = new Set();
  #byName: Map<string, DefinedClass> | undefined;

  constructor(
    serviceName: string,
    client: ClientClass<unknown>,
    classes: () => readonly AnyResourceClass[],
    change?: ClassChange,
  ) {
    this.serviceName = serviceName;
    this.#client = client;
    this.#classes = classes;
    this.#change = change;
  }

  /** The same types, each with another class, which is made when it is first needed. */
  changed(change: ClassChange): ResourceFamily {
    return new ResourceFamily(this.serviceName, this.#client, this.#classes, change);
  }

  /** The client of a resource that was not given one; its user agent says `Resource`, as boto3's does (spec RES-01). */
  createClient(options: ResourceClientOptions): BaseClient {
    const { client: _, ...own } = options;
    const isNamed = own.userAgentExtra !== undefined || own.config?.userAgentExtra !== undefined;
    const clientOptions: ClientOptions = isNamed ? own : { ...own, userAgentExtra: "Resource" };
    return new this.#client(clientOptions) as BaseClient;
  }

  /** Makes a resource of this family with the client of another. */
  create(type: string, identifiers: Readonly<Record<string, unknown>>, client: BaseClient): ResourceBase {
    const Class = this.classOf(type);
    const hasIdentifiers = Object.keys(identifiers).length > 0;
    const args = hasIdentifiers ? [identifiers, { client }] : [{ client }];
    return new Class(...(args as never[])) as ResourceBase;
  }

  /** The class of collections of a type, with its batch actions. */
  collectionClass(type: string): typeof CollectionBase {
    let known = this.#collections.get(type);
    if (!known) this.#collections.set(type, (known = collectionClass(this.classOf(type).definition?.batchActions)));
    return known;
  }

  /** The class of a type. */
  classOf(type: string): DefinedClass {
    this.#byName ??= new Map(this.#classes().map((known) => [known.className, known]));
    const name = `${this.serviceName}.${type}`;
    const Class = this.#byName.get(name);
    if (!Class) throw new Error(`The resources of ${this.serviceName} have no type "${type}".`);
    if (!this.#change || this.#changed.has(name)) return Class;
    const changed = this.#change(Class, this);
    this.#changed.add(name);
    this.#byName.set(name, changed);
    return changed;
  }
}

/** Names the resource types of a service; used by generated code. */
export function resourceFamily(
  serviceName: string,
  client: ClientClass<unknown>,
  classes: () => readonly AnyResourceClass[],
): ResourceFamily {
  return new ResourceFamily(serviceName, client, classes);
}
