/** Makes a recorded call on a resource and compares what the client was asked and what came back. */
import type { CollectionBase } from "../../../packages/resources/src/collection.ts";
import { ResourceBase } from "../../../packages/resources/src/resource.ts";
import { mismatch, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import { toTaggedNow, type Tagged } from "../tagged.ts";
import { toInput } from "../values.ts";
import { loadClasses, scriptedClient, type RecordedCall } from "./load-resources.ts";
import { memberName, withMemberNames, withResourceNames } from "./resource-names.ts";

/** A line of `resources/calls`, but for those of kind `misc`. */
export interface RecordedResourceCall {
  readonly id: string;
  readonly kind: "action" | "load" | "collection" | "batch_action" | "reference" | "subresource" | "waiter";
  readonly name: string;
  readonly variant?: "all" | "limit" | "pages" | "filter";
  readonly batch_action?: string;
  readonly kwargs?: { [key: string]: Tagged };
  readonly args?: readonly Tagged[];
  readonly service: string;
  readonly resource: string;
  readonly identifiers: Readonly<Record<string, Tagged>>;
  readonly result?: Tagged;
  readonly error?: { readonly type: string; readonly message: string };
  readonly replies: readonly Tagged[];
  readonly calls: ReadonlyArray<RecordedCall | { readonly waiter: string; readonly params: Tagged }>;
}

export async function checkCall(recorded: RecordedResourceCall): Promise<Mismatch | undefined> {
  const Class = (await loadClasses(recorded.service)).get(recorded.resource)!;
  const { client, calls } = await scriptedClient(recorded.service, recorded.replies.map(toInput));
  const identifiers = withMemberNames(recorded.identifiers);
  const resource = Object.keys(identifiers).length > 0 ? new Class(identifiers, { client }) : new Class({ client });
  const expected: Record<string, unknown> = { calls: recorded.calls };
  const actual: Record<string, unknown> = { calls };
  if (recorded.kind === "waiter") {
    const { waiter } = resource.meta.resourceModel.waiters![memberName(recorded.name)]!;
    expected["calls"] = recorded.calls.map(({ params }) => ({ operation: waiter.operation.name, params }));
  }
  try {
    const result = await perform(recorded, resource);
    actual["result"] = recorded.kind === "waiter" ? null : describe(result);
  } catch (error) {
    if (recorded.kind !== "waiter") actual["error"] = (error as Error).name;
  }
  if (recorded.error) expected["error"] = recorded.error.type;
  else if (recorded.kind === "load") expected["result"] = loadResult(recorded.result as Record<string, Tagged>);
  else if (recorded.kind !== "waiter") expected["result"] = withResourceNames(recorded.result ?? null);
  return mismatch(expected, actual, findDifferences(expected, actual));
}

async function perform(recorded: RecordedResourceCall, resource: ResourceBase): Promise<unknown> {
  const { kind, kwargs = {}, args = [] } = recorded;
  const name = memberName(recorded.name);
  const member = (): unknown => (resource as unknown as Record<string, unknown>)[name];
  const method = member as () => (...values: unknown[]) => unknown;
  switch (kind) {
    case "load":
      await resource.load!(toInput(kwargs) as Record<string, unknown>);
      return loaded(resource);
    case "subresource":
      return method().apply(resource, args.map(toInput));
    case "reference":
      // boto3 loads at the first access.
      await resource.load?.();
      return member();
    case "collection":
      return listing(member() as CollectionBase, recorded);
    case "batch_action": {
      const collection = member() as unknown as Record<string, (input: unknown) => Promise<unknown>>;
      return collection[memberName(recorded.batch_action!)]!(toInput(kwargs));
    }
    default:
      return method().call(resource, toInput(kwargs));
  }
}

async function listing(collection: CollectionBase, { variant, kwargs = {} }: RecordedResourceCall): Promise<unknown> {
  if (variant === "limit") return collection.limit(2).toArray();
  if (variant === "filter") return collection.filter(toInput(kwargs) as Record<string, unknown>).toArray();
  if (variant !== "pages") return collection.all().toArray();
  const pages: unknown[] = [];
  for await (const page of collection.pageSize(7).pages()) pages.push(page);
  return pages;
}

/** Data and attributes of a loaded resource. */
function loaded(resource: ResourceBase): Record<string, unknown> {
  const { attributes = {}, identifiers = [] } = resource.meta.resourceModel;
  const aliases = identifiers.flatMap((identifier) => (typeof identifier === "string" ? [] : (identifier.alias ?? [])));
  const read = (name: string): unknown => (resource as unknown as Record<string, unknown>)[name] ?? null;
  const values = [...Object.keys(attributes), ...aliases].map((name) => [name, read(name)]);
  return { data: resource.meta.data, attributes: Object.fromEntries(values) as unknown };
}

function loadResult(result: Record<string, Tagged>): unknown {
  return { data: result["data"], attributes: withMemberNames(result["attributes"] as Record<string, Tagged>) };
}

/** A result in the recordings' notation. */
export function describe(value: unknown): Tagged {
  if (Array.isArray(value)) return value.map(describe);
  if (!(value instanceof ResourceBase)) return toTaggedNow(value);
  const { className, identifiers, data } = value.meta;
  const own = Object.fromEntries(
    identifiers.map((name) => [name, toTaggedNow((value as unknown as Record<string, unknown>)[name])]),
  );
  return { $resource: className, identifiers: own, ...(data === undefined ? {} : { data: toTaggedNow(data) }) };
}
