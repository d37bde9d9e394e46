/** Hands a service's endpoint data to the compilers. */
import { checkContextPath, compileRuleSet } from "../emit/endpoint-rules/compile-rule-set.ts";
import type { RuleSetModel } from "../emit/endpoint-rules/rule-set-model.ts";
import { compileRegions, type LegacyEndpoints } from "../emit/regions.ts";
import type { ServiceSource } from "../load/service-source.ts";
import type { ServicePlan } from "./service-plan.ts";

export function planEndpoints({ name, model, ruleSet, endpoints }: ServiceSource): ServicePlan["endpoints"] {
  const { endpointPrefix } = model.metadata;
  for (const { operationContextParams = {} } of Object.values(model.operations)) {
    for (const { path } of Object.values(operationContextParams)) checkContextPath(path);
  }
  return {
    rules:
      ruleSet === undefined
        ? undefined
        : compileRuleSet(ruleSet as RuleSetModel, { name, endpointPrefix, clientContextParams: model.clientContextParams }),
    ...(endpoints === undefined ? undefined : compileRegions(endpoints as LegacyEndpoints, endpointPrefix)),
  };
}
