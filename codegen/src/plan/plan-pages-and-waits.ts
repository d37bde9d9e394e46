/** Decides the constants of `paginators.ts` and `waiters.ts`. Those of operations that are left out are left out too. */
import type { ServiceModel } from "../model/service-model.ts";
import type { ModelPaginator, ModelWaiter } from "../load/service-source.ts";
import { planExpression } from "./expressions.ts";
import type { NameTable } from "./name-table.ts";
import { camelCase } from "./names.ts";
import type { OperationPlan, PaginatorPlan, WaiterPlan } from "./service-plan.ts";

export function planPaginators(
  model: ServiceModel,
  paginators: Readonly<Record<string, ModelPaginator>>,
  operations: ReadonlyMap<string, OperationPlan>,
  exported: NameTable,
): PaginatorPlan[] {
  return Object.entries(paginators).flatMap(([apiName, paginator]) => {
    const operation = operations.get(apiName);
    if (!operation) return [];
    return {
      name: exported.claim(`${camelCase(apiName)}Pages`, "Paginator"),
      comment: [`Pages of ${apiName}.`],
      operation,
      inputToken: [paginator.input_token].flat(),
      outputToken: [paginator.output_token].flat().map(planExpression),
      resultKey: [paginator.result_key ?? []].flat(),
      limitKey: paginator.limit_key,
      limitIsText: isText(model, apiName, paginator.limit_key) ? true : undefined,
      moreResults: paginator.more_results === undefined ? undefined : planExpression(paginator.more_results),
      nonAggregateKeys: paginator.non_aggregate_keys,
    };
  });
}

export function planWaiters(
  waiters: Readonly<Record<string, ModelWaiter>>,
  operations: ReadonlyMap<string, OperationPlan>,
  exported: NameTable,
): WaiterPlan[] {
  return Object.entries(waiters).flatMap(([apiName, waiter]) => {
    const operation = operations.get(waiter.operation);
    if (!operation) return [];
    return {
      name: exported.claim(`${camelCase(apiName)}Waiter`, "Definition"),
      comment: [`${apiName}: calls ${waiter.operation} every ${waiter.delay} s, at most ${waiter.maxAttempts} times.`],
      apiName,
      method: camelCase(apiName),
      operation,
      delay: waiter.delay,
      maxAttempts: waiter.maxAttempts,
      acceptors: waiter.acceptors.map(({ state, matcher, argument, expected }) => ({
        state,
        matcher,
        argument: argument === undefined ? undefined : planExpression(argument),
        expected,
      })),
    };
  });
}

/** Whether a member of an operation's input is text: Route 53 limits its pages by such. */
function isText(model: ServiceModel, apiName: string, member: string | undefined): boolean {
  const input = model.operations[apiName]?.input;
  const reference = member === undefined || !input ? undefined : model.shapes[input.shape]?.members?.[member];
  return reference !== undefined && model.shapes[reference.shape]?.type === "string";
}
