/** The members of a resource's interface: their types and what their comments say. */
import { withFacts, type Documentation } from "../../docs/documentation.ts";
import type { ModelAction, ModelParameter, ModelResourceReference } from "../../model/resource-model.ts";
import { propertyName } from "../../emit/literal.ts";
import { memberFacts } from "../facts.ts";
import type { OperationPlan } from "../service-plan.ts";
import type { TypeExpressions } from "../type-expression.ts";
import { isReference } from "./member-names.ts";
import { aliasOf, attributesOf, batchActionName, type ServiceConstants } from "./plan-definition.ts";
import type { KnownResource, ResourceNames } from "./resource-names.ts";
import type { SignaturePlan } from "./resource-plan.ts";
import { isListPath } from "./shape-path.ts";

/** What signatures are made with. */
export interface SignatureContext {
  readonly names: ResourceNames;
  readonly operations: ReadonlyMap<string, OperationPlan>;
  readonly constants: ServiceConstants;
  readonly expressions: TypeExpressions;
  readonly docs: Documentation;
  /** Exported name of each resource type. */
  readonly exported: ReadonlyMap<string, string>;
  /** Name of the interface of collections with batch actions, by resource type. */
  readonly batched: ReadonlyMap<string, string>;
}

/**
 * All members but those written by hand, in the order of boto3's pages.
 *
 * @param replaced - actions that are written by hand
 */
export function planSignatures(known: KnownResource, context: SignatureContext, replaced: ReadonlySet<string>): SignaturePlan[] {
  const { model, names: own } = known;
  const has = Object.entries(model.has ?? {});
  return [
    ...(model.identifiers ?? []).flatMap((identifier) => identifierMembers(known, identifier, context)),
    ...attributeMembers(known, context),
    ...(model.load ? loadMembers(model.load, context) : []),
    ...Object.entries(model.actions ?? {})
      .filter(([name]) => !replaced.has(own.of("action", name)))
      .map(([name, action]) => actionMember(own.of("action", name), action, context)),
    ...Object.entries(model.hasMany ?? {}).map(([name, collection]) =>
      collectionMember(own.of("collection", name), collection, context),
    ),
    ...has
      .filter(([, { resource }]) => isReference(resource))
      .map(([name, { resource }]) => referenceMember(own.of("reference", name), resource, context)),
    ...has
      .filter(([, { resource }]) => !isReference(resource))
      .flatMap(([name, { resource }]) => subresourceMembers(own.of("subresource", name), resource, context)),
    ...Object.entries(model.waiters ?? {}).map(([name, waiter]) => waiterMember(own.of("waiter", name), waiter, context)),
  ];
}

/** Batch actions of the collections of a type: one call per page. */
export function planBatchActions({ model }: KnownResource, context: SignatureContext): SignaturePlan[] {
  return Object.entries(model.batchActions ?? {}).map(([name, action]) => {
    const { signature, comment } = actionMember(batchActionName(name), action, context);
    const [head = "", answer = ""] = splitAtAnswer(signature);
    return {
      signature: `${head}Promise<Array<${answer}>>`,
      comment: ["For every resource of the collection, one call per page.", ...comment],
    };
  });
}

/** Parts of `name(...): Promise<Answer>`. */
function splitAtAnswer(signature: string): [string, string] {
  const at = signature.indexOf("Promise<");
  return [signature.slice(0, at), signature.slice(at + "Promise<".length, -1)];
}

function identifierMembers(
  known: KnownResource,
  identifier: { name: string; memberName?: string },
  { names }: SignatureContext,
): SignaturePlan[] {
  const name = known.names.of("identifier", identifier.name);
  const type = names.identifierType(known.type, identifier.name);
  const alias = aliasOf(known, names, identifier);
  return [
    { signature: `readonly ${name}: ${type}`, comment: ["Identifier."] },
    ...(alias === undefined ? [] : [{ signature: `readonly ${alias}: ${type}`, comment: [`The same as \`${name}\`.`] }]),
  ];
}

function attributeMembers(known: KnownResource, { names, expressions, docs }: SignatureContext): SignaturePlan[] {
  const { shape } = known.model;
  if (shape === undefined) return [];
  return attributesOf(known, names).map(([property, member]) => {
    const ref = names.service.shapes[shape]!.members![member]!;
    return {
      signature: `readonly ${propertyName(property)}: ${expressions.of(ref, "output")} | undefined`,
      comment: withFacts(docs.member(shape, member), memberFacts(names.service, ref, false, "output")),
    };
  });
}

function loadMembers({ request }: ModelAction, context: SignatureContext): SignaturePlan[] {
  const input = inputOf(request, context);
  const comment = [`Calls ${request.operation}${filledIn(request.params)} and keeps the data: attributes can be read then.`];
  return [
    { signature: `load(input?: ${input.type}, options?: CallOptions): Promise<this>`, comment },
    { signature: `reload(input?: ${input.type}, options?: CallOptions): Promise<this>`, comment: ["The same as `load`."] },
  ];
}

function actionMember(name: string, { request, resource }: ModelAction, context: SignatureContext): SignaturePlan {
  const input = inputOf(request, context);
  const answer = resource ? madeBy(resource, context) : context.operations.get(request.operation)!.outputType;
  const makes = resource ? ` Returns ${resource.type}${isPlural(resource) ? " resources" : ""}.` : "";
  return {
    signature: `${name}(input${input.optional ? "?" : ""}: ${input.type}, options?: CallOptions): Promise<${answer}>`,
    comment: [`Calls ${request.operation}${filledIn(request.params)}.${makes}`],
  };
}

function collectionMember(
  name: string,
  { request, resource }: ModelAction & { resource: ModelResourceReference },
  { operations, exported, batched }: SignatureContext,
): SignaturePlan {
  const { inputType } = operations.get(request.operation)!;
  const batch = batched.get(resource.type);
  const type = batch === undefined ? `Collection<${exported.get(resource.type)!}, ${inputType}>` : `${batch}<${inputType}>`;
  return { signature: `readonly ${name}: ${type}`, comment: [`${resource.type} resources, listed by ${request.operation}.`] };
}

function referenceMember(name: string, resource: ModelResourceReference, context: SignatureContext): SignaturePlan {
  return {
    signature: `readonly ${name}: ${madeBy(resource, context)} | undefined`,
    comment: [`${resource.type} that the loaded data names.`],
  };
}

function subresourceMembers(
  name: string,
  resource: ModelResourceReference,
  { names, exported }: SignatureContext,
): SignaturePlan[] {
  const inputs = names.inputsOf(resource);
  const made = exported.get(resource.type)!;
  const list = inputs.map((input) => `${input.name}: ${input.type}`);
  const positional = {
    signature: `${name}(${list.join(", ")}): ${made}`,
    comment: [`${resource.type}; nothing is sent.`],
  };
  if (inputs.length === 0) return [positional];
  return [positional, { signature: `${name}(identifiers: { ${list.join("; ")} }): ${made}`, comment: [] }];
}

function waiterMember(
  name: string,
  { waiterName, params }: { waiterName: string; params?: ModelParameter[] },
  context: SignatureContext,
): SignaturePlan {
  const { operation, delay, maxAttempts } = context.constants.waiters.get(waiterName)!;
  const input = inputOf({ operation: operation.apiName, ...(params && { params }) }, context);
  return {
    signature: `${name}(input?: WaiterInput<${input.type}>, options?: WaitOptions): Promise<WaitResult<${operation.outputType}>>`,
    comment: [
      `Waits: calls ${operation.apiName}${filledIn(params)} every ${delay} s, at most ${maxAttempts} times. Loads nothing.`,
    ],
  };
}

/** The input a caller gives: members that the resource fills in are optional. */
function inputOf(
  { operation, params = [] }: { operation: string; params?: ModelParameter[] },
  { names, operations }: SignatureContext,
): { type: string; optional: boolean } {
  const { inputType } = operations.get(operation)!;
  const shape = names.service.shapes[names.operation(operation).input?.shape ?? ""];
  const required = (shape?.required ?? []).filter((member) => !shape?.members?.[member]?.idempotencyToken);
  const filled = new Set(params.filter(({ source }) => source !== "input").map(({ target }) => memberOf(target)));
  const given = required.filter((member) => filled.has(member));
  const type =
    given.length === 0 ? inputType : `Filled<${inputType}, ${given.map((member) => JSON.stringify(member)).join(" | ")}>`;
  return { type, optional: given.length === required.length };
}

function memberOf(target: string): string {
  return /^[^.[]+/.exec(target)?.[0] ?? target;
}

function filledIn(params: readonly ModelParameter[] = []): string {
  const members = [...new Set(params.filter(({ source }) => source !== "input").map(({ target }) => `\`${memberOf(target)}\``))];
  return members.length === 0 ? "" : ` with ${members.join(", ")} filled in`;
}

function madeBy(resource: ModelResourceReference, { exported }: SignatureContext): string {
  return exported.get(resource.type)! + (isPlural(resource) ? "[]" : "");
}

/** Whether the identifiers come as lists. */
function isPlural({ identifiers = [] }: ModelResourceReference): boolean {
  return identifiers.some(({ path }) => path !== undefined && isListPath(path));
}
