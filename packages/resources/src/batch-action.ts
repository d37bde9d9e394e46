/**
 * Batch actions: one call per page of a collection, with parameters of all its resources (boto3 `action.py` `BatchAction`, spec
 * RES-36 to RES-38). Differs from boto3: an empty page is passed over, not taken for the end.
 */
import type { CallOptions } from "@boto3/core";
import { callOperation, readAnswer } from "./action.ts";
import type { CollectionBase } from "./collection.ts";
import type { ActionDefinition } from "./definition.ts";
import { fillParameters, type Parameters } from "./parameters.ts";

/**
 * @param input - replaces parameters that the model fills in
 * @returns the replies, one per page; entries that failed stand in them and raise nothing
 */
export async function performBatchAction(
  collection: CollectionBase,
  action: ActionDefinition,
  input: Parameters = {},
  options?: CallOptions,
): Promise<unknown[]> {
  const answers: unknown[] = [];
  for await (const page of collection.pages()) {
    const first = page[0];
    if (!first) continue;
    const built: Parameters = {};
    for (const [index, resource] of page.entries()) await fillParameters(resource, action.params, built, index);
    const request = { ...built, ...input };
    const response = await callOperation(first.meta.client, action.operation, request, options);
    answers.push(await readAnswer(first, action, request, response));
  }
  return answers;
}
