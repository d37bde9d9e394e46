/**
 * Which modelled errors may pass for which operations. botocore asks the shape an operation lists, so an error that the model calls
 * retryable is tried again only where the operation lists it. Operations say so themselves (`retries`, or `final` where that is
 * shorter): names of operations in the service's table would stand in every bundle.
 */
import { isAlwaysRetried } from "../../../packages/core/src/retries/classify.ts";
import { errorCodeOf } from "../model/error-code.ts";
import type { ServiceModel } from "../model/service-model.ts";

/** Facts of one operation that retries ask for; see `OperationDescription` in core. */
export interface RetryTraits {
  retries?: string[];
  final?: string[];
  longPoll?: true;
}

/** Where an error is retryable: everywhere, or where operations list it, or except where they call it final. */
export type Retryability = "everywhere" | "listed" | "unless final";

/** @returns by name of the error's shape, for those the model calls retryable */
export function retryabilityOf(model: ServiceModel): ReadonlyMap<string, Retryability> {
  const found = new Map<string, Retryability>();
  const operations = Object.values(model.operations);
  for (const [name, shape] of Object.entries(model.shapes)) {
    if (!shape.exception || !shape.retryable) continue;
    const listing = operations.filter(({ errors = [] }) => errors.some((error) => error.shape === name)).length;
    const isEverywhere = isAlwaysRetried(errorCodeOf(name, shape)) || listing === operations.length;
    found.set(name, isEverywhere ? "everywhere" : listing <= operations.length / 2 ? "listed" : "unless final");
  }
  return found;
}

/** @returns by API name, for the operations that have any */
export function retryTraitsOf(model: ServiceModel, longPolls: readonly string[] = []): ReadonlyMap<string, RetryTraits> {
  const retryability = retryabilityOf(model);
  const traits = new Map<string, RetryTraits>();
  for (const [operation, { errors = [] }] of Object.entries(model.operations)) {
    const codes = (how: Retryability, isListed: boolean): string[] =>
      [...retryability]
        .filter(([name, found]) => found === how && errors.some((error) => error.shape === name) === isListed)
        .map(([name]) => errorCodeOf(name, model.shapes[name]!));
    const [retries, final] = [codes("listed", true), codes("unless final", false)];
    const own: RetryTraits = {
      ...(retries.length > 0 ? { retries } : {}),
      ...(final.length > 0 ? { final } : {}),
      ...(longPolls.includes(operation) ? { longPoll: true as const } : {}),
    };
    if (Object.keys(own).length > 0) traits.set(operation, own);
  }
  return traits;
}
