/** Compares a resource class with boto3's class of the same type, as recorded. */
import type {
  ActionDefinition,
  ReferenceDefinition,
  RequestDefinition,
  ResourceDefinition,
  ValueSource,
} from "../../../packages/resources/src/definition.ts";
import { mismatch, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import { loadClasses, scriptedClient } from "./load-resources.ts";
import { identifierName, memberName, withMemberNames } from "./resource-names.ts";

interface RecordedParameter {
  readonly target: string;
  readonly source: string;
  readonly name?: string;
  readonly path?: string;
  readonly value?: string | number | boolean;
}

interface RecordedReference {
  readonly type: string;
  readonly path: string | null;
  readonly identifiers: readonly RecordedParameter[];
}

interface RecordedAction {
  readonly name: string;
  readonly operation: string;
  readonly params: readonly RecordedParameter[];
  readonly resource?: RecordedReference;
  readonly path?: string;
}

interface RecordedMember {
  readonly name: string;
  readonly resource: RecordedReference;
}

/** A line of `resources/models`. */
export interface RecordedModel {
  readonly id: string;
  readonly service: string;
  readonly name: string;
  readonly class_name: string;
  readonly identifiers: ReadonlyArray<{ readonly name: string; readonly member_name: string | null }>;
  readonly attributes: Readonly<Record<string, { readonly member: string }>>;
  readonly load: RecordedAction | null;
  readonly actions: readonly RecordedAction[];
  readonly batch_actions: readonly RecordedAction[];
  readonly subresources: readonly RecordedMember[];
  readonly references: readonly RecordedMember[];
  readonly collections: ReadonlyArray<RecordedAction & RecordedMember & { readonly batch_actions: readonly RecordedAction[] }>;
  readonly waiters: ReadonlyArray<{
    readonly name: string;
    readonly waiter_name: string;
    readonly params: readonly RecordedParameter[];
  }>;
  readonly public_members: readonly string[];
}

/** Everything the recording says, against the class and an instance of it. */
export async function checkModel(recorded: RecordedModel): Promise<Mismatch | undefined> {
  const classes = await loadClasses(recorded.service);
  const Class = classes.get(recorded.name)!;
  const { client } = await scriptedClient(recorded.service, []);
  const resource = new Class(...recorded.identifiers.map(() => "x"), { client });
  const expected = expectedFacts(recorded);
  const batchActions = (type: string): Readonly<Record<string, ActionDefinition>> =>
    classes.get(type)?.definition.batchActions ?? {};
  const actual = {
    ...definedFacts(Class.definition, batchActions),
    class_name: Class.className,
    missing_members: recorded.public_members.map(memberName).filter((name) => !(name in resource)),
  };
  return mismatch(expected, actual, findDifferences(expected, actual));
}

function expectedFacts(recorded: RecordedModel): Record<string, unknown> {
  return {
    class_name: recorded.class_name,
    identifiers: recorded.identifiers.map(({ name }) => memberName(name)),
    attributes: Object.fromEntries(
      Object.entries(withMemberNames(recorded.attributes)).map(([name, { member }]) => [name, member]),
    ),
    load: recorded.load && action(recorded.load),
    actions: byName(recorded.actions, action),
    batch_actions: byName(recorded.batch_actions, action),
    subresources: byName(recorded.subresources, ({ resource }) => subresource(resource)),
    references: byName(recorded.references, ({ resource }) => reference(resource)),
    collections: byName(recorded.collections, (collection) => ({
      ...action(collection),
      batch_actions: byName(collection.batch_actions, action),
    })),
    waiters: byName(recorded.waiters, ({ waiter_name, params }) => ({ waiter: waiter_name, params: params.map(source) })),
    missing_members: [],
  };

  function action({ operation, params, resource, path }: RecordedAction): Record<string, unknown> {
    const isWhole = path === undefined || path === "@" || path === "$" || resource !== undefined;
    return {
      operation,
      params: params.map(source),
      resource: resource ? reference(resource) : null,
      path: isWhole ? null : path,
    };
  }
  function reference({ type, path, identifiers }: RecordedReference): Record<string, unknown> {
    return { type, path, identifiers: identifiers.map((item) => source({ ...item, target: identifierName(item.target) })) };
  }
  /** The names of what the caller gives are those of the type; the model misspells one (iam Policy), which boto3 never reads. */
  function subresource(resource: RecordedReference): Record<string, unknown> {
    const { identifiers, ...rest } = reference(resource) as { identifiers: unknown[][] };
    return {
      ...rest,
      filled: identifiers.filter(([, kind]) => kind !== "input"),
      given: identifiers.filter(([, kind]) => kind === "input").length,
    };
  }
  function source({ target, source: kind, name, path, value }: RecordedParameter): unknown[] {
    if (kind === "identifier") return [target, kind, identifierName(name!)];
    if (kind === "input") return [target, kind];
    if (kind === "requestParameter") return [target, "request", path];
    return path === undefined ? [target, "constant", value] : [target, kind, path];
  }
}

function definedFacts(
  definition: ResourceDefinition,
  batchActions: (type: string) => Readonly<Record<string, ActionDefinition>>,
): Record<string, unknown> {
  const { identifiers = [], attributes = {}, load, actions = {}, collections = {}, waiters = {} } = definition;
  const aliases = identifiers.flatMap((identifier) =>
    typeof identifier === "string" || identifier.alias === undefined ? [] : [identifier.alias],
  );
  return {
    identifiers: identifiers.map((identifier) => (typeof identifier === "string" ? identifier : identifier.name)),
    attributes: { ...attributes, ...Object.fromEntries(aliases.map((alias) => [alias, upperFirst(alias)])) },
    load: load ? action(load) : null,
    actions: mapValues(actions, action),
    batch_actions: mapValues(definition.batchActions ?? {}, action),
    subresources: mapValues(definition.subresources ?? {}, subresource),
    references: mapValues(definition.references ?? {}, reference),
    collections: mapValues(collections, (collection) => ({
      ...action(collection),
      batch_actions: mapValues(batchActions(collection.resource.type), action),
    })),
    waiters: mapValues(waiters, ({ waiter, params }) => ({ waiter: waiter.name, params: params.map(source) })),
  };

  function action({
    operation,
    params = [],
    resource,
    path,
  }: RequestDefinition & Partial<ActionDefinition>): Record<string, unknown> {
    return { operation, params: params.map(source), resource: resource ? reference(resource) : null, path: path ?? null };
  }
  function reference({ type, path, identifiers: list }: ReferenceDefinition): unknown {
    return { type, path: path ?? null, identifiers: list.map(source) };
  }
  function subresource(resource: ReferenceDefinition): unknown {
    const filled = resource.identifiers.filter(([, kind]) => kind !== "input").map(source);
    return { type: resource.type, path: null, filled, given: resource.identifiers.length - filled.length };
  }
  function source(value: ValueSource): unknown[] {
    return [...value];
  }
}

function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function byName<Item extends { readonly name: string }>(
  items: readonly Item[],
  map: (item: Item) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(items.map((item) => [memberName(item.name), map(item)]));
}

function mapValues<Value>(record: Readonly<Record<string, Value>>, map: (value: Value) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
