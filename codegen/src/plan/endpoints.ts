/** Hands a service's endpoint data to the compilers and says how the result is written. */
import { compileRuleSet, type RuleSetModel } from "../emit/endpoint-rules.ts";
import type { ServiceSource } from "../load/service-source.ts";
import type { ServicePlan } from "./service-plan.ts";

export function compileEndpoints(source: ServiceSource): ServicePlan["endpoints"] {
  const { endpointPrefix } = source.model.metadata;
  const rules = source.ruleSet === undefined ? "" : compileRuleSet(source.ruleSet as RuleSetModel, { name: source.name, endpointPrefix });
  return { rules, regions: undefined };
}
