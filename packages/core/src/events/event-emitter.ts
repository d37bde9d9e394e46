/**
 * boto3's emitter: handlers by hierarchical names with wildcards (botocore `hooks.py`, spec EVT-01 to EVT-09). Emitting
 * `before-call.s3.GetObject` calls handlers of that name, then of `before-call.s3`, then of `before-call`; `*` stands for one part.
 * Within one name those of `registerFirst` come first, those of `registerLast` last.
 */
import { BotoCoreError } from "../errors/botocore-error.ts";
import { resolveAlias } from "./event-aliases.ts";

/** What a handler is given: the fields of its event, and its name. */
export type EventFields = { readonly eventName: string; readonly [field: string]: unknown };

/** A handler; some events look at what it gives back. */
export type EventHandler = (event: EventFields) => unknown;

/** Who answered, and what. */
export type HandlerResponse = readonly [handler: EventHandler, response: unknown];

/** Options of registration. */
export interface RegisterOptions {
  /** A second handler under the same id is ignored. */
  readonly uniqueId?: string;
  /** The id is counted: as many removals as registrations remove the handler. */
  readonly uniqueIdUsesCount?: boolean;
}

/** A handler that is none, or an id used once with and once without counting. */
export class EventRegistrationError extends BotoCoreError {
  static override readonly errorName: string = "EventRegistrationError";
}

type Section = "first" | "middle" | "last";

const SECTIONS: readonly Section[] = ["first", "middle", "last"];

/** Handlers of one name. */
type NodeList = Record<Section, EventHandler[]>;

interface UniqueHandler {
  readonly handler: EventHandler;
  count: number | undefined;
}

export class EventEmitter {
  #nodes: Map<string, NodeList> = new Map();
  #unique: Map<string, UniqueHandler> = new Map();
  #found: Map<string, readonly EventHandler[]> = new Map();

  /** Whether nothing is registered, so that nothing need be emitted. */
  get isEmpty(): boolean {
    return this.#nodes.size === 0;
  }

  /**
   * Registers a handler.
   *
   * @param eventName - e.g. `before-call.s3.GetObject`, `before-call.*.GetObject` or `before-call`
   * @throws EventRegistrationError when the handler is no function, or an id is counted once and once not
   */
  register(eventName: string, handler: EventHandler, options?: RegisterOptions): void {
    this.#add(eventName, handler, "middle", options);
  }

  /** The same, before handlers of `register`. */
  registerFirst(eventName: string, handler: EventHandler, options?: RegisterOptions): void {
    this.#add(eventName, handler, "first", options);
  }

  /** The same, after handlers of `register`. */
  registerLast(eventName: string, handler: EventHandler, options?: RegisterOptions): void {
    this.#add(eventName, handler, "last", options);
  }

  /**
   * Removes a handler, given as it is or by its unique id. Of one registered several times the first is removed.
   *
   * @throws EventRegistrationError for an id that is counted, without `uniqueIdUsesCount`, and the other way round
   */
  unregister(eventName: string, handler?: EventHandler, { uniqueId, uniqueIdUsesCount = false }: RegisterOptions = {}): void {
    let removed = handler;
    if (uniqueId !== undefined) {
      const known = this.#unique.get(uniqueId);
      if (!known) return;
      checkCount(uniqueId, known, uniqueIdUsesCount);
      if (known.count !== undefined && --known.count > 0) return;
      this.#unique.delete(uniqueId);
      removed = known.handler;
    }
    const name = resolveAlias(eventName);
    const node = this.#nodes.get(name);
    if (!node || !removed) return;
    for (const section of SECTIONS) {
      const index = node[section].indexOf(removed);
      if (index < 0) continue;
      node[section].splice(index, 1);
      break;
    }
    if (SECTIONS.every((section) => node[section].length === 0)) this.#nodes.delete(name);
    this.#found.clear();
  }

  /** Calls all handlers of an event one after the other, and gives what each answered. */
  async emit(eventName: string, fields: Readonly<Record<string, unknown>> = {}): Promise<HandlerResponse[]> {
    const responses: HandlerResponse[] = [];
    const event = { ...fields, eventName };
    for (const handler of this.#handlersOf(eventName)) responses.push([handler, await handler(event)]);
    return responses;
  }

  /** Calls handlers until one answers; undefined when none does. */
  async emitUntilResponse(
    eventName: string,
    fields: Readonly<Record<string, unknown>> = {},
  ): Promise<HandlerResponse | undefined> {
    const event = { ...fields, eventName };
    for (const handler of this.#handlersOf(eventName)) {
      const response = await handler(event);
      if (response !== undefined && response !== null) return [handler, response];
    }
    return undefined;
  }

  /** Calls all handlers without waiting for those that are asynchronous, and gives what they answered. */
  emitNow(eventName: string, fields: Readonly<Record<string, unknown>> = {}): unknown[] {
    const event = { ...fields, eventName };
    return this.#handlersOf(eventName).map((handler) => handler(event));
  }

  /** Names with handlers, as registered, in no order. */
  get names(): readonly string[] {
    return [...this.#nodes.keys()];
  }

  /** An emitter with the same handlers; what is registered on one of the two later is not on the other. */
  copy(): EventEmitter {
    const copy = new EventEmitter();
    for (const [name, { first, middle, last }] of this.#nodes)
      copy.#nodes.set(name, { first: [...first], middle: [...middle], last: [...last] });
    for (const [id, unique] of this.#unique) copy.#unique.set(id, { ...unique });
    return copy;
  }

  #add(
    eventName: string,
    handler: EventHandler,
    section: Section,
    { uniqueId, uniqueIdUsesCount = false }: RegisterOptions = {},
  ): void {
    if (typeof handler !== "function") throw new EventRegistrationError(`Event handler ${String(handler)} must be callable.`);
    if (uniqueId !== undefined) {
      const known = this.#unique.get(uniqueId);
      if (known) {
        checkCount(uniqueId, known, uniqueIdUsesCount);
        if (known.count !== undefined) known.count++;
        return;
      }
      this.#unique.set(uniqueId, { handler, count: uniqueIdUsesCount ? 1 : undefined });
    }
    const name = resolveAlias(eventName);
    let node = this.#nodes.get(name);
    if (!node) this.#nodes.set(name, (node = { first: [], middle: [], last: [] }));
    node[section].push(handler);
    this.#found.clear();
  }

  #handlersOf(eventName: string): readonly EventHandler[] {
    let found = this.#found.get(eventName);
    if (!found) {
      const parts = resolveAlias(eventName).split(".");
      found = patternsOf(parts, [...this.#nodes.keys()]).flatMap((pattern) => {
        const node = this.#nodes.get(pattern);
        return node ? [...node.first, ...node.middle, ...node.last] : [];
      });
      this.#found.set(eventName, found);
    }
    return found;
  }
}

/**
 * The registered names whose handlers an event calls, in botocore's order: it walks the tree of names, and of each name what is below
 * its wildcard comes first, then what is below the very part, then the name itself.
 */
function patternsOf([part, ...rest]: readonly string[], known: readonly string[], prefix = ""): string[] {
  if (part === undefined) return [];
  return ["*", part].flatMap((step) => {
    const name = prefix + step;
    const isKnown = known.some((one) => one === name || one.startsWith(`${name}.`));
    return isKnown ? [...patternsOf(rest, known, `${name}.`), name] : [];
  });
}

function checkCount(id: string, { count }: UniqueHandler, usesCount: boolean): void {
  if (usesCount === (count !== undefined)) return;
  throw new EventRegistrationError(
    `The unique id ${id} was registered first ${usesCount ? "without" : "with"} a counter: do the same in later calls.`,
  );
}
