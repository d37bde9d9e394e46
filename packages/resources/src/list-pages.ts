/** The replies of a list operation: page after page where it has a paginator, else one. */
import { paginate, type BaseClient, type CallOptions, type PaginatorDefinition, type Sender } from "@boto3/core";
import { callOperation } from "./action.ts";
import type { Parameters } from "./parameters.ts";

/** How much is wanted. */
export interface Paging {
  readonly limit: number | undefined;
  readonly pageSize: number | undefined;
}

/**
 * Calls the operation until no page is left or nobody asks for more.
 *
 * @throws PaginationError for a page size where the operation has none, or a token that comes twice
 */
export async function* listPages(
  client: BaseClient,
  operation: string,
  paginator: PaginatorDefinition<unknown, unknown> | undefined,
  request: Parameters,
  { limit, pageSize }: Paging,
  options?: CallOptions,
): AsyncIterableIterator<unknown> {
  if (!paginator) {
    yield await callOperation(client, operation, request, options);
    return;
  }
  const PaginationConfig = { MaxItems: limit, PageSize: pageSize };
  yield* paginate(throughMethods(client), paginator, { ...request, PaginationConfig }, options);
}

/** Pages are asked for as other calls of resources are, so that a replaced method is seen. */
function throughMethods(client: BaseClient): Sender {
  const send = ({ name }: { readonly name: string }, input?: unknown, options?: CallOptions): Promise<unknown> =>
    callOperation(client, name, (input ?? {}) as Parameters, options);
  return { send: send as Sender["send"] };
}
