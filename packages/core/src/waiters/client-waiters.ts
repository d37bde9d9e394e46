/** Waiters of client classes: `getWaiter`, `waiterNames` and `client.waitUntil.<name>()`. */
import type { BaseClient, ReplyOf } from "../client/base-client.ts";
import { findApiName } from "../client/method-name.ts";
import { UnknownWaiterError } from "../errors/waiter.ts";
import type { Spelling, Spelt } from "../paginate/client-paginators.ts";
import type { WaiterDefinition, WaiterInput } from "./definition.ts";
import { waitUntil, type WaitArguments, type WaitOptions, type WaitResult } from "./wait-until.ts";

/** Definitions by name; the value generated code gives to a client class. */
export type WaiterSet = Readonly<Record<string, WaiterDefinition<unknown, unknown>>>;

/** What a client class has for its waiters. */
export interface WaitingClient<Set = Record<never, never>, Snake = Record<never, never>> {
  /** Names of the waiters, sorted. */
  readonly waiterNames: ReadonlyArray<keyof Set & string>;
  /**
   * A waiter by its name in any spelling: `bucketExists`, `bucket_exists`, `BucketExists`.
   *
   * @throws UnknownWaiterError listing those there are
   */
  getWaiter<Name extends Spelling<Set, Snake>>(name: Name): WaiterFor<Spelt<Set, Snake, Name>>;
  /** Waits for each state there is a waiter for: `await client.waitUntil.bucketExists({ Bucket: "b" })`. */
  readonly waitUntil: { readonly [Name in keyof Set]: WaitMethod<Set[Name]> };
}

/** The waiter of a definition. */
export type WaiterFor<Definition> =
  Definition extends WaiterDefinition<infer Input, infer Output> ? Waiter<Input, Output> : never;

/** The method of a definition. */
export type WaitMethod<Definition> = WaiterFor<Definition>["wait"];

/** Waits for one state, as boto3's waiter objects do. */
export interface Waiter<Input, Output> {
  /** Name in the API: `BucketExists`. */
  readonly name: string;
  /**
   * Calls the operation until the state is reached.
   *
   * @param args - the operation's input with `WaiterConfig`; then options, which hold for each call, but `deadlineMs` for all of them
   * @throws WaiterError when that does not happen
   */
  wait(...args: WaitArguments<Input>): Promise<WaitResult<ReplyOf<Output>>>;
}

/** Puts the methods of {@link WaitingClient} on the prototype of a client class. */
export function addWaiters(prototype: BaseClient, service: string, waiters: WaiterSet): void {
  const names = Object.keys(waiters).sort();
  const byApiName = new Map(Object.values(waiters).map((definition) => [definition.name, definition]));
  const waitOn = (client: BaseClient, definition: WaiterDefinition<unknown, unknown>) => {
    return (input?: WaiterInput<unknown>, options?: WaitOptions) => waitUntil(client, definition, input, options);
  };
  Object.defineProperties(prototype, {
    waiterNames: { get: () => names },
    getWaiter: {
      value(this: BaseClient, name: string): unknown {
        const definition = byApiName.get(findApiName(name, [...byApiName.keys()]) ?? "");
        if (!definition) throw new UnknownWaiterError(service, name, names);
        return { name: definition.name, wait: waitOn(this, definition) };
      },
    },
    waitUntil: {
      get(this: BaseClient): unknown {
        const methods = Object.fromEntries(Object.entries(waiters).map(([name, definition]) => [name, waitOn(this, definition)]));
        Object.defineProperty(this, "waitUntil", { value: methods });
        return methods;
      },
    },
  });
}
