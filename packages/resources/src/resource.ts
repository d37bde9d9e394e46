/**
 * What every resource is: identifiers, `meta`, and a text form (boto3 `resources/base.py`). Attributes, actions and the rest are on
 * the prototypes that `resource-class.ts` makes.
 */
import type { BaseClient, CallOptions } from "@boto3/core";
import type { ResourceDefinition } from "./definition.ts";
import { ResourceLoadException } from "./errors.ts";
import type { ResourceFamily } from "./family.ts";
import { readArguments } from "./read-arguments.ts";

/** Facts of a resource under boto3's names. */
export interface ResourceMeta<Client = BaseClient, Data = unknown> {
  readonly serviceName: string;
  /** Service and type: `s3.Bucket`. */
  readonly className: string;
  /** Names of the identifiers, in order. */
  readonly identifiers: readonly string[];
  /** The client under it, for what resources do not offer. */
  readonly client: Client;
  /** What the last load or the collection gave, in wire names; undefined before, and after actions that may have changed it. */
  data: Data | undefined;
  readonly resourceModel: ResourceDefinition;
}

/** What every resource has. */
export interface Resource<Client = BaseClient, Data = unknown> {
  readonly meta: ResourceMeta<Client, Data>;
  /** Whether both are the same type with the same identifiers; data and clients do not matter. */
  equals(other: unknown): boolean;
  /** Type and identifiers, the same for equal resources: a key for maps and sets. */
  toString(): string;
  /** Names of the resources that can be made from this one, sorted. */
  getAvailableSubresources(): string[];
}

/** What the engine knows of a resource beside its members. */
export interface ResourceState extends ResourceMeta {
  /** A session's own where its handlers have a say in the classes. */
  family: ResourceFamily;
  /** Whether a load was made since data went away; it may have found nothing. */
  wasLoaded: boolean;
}

/** A method that fills `meta.data`. */
type LoadMethod = (input?: Record<string, unknown>, options?: CallOptions) => Promise<unknown>;

/** The class behind every resource. */
export class ResourceBase implements Resource {
  // What `console.log` shows in Node.
  static {
    const value = function (this: ResourceBase): string {
      return this.toString();
    };
    Object.defineProperty(this.prototype, Symbol.for("nodejs.util.inspect.custom"), { value });
  }

  declare readonly meta: ResourceState;
  declare readonly load?: LoadMethod;

  constructor(family: ResourceFamily, type: string, definition: ResourceDefinition, args: readonly unknown[]) {
    const names = identifierNames(definition);
    const { identifiers, options } = readArguments(names, args);
    for (const name of names) Object.defineProperty(this, name, { value: identifiers[name], enumerable: true, writable: false });
    const meta: ResourceState = {
      family,
      serviceName: family.serviceName,
      className: `${family.serviceName}.${type}`,
      identifiers: names,
      client: options.client ?? family.createClient(options),
      data: undefined,
      wasLoaded: false,
      resourceModel: definition,
    };
    Object.defineProperty(this, "meta", { value: meta });
  }

  equals(other: unknown): boolean {
    return other instanceof Object && "meta" in other && identityOf(this) === identityOf(other as ResourceBase);
  }

  getAvailableSubresources(): string[] {
    return Object.keys(this.meta.resourceModel.subresources ?? {}).sort();
  }

  toString(): string {
    const parts = (this.meta.resourceModel.identifiers ?? []).map((identifier) => {
      const { name, secret } = typeof identifier === "string" ? { name: identifier, secret: false } : identifier;
      return `${name}=${secret ? "***" : quote(identifierOf(this, name))}`;
    });
    return `${this.meta.className}(${parts.join(", ")})`;
  }
}

/** Names of a definition's identifiers, in order. */
export function identifierNames(definition: ResourceDefinition): string[] {
  return (definition.identifiers ?? []).map((identifier) => (typeof identifier === "string" ? identifier : identifier.name));
}

/** The value of an identifier. */
export function identifierOf(resource: ResourceBase, name: string): unknown {
  return (resource as unknown as Record<string, unknown>)[name];
}

/**
 * Loads a resource that has no data.
 *
 * @throws ResourceLoadException when it cannot be loaded
 */
export async function ensureLoaded(resource: ResourceBase, options?: CallOptions): Promise<void> {
  if (resource.meta.data !== undefined) return;
  if (!resource.load) throw new ResourceLoadException(`${resource.meta.className} has no load method`);
  await resource.load({}, options);
}

function identityOf(resource: ResourceBase): string | undefined {
  const { className, identifiers } = resource.meta ?? {};
  return className === undefined
    ? undefined
    : JSON.stringify([className, ...identifiers.map((name) => identifierOf(resource, name))]);
}

function quote(value: unknown): string {
  return typeof value === "string" ? `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'` : String(value);
}
