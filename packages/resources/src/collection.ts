/**
 * Collections: resources that an operation lists (boto3 `resources/collection.py`, spec RES-29 to RES-35). Nothing is sent before
 * somebody iterates, and every iteration asks again. A collection never changes: `filter` and the like give a new one.
 */
import type { CallOptions } from "@boto3/core";
import { buildResources } from "./build-resources.ts";
import type { CollectionDefinition } from "./definition.ts";
import { listPages } from "./list-pages.ts";
import { fillParameters, mergeParameters, type Parameters } from "./parameters.ts";
import type { ResourceBase } from "./resource.ts";

/**
 * Resources that are listed when iterated.
 *
 * @example
 * for await (const object of bucket.objects.filter({ Prefix: "logs/" }).limit(100)) console.log(object.key);
 */
export interface Collection<Item, Input = Record<string, unknown>> extends AsyncIterable<Item> {
  /** The same collection; boto3 programs end in `.all()`. */
  all(): this;
  /**
   * Adds parameters of the operation. Lists are appended to those given before and to the model's own, anything else replaces.
   *
   * @param options - of the calls to come: `signal`, `deadlineMs`, ...
   */
  filter(input: Partial<Input>, options?: CallOptions): this;
  /** At most so many resources; no page is asked for that is not needed. */
  limit(count: number): this;
  /** How many resources the service shall send at a time; ignored where the operation has no such parameter. */
  pageSize(count: number): this;
  /** Page by page; a page may be empty. */
  pages(): AsyncIterableIterator<Item[]>;
  /** All resources at once. */
  toArray(): Promise<Item[]>;
  /** Parent and type of the resources. */
  toString(): string;
}

/** What the calls of one chain have gathered. */
interface Chain {
  readonly input: Parameters;
  readonly options: CallOptions | undefined;
  readonly limit: number | undefined;
  readonly pageSize: number | undefined;
}

const START: Chain = { input: {}, options: undefined, limit: undefined, pageSize: undefined };

/** The class behind every collection; batch actions are on the classes that `collection-class.ts` makes of it. */
export class CollectionBase implements Collection<ResourceBase> {
  // What `console.log` shows in Node.
  static {
    const value = function (this: CollectionBase): string {
      return this.toString();
    };
    Object.defineProperty(this.prototype, Symbol.for("nodejs.util.inspect.custom"), { value });
  }

  readonly #parent: ResourceBase;
  readonly #name: string;
  readonly #definition: CollectionDefinition;
  readonly #chain: Chain;

  constructor(parent: ResourceBase, name: string, definition: CollectionDefinition, chain: Chain = START) {
    this.#parent = parent;
    this.#name = name;
    this.#definition = definition;
    this.#chain = chain;
  }

  all(): this {
    return this.#with({});
  }

  filter(input: Parameters, options?: CallOptions): this {
    const { input: before, options: known } = this.#chain;
    return this.#with({ input: mergeParameters(before, structure(input)), options: options ? { ...known, ...options } : known });
  }

  limit(count: number): this {
    return this.#with({ limit: checkCount("limit", count, 0) });
  }

  pageSize(count: number): this {
    return this.#with({ pageSize: checkCount("pageSize", count, 1) });
  }

  async *pages(): AsyncIterableIterator<ResourceBase[]> {
    const { limit = Number.POSITIVE_INFINITY, options } = this.#chain;
    if (limit === 0) return;
    const parent = this.#parent;
    const { operation, params, paginator, resource } = this.#definition;
    const request = mergeParameters(await fillParameters(parent, params), this.#chain.input);
    const paging = { limit: this.#chain.limit, pageSize: this.#chain.pageSize };
    let left = limit;
    for await (const response of listPages(parent.meta.client, operation, paginator, request, paging, options)) {
      const made = buildResources(resource, parent, { request, response }) ?? [];
      const page = [made].flat().slice(0, left);
      left -= page.length;
      yield page;
      if (left <= 0) return;
    }
  }

  async *[Symbol.asyncIterator](): AsyncIterableIterator<ResourceBase> {
    for await (const page of this.pages()) yield* page;
  }

  async toArray(): Promise<ResourceBase[]> {
    const items: ResourceBase[] = [];
    for await (const page of this.pages()) items.push(...page);
    return items;
  }

  toString(): string {
    const { className, serviceName } = this.#parent.meta;
    return `${className}.${this.#name}Collection(${this.#parent.toString()}, ${serviceName}.${this.#definition.resource.type})`;
  }

  #with(change: Partial<Chain>): this {
    const Class = this.constructor as new (...args: ConstructorParameters<typeof CollectionBase>) => this;
    return new Class(this.#parent, this.#name, this.#definition, { ...this.#chain, ...change });
  }
}

/** A copy that the caller cannot change afterwards; values that are no plain structure stay the same. */
function structure<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(structure) as Value;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, structure(item as unknown)])) as Value;
}

function checkCount(name: string, count: number, least: number): number {
  if (!Number.isInteger(count) || count < least)
    throw new RangeError(`${name}(${count}): expected a whole number, ${least} or more.`);
  return count;
}
