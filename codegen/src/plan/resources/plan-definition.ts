/** The definition of a resource type, as `@boto3/resources` reads it. */
import type { ModelAction, ModelParameter, ModelResourceReference } from "../../model/resource-model.ts";
import type { ServiceModel } from "../../model/service-model.ts";
import { Reference } from "../../emit/literal.ts";
import type { PaginatorPlan, WaiterPlan } from "../service-plan.ts";
import { snakeCase } from "../names.ts";
import { camelCaseOf, isReference } from "./member-names.ts";
import type { KnownResource, ResourceNames } from "./resource-names.ts";
import { shapeOfFields } from "./shape-path.ts";
import type { ExtensionPlan } from "./resource-plan.ts";

/** The constants beside the resources that definitions name. */
export interface ServiceConstants {
  readonly paginators: ReadonlyMap<string, PaginatorPlan>;
  readonly waiters: ReadonlyMap<string, WaiterPlan>;
}

type Literal = Readonly<Record<string, unknown>>;

/** A definition; parts without content are left out. */
export function planDefinition(
  known: KnownResource,
  names: ResourceNames,
  constants: ServiceConstants,
  extensions: readonly ExtensionPlan[],
): Literal {
  const { model, names: own } = known;
  const call = ({ operation, params = [] }: { operation: string; params?: ModelParameter[] }): Literal => ({
    operation,
    params: nonEmpty(params.filter(({ source }) => source !== "input").map((parameter) => parameterSource(known, parameter))),
  });
  const reference = (resource: ModelResourceReference): Literal => ({
    type: resource.type,
    path: resource.path,
    identifiers: (resource.identifiers ?? []).map((parameter) => identifierSource(known, names, resource.type, parameter)),
  });
  const subresource = (resource: ModelResourceReference): Literal => {
    const filled = (resource.identifiers ?? []).filter(({ source }) => source !== "input");
    const inputs = names.inputsOf(resource).map(({ name }) => [name, "input"]);
    const given = filled.map((parameter) => identifierSource(known, names, resource.type, parameter));
    return { type: resource.type, identifiers: [...given, ...inputs] };
  };
  const action = ({ request, resource, path }: ModelAction): Literal => ({
    ...call(request),
    resource: resource && reference(resource),
    path: resource || path === "@" || path === "$" ? undefined : path,
    empty: resource && emptyAnswer(names.service, request.operation, resource.path),
  });
  const has = Object.entries(model.has ?? {});
  return {
    identifiers: nonEmpty((model.identifiers ?? []).map((identifier) => identifierLiteral(known, names, identifier))),
    attributes: nonEmptyRecord(Object.fromEntries(attributesOf(known, names))),
    load: model.load && action(model.load),
    actions: mapped(model.actions, (name, value) => [own.of("action", name), action(value)]),
    batchActions: mapped(model.batchActions, (name, value) => [batchActionName(name), action(value)]),
    subresources: nonEmptyRecord(
      Object.fromEntries(
        has
          .filter(([, { resource }]) => !isReference(resource))
          .map(([name, { resource }]) => [own.of("subresource", name), subresource(resource)]),
      ),
    ),
    references: nonEmptyRecord(
      Object.fromEntries(
        has
          .filter(([, { resource }]) => isReference(resource))
          .map(([name, { resource }]) => [own.of("reference", name), reference(resource)]),
      ),
    ),
    collections: mapped(model.hasMany, (name, { request, resource }) => [
      own.of("collection", name),
      { ...call(request), paginator: constantOf(constants.paginators, request.operation), resource: reference(resource) },
    ]),
    waiters: mapped(model.waiters, (name, { waiterName, params = [] }) => [
      own.of("waiter", name),
      {
        waiter: constantOf(constants.waiters, waiterName),
        params: params.map((parameter) => parameterSource(known, parameter)),
      },
    ]),
    methods: nonEmpty(extensions.map(({ constant }) => new Reference(constant))),
  };
}

/** Our name of a batch action; they live on collections, so they collide with nothing (boto3 does not rename them either). */
export function batchActionName(name: string): string {
  return camelCaseOf(snakeCase(name));
}

/** Property and member of every attribute; what is an identifier, or another name of one, is none. */
export function attributesOf(
  { model, names: own }: KnownResource,
  names: ResourceNames,
): Array<[property: string, member: string]> {
  const identifiers = new Set((model.identifiers ?? []).map(({ name }) => own.snake("identifier", name)));
  const aliases = new Set((model.identifiers ?? []).map(({ memberName }) => memberName && own.of("attribute", memberName)));
  const members = model.shape === undefined ? {} : (names.service.shapes[model.shape]?.members ?? {});
  return Object.keys(members)
    .filter((member) => !identifiers.has(snakeCase(member)))
    .map((member): [string, string] => [own.of("attribute", member), member])
    .filter(([property]) => !aliases.has(property));
}

/** The attribute that is another name of an identifier, if the data has such a member. */
export function aliasOf(
  { model, names: own }: KnownResource,
  names: ResourceNames,
  identifier: { name: string; memberName?: string },
): string | undefined {
  const { memberName } = identifier;
  if (memberName === undefined || model.shape === undefined) return undefined;
  const alias = own.of("attribute", memberName);
  const members = Object.keys(names.service.shapes[model.shape]?.members ?? {});
  const identifiers = new Set((model.identifiers ?? []).map(({ name }) => own.snake("identifier", name)));
  const exists = members.some((member) => !identifiers.has(snakeCase(member)) && own.of("attribute", member) === alias);
  return exists ? alias : undefined;
}

function identifierLiteral(
  known: KnownResource,
  names: ResourceNames,
  identifier: { name: string; memberName?: string },
): unknown {
  const name = known.names.of("identifier", identifier.name);
  const alias = aliasOf(known, names, identifier);
  const secret = names.isSecret(known.type, identifier.name) || undefined;
  return alias === undefined && secret === undefined ? name : { name, alias, secret };
}

/** A parameter of a request. */
function parameterSource(known: KnownResource, { target, source, name, path, value }: ModelParameter): unknown[] {
  if (source === "identifier") return [target, "identifier", known.names.of("identifier", name!)];
  if (source === "data") return [target, "data", path];
  return [target, "constant", value];
}

/** An identifier of a resource that is made. */
function identifierSource(
  known: KnownResource,
  names: ResourceNames,
  type: string,
  { target, source, name, path }: ModelParameter,
): unknown[] {
  const own = names.get(type).names.of("identifier", target);
  if (source === "identifier") return [own, "identifier", known.names.of("identifier", name!)];
  return [own, source === "requestParameter" ? "request" : source, path];
}

/** What an answer without identifiers gives: a value shaped like the place the data would stand (boto3 `build_empty_response`). */
function emptyAnswer(model: ServiceModel, operation: string, path: string | undefined): "list" | "map" | undefined {
  const shape = shapeOfFields(model, model.operations[operation]?.output?.shape ?? "", path ?? "");
  if (shape?.type === "list") return "list";
  return shape?.type === "structure" || shape?.type === "map" ? "map" : undefined;
}

function constantOf(constants: ReadonlyMap<string, { readonly name: string }>, name: string): Reference | undefined {
  const constant = constants.get(name);
  return constant && new Reference(constant.name);
}

function mapped<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  entry: (name: string, value: Value) => [string, unknown],
): Literal | undefined {
  return nonEmptyRecord(Object.fromEntries(Object.entries(record ?? {}).map(([name, value]) => entry(name, value))));
}

function nonEmpty<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length > 0 ? list : undefined;
}

function nonEmptyRecord(record: Literal): Literal | undefined {
  return Object.keys(record).length > 0 ? record : undefined;
}
