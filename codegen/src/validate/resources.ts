/** Resources are made of what the model has: operations, types, identifiers, waiters, sources and paths. */
import { parseExpression } from "../../../packages/core/src/jmespath/parser.ts";
import type { ModelAction, ModelParameter, ModelResource, ModelResourceReference } from "../model/resource-model.ts";
import { targetShape } from "../plan/resources/shape-path.ts";
import { finding, type Finding, type Rule } from "./finding.ts";
import type { ServiceSource } from "../load/service-source.ts";

const CONSTANTS: ReadonlySet<string> = new Set(["string", "integer", "boolean"]);
const SOURCES: ReadonlySet<string> = new Set(["identifier", "data", "input", ...CONSTANTS]);
const MADE_FROM: ReadonlySet<string> = new Set(["identifier", "data", "input", "response", "requestParameter"]);

export const resourcesRule: Rule = (source) => {
  const { resources } = source;
  if (!resources) return [];
  const check = new ResourceCheck(source);
  if (!resources.service) check.report([], 'missing "service"');
  else check.resource(["service"], resources.service);
  for (const [type, resource] of Object.entries(resources.resources ?? {})) check.resource(["resources", type], resource);
  return check.findings;
};

class ResourceCheck {
  readonly findings: Finding[] = [];
  readonly #source: ServiceSource;

  constructor(source: ServiceSource) {
    this.#source = source;
  }

  report(path: readonly string[], message: string): void {
    this.findings.push(finding(this.#source, "resources-1", path, message));
  }

  resource(path: readonly string[], resource: ModelResource): void {
    const { shape } = resource;
    if (shape !== undefined && !Object.hasOwn(this.#source.model.shapes, shape))
      this.report([...path, "shape"], `unknown shape "${shape}"`);
    if (resource.load) this.#action([...path, "load"], resource, resource.load);
    for (const kind of ["actions", "batchActions", "hasMany"] as const) {
      for (const [name, action] of Object.entries(resource[kind] ?? {})) this.#action([...path, kind, name], resource, action);
    }
    for (const [name, has] of Object.entries(resource.has ?? {}))
      this.#reference([...path, "has", name, "resource"], resource, has.resource);
    for (const [name, { waiterName, params }] of Object.entries(resource.waiters ?? {})) {
      const at = [...path, "waiters", name];
      const waiter = this.#source.waiters[waiterName];
      if (waiter) this.#params(at, resource, waiter.operation, params);
      else this.report([...at, "waiterName"], `unknown waiter "${waiterName}"`);
    }
  }

  #action(path: readonly string[], resource: ModelResource, action: ModelAction): void {
    const { operation, params } = action.request ?? {};
    if (!Object.hasOwn(this.#source.model.operations, operation ?? "")) {
      this.report([...path, "request", "operation"], `unknown operation "${operation}"`);
      return;
    }
    this.#params([...path, "request"], resource, operation, params);
    if (action.path !== undefined) this.#path([...path, "path"], action.path);
    if (action.resource) this.#reference([...path, "resource"], resource, action.resource);
  }

  #params(path: readonly string[], resource: ModelResource, operation: string, params: readonly ModelParameter[] = []): void {
    const input = this.#source.model.operations[operation]?.input?.shape;
    for (const [index, parameter] of params.entries()) {
      const at = [...path, "params", String(index)];
      if (!SOURCES.has(parameter.source)) this.report([...at, "source"], `unknown source "${parameter.source}"`);
      else this.#value(at, resource, parameter);
      if (input === undefined || !targetShape(this.#source.model, input, parameter.target))
        this.report([...at, "target"], `the input of ${operation} has no member "${parameter.target}"`);
    }
  }

  #reference(path: readonly string[], resource: ModelResource, reference: ModelResourceReference): void {
    const made = this.#source.resources?.resources?.[reference.type];
    if (!made) {
      this.report([...path, "type"], `unknown resource "${reference.type}"`);
      return;
    }
    if (reference.path !== undefined) this.#path([...path, "path"], reference.path);
    for (const [index, parameter] of (reference.identifiers ?? []).entries()) {
      const at = [...path, "identifiers", String(index)];
      if (!MADE_FROM.has(parameter.source)) this.report([...at, "source"], `unknown source "${parameter.source}"`);
      else this.#value(at, resource, parameter);
      // What the caller gives goes by position, so the target of an input may be anything (boto3 does not read it).
      if (parameter.source !== "input" && !made.identifiers?.some(({ name }) => name === parameter.target))
        this.report([...at, "target"], `${reference.type} has no identifier "${parameter.target}"`);
    }
  }

  #value(path: readonly string[], resource: ModelResource, { source, name, path: expression, value }: ModelParameter): void {
    if (source === "identifier" && !resource.identifiers?.some((identifier) => identifier.name === name))
      this.report([...path, "name"], `no identifier "${name}"`);
    if (["data", "response", "requestParameter"].includes(source)) {
      if (expression === undefined) this.report([...path, "path"], "missing");
      else this.#path([...path, "path"], expression);
    }
    if (CONSTANTS.has(source) && value === undefined) this.report([...path, "value"], "missing");
  }

  #path(path: readonly string[], expression: string): void {
    if (expression === "$") return;
    try {
      parseExpression(expression);
    } catch (error) {
      this.report(path, `not JMESPath: ${(error as Error).message.split("\n")[0]}`);
    }
  }
}
