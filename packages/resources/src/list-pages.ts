/** The replies of a list operation: page after page where it has a paginator, else one. */
import type { BaseClient, CallOptions } from "@boto3/core";
import type { PaginatorDefinition } from "@boto3/core/codegen/v1";
import { callOperation } from "./action.ts";
import type { Parameters } from "./parameters.ts";
import { searchResponse } from "./response-path.ts";

/** How much is wanted. */
export interface Paging {
  readonly limit: number | undefined;
  readonly pageSize: number | undefined;
}

/**
 * Calls the operation until no page is left or nobody asks for more.
 *
 * @throws Error when the service gives the same token twice, which would never end
 */
export async function* listPages(
  client: BaseClient,
  operation: string,
  paginator: PaginatorDefinition<unknown, unknown> | undefined,
  request: Parameters,
  paging: Paging,
  options?: CallOptions,
): AsyncIterableIterator<unknown> {
  if (!paginator) {
    yield await callOperation(client, operation, request, options);
    return;
  }
  const { inputToken, outputToken, limitKey, moreResults } = paginator;
  let input = limitKey === undefined || paging.pageSize === undefined ? request : { ...request, [limitKey]: paging.pageSize };
  let before = "";
  for (;;) {
    const reply = await callOperation(client, operation, input, options);
    yield reply;
    if (moreResults !== undefined && !searchResponse(moreResults, reply)) return;
    const tokens = outputToken.map((path) => firstOf(path, reply));
    if (tokens.every((token) => token === undefined || token === "")) return;
    const text = JSON.stringify(tokens);
    if (text === before) throw new Error(`The same next token was received twice: ${text}`);
    before = text;
    input = { ...input, ...Object.fromEntries(inputToken.map((name, index) => [name, tokens[index]])) };
  }
}

/** `a || b`: the first that is there. */
function firstOf(path: string, reply: unknown): unknown {
  for (const choice of path.split("||")) {
    const found = searchResponse(choice.trim(), reply);
    if (found !== undefined && found !== "") return found;
  }
  return undefined;
}
