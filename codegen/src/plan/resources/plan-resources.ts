/** Decides what `resource.ts` of a service says; see `resource-plan.ts`. */
import { withFacts, type Documentation } from "../../docs/documentation.ts";
import type { ServiceSource } from "../../load/service-source.ts";
import { NameTable } from "../name-table.ts";
import { TYPE_KEYWORDS } from "../reserved-words.ts";
import type { OperationPlan } from "../service-plan.ts";
import { TypeExpressions } from "../type-expression.ts";
import type { TypeForms } from "../type-forms.ts";
import { planDefinition, type ServiceConstants } from "./plan-definition.ts";
import { planBatchActions, planSignatures, type SignatureContext } from "./plan-signatures.ts";
import { extensionsOf, resourcePackagesOf } from "./resource-extensions.ts";
import { valuesOf, withValues } from "./resource-values.ts";
import { ResourceNames, SERVICE_TYPE, type KnownResource } from "./resource-names.ts";
import type { CollectionPlan, ResourcesPlan, ResourceTypePlan } from "./resource-plan.ts";

/** Names that `resource.ts` uses itself; a resource of such a name is exported with `Resource` behind it. */
const USED_NAMES = (
  "Array AsyncIterable CallOptions Collection Date Filled JsonValue Promise Reply Resource ResourceClass ResourceFamily StreamingBody " +
  "Uint8Array WaitOptions WaitResult WaiterInput family resourceClass resourceFamily types"
).split(" ");

/** @returns undefined for a service without resources */
export function planResources(
  source: ServiceSource,
  className: string,
  operations: ReadonlyMap<string, OperationPlan>,
  constants: ServiceConstants,
  forms: TypeForms,
  docs: Documentation,
): ResourcesPlan | undefined {
  if (!source.resources) return undefined;
  const names = new ResourceNames(source.model, source.resources);
  const table = new NameTable([...USED_NAMES, ...TYPE_KEYWORDS, className]);
  const serviceResource = table.claim(`${className}Resource`, "Service");
  const exported = new Map(
    names.all.map(({ type }) => [type, type === SERVICE_TYPE ? serviceResource : table.claim(type, "Resource")]),
  );
  const listed = new Set(
    names.all.flatMap(({ model }) => Object.values(model.hasMany ?? {}).map(({ resource }) => resource.type)),
  );
  const withBatches = names.all.filter(({ type, model }) => listed.has(type) && model.batchActions !== undefined);
  const batched = new Map(withBatches.map(({ type }) => [type, table.claim(`${type}Collection`, "Type")]));
  const expressions = new TypeExpressions(source.model, forms, "types.");
  const seen = withValues(source.name, source.model, operations);
  const context: SignatureContext = { names, operations: seen, constants, expressions, docs, exported, batched };
  return {
    className: serviceResource,
    packages: resourcePackagesOf(source.name),
    values: valuesOf(source.name),
    types: names.all.map((known) => planType(source, known, context, forms)),
    collections: withBatches.map((known) => planCollection(known, context)),
    runtimeTypes: [...expressions.used],
  };
}

function planType(source: ServiceSource, known: KnownResource, context: SignatureContext, forms: TypeForms): ResourceTypePlan {
  const { names, constants, docs, exported } = context;
  const { type, model } = known;
  const extensions = extensionsOf(source.name, type, model);
  const identifiers = (model.identifiers ?? []).map(
    ({ name }) => `${known.names.of("identifier", name)}: ${names.identifierType(type, name)}`,
  );
  const isService = type === SERVICE_TYPE;
  return {
    name: exported.get(type)!,
    type,
    comment: isService
      ? [`Resources of ${source.model.metadata.serviceFullName}: where the others are made and listed.`]
      : withFacts(model.shape === undefined ? [] : docs.shape(model.shape), [
          `${source.name}.${type}${model.load ? `: \`load()\` calls ${model.load.request.operation}` : ""}.`,
        ]),
    dataType:
      model.shape !== undefined && forms.formsOf(model.shape).length > 0
        ? `types.${forms.nameOf(model.shape, "output")}`
        : "unknown",
    constructorArguments: identifiers.length === 0 ? "" : `[${identifiers.join(", ")}]`,
    members: planSignatures(known, context, new Set(extensions.flatMap(({ replaces }) => replaces))),
    extensions,
    definition: planDefinition(known, names, constants, extensions),
  };
}

function planCollection(known: KnownResource, context: SignatureContext): CollectionPlan {
  const item = context.exported.get(known.type)!;
  return {
    name: context.batched.get(known.type)!,
    comment: [`${known.type} resources, and what can be done with all of them.`],
    base: `Collection<${item}, Input>`,
    members: planBatchActions(known, context),
  };
}
