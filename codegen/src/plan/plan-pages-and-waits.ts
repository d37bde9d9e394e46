/** Decides the constants of `paginators.ts` and `waiters.ts`. Those of operations that are left out are left out too. */
import type { ModelPaginator, ModelWaiter } from "../load/service-source.ts";
import type { NameTable } from "./name-table.ts";
import { camelCase } from "./names.ts";
import type { OperationPlan, PaginatorPlan, WaiterPlan } from "./service-plan.ts";

export function planPaginators(
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
      outputToken: [paginator.output_token].flat(),
      resultKey: [paginator.result_key ?? []].flat(),
      limitKey: paginator.limit_key,
      moreResults: paginator.more_results,
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
      operation,
      delay: waiter.delay,
      maxAttempts: waiter.maxAttempts,
      acceptors: waiter.acceptors.map(({ state, matcher, argument, expected }) => ({
        state,
        matcher,
        ...(argument === undefined ? {} : { argument }),
        expected,
      })),
    };
  });
}
