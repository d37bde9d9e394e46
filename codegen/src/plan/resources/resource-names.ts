/** What the planner looks up about the resource types of one service. */
import type { ModelParameter, ModelResource, ModelResourceReference, ResourceModel } from "../../model/resource-model.ts";
import type { ModelOperation, ServiceModel, ShapeRef } from "../../model/service-model.ts";
import { MemberNames } from "./member-names.ts";
import { shapeAt, targetShape } from "./shape-path.ts";

/** A resource type with its names resolved. */
export interface KnownResource {
  /** `Bucket`; `ServiceResource` for the service itself. */
  readonly type: string;
  readonly model: ModelResource;
  readonly names: MemberNames;
}

/** The name the service itself has among its resources. */
export const SERVICE_TYPE = "ServiceResource";

export class ResourceNames {
  readonly service: ServiceModel;
  /** The service first, then the others in the model's order. */
  readonly all: readonly KnownResource[];
  readonly #byType: ReadonlyMap<string, KnownResource>;

  constructor(service: ServiceModel, resources: ResourceModel) {
    this.service = service;
    const root: [string, ModelResource] = [SERVICE_TYPE, withEveryType(resources)];
    this.all = [root, ...Object.entries(resources.resources ?? {})].map(([type, model]) => ({
      type,
      model,
      names: new MemberNames(type, model, this.#members(model)),
    }));
    this.#byType = new Map(this.all.map((known) => [known.type, known]));
  }

  /** @throws Error for a type that the model does not have; validation finds it first */
  get(type: string): KnownResource {
    const known = this.#byType.get(type);
    if (!known) throw new Error(`Unknown resource type "${type}".`);
    return known;
  }

  operation(name: string): ModelOperation {
    const operation = this.service.operations[name];
    if (!operation) throw new Error(`Unknown operation "${name}".`);
    return operation;
  }

  /**
   * The identifiers that the caller of a sub-resource gives: all that are not filled in. Their targets in the model do not matter
   * (that of IAM's policies is misspelt).
   */
  inputsOf({ type, identifiers = [] }: ModelResourceReference): Array<{ name: string; type: string }> {
    const { names, model } = this.get(type);
    const filled = new Set(
      identifiers.filter(({ source }) => source !== "input").map(({ target }) => names.of("identifier", target)),
    );
    return (model.identifiers ?? [])
      .map(({ name }) => ({ name: names.of("identifier", name), type: this.identifierType(type, name) }))
      .filter(({ name }) => !filled.has(name));
  }

  /**
   * The type of an identifier: that of the members it goes into, else that of the member it comes from. The documentation of boto3
   * calls all of them strings, but part numbers have to be numbers.
   */
  identifierType(type: string, identifier: string): "string" | "number" {
    const { model } = this.get(type);
    const ref = this.#shapeOfIdentifier(model, identifier);
    const kind = ref && this.service.shapes[ref.shape]?.type;
    return kind === "integer" || kind === "long" || kind === "short" ? "number" : "string";
  }

  #shapeOfIdentifier(model: ModelResource, identifier: string): ShapeRef | undefined {
    const uses: Array<[operation: string, parameters: ModelParameter[] | undefined]> = [
      model.load,
      ...Object.values(model.actions ?? {}),
    ]
      .filter((action) => action !== undefined)
      .map(({ request }) => [request.operation, request.params]);
    for (const [operation, parameters = []] of uses) {
      const target = parameters.find(({ source, name }) => source === "identifier" && name === identifier)?.target;
      const input = this.service.operations[operation]?.input?.shape;
      if (target !== undefined && input !== undefined) return targetShape(this.service, input, target);
    }
    const member = model.identifiers?.find(({ name }) => name === identifier)?.memberName;
    return member === undefined || model.shape === undefined ? undefined : shapeAt(this.service, model.shape, member)?.ref;
  }

  /** Whether an identifier holds a secret by the service's model: it is not shown in texts. */
  isSecret(type: string, identifier: string): boolean {
    return this.all.some(({ model }) =>
      Object.values(model.actions ?? {}).some(({ request, resource }) => {
        if (resource?.type !== type) return false;
        const path = resource.identifiers?.find(({ source, target }) => source === "response" && target === identifier)?.path;
        const output = this.service.operations[request.operation]?.output?.shape;
        const ref = path === undefined || output === undefined ? undefined : shapeAt(this.service, output, path)?.ref;
        return ref !== undefined && (ref.sensitive ?? this.service.shapes[ref.shape]?.sensitive ?? false);
      }),
    );
  }

  /** Members of the shape of a resource's data. */
  #members(model: ModelResource): string[] {
    return model.shape === undefined ? [] : Object.keys(this.service.shapes[model.shape]?.members ?? {});
  }
}

/** The service has every resource type, under the name its `has` gives or else its own (boto3 `_get_has_definition`). */
function withEveryType({ service, resources = {} }: ResourceModel): ModelResource {
  const has: NonNullable<ModelResource["has"]> = {};
  for (const [type, { identifiers = [] }] of Object.entries(resources)) {
    const given = Object.entries(service.has ?? {}).filter(([, { resource }]) => resource.type === type);
    for (const [name, reference] of given) has[name] = reference;
    if (given.length === 0)
      has[type] = { resource: { type, identifiers: identifiers.map(({ name }) => ({ target: name, source: "input" })) } };
  }
  return { ...service, has };
}
