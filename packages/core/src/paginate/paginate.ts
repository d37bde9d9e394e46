/** Pages of an operation, for clients made of chosen operations; what a client class does by `getPaginator`. */
import type { ReplyOf } from "../client/base-client.ts";
import type { CallOptions } from "../client/options.ts";
import { PAGINATOR_FEATURE } from "../client/user-agent.ts";
import { PaginationError } from "../errors/paginate.ts";
import { compileExpression } from "../jmespath/compile.ts";
import type { PaginationConfig, PaginationInput, PaginatorDefinition } from "./definition.ts";
import { PageIterator, type PageRequest, type Sender } from "./page-iterator.ts";

/** Arguments after the definition. Inputs without required members may be left out. */
export type PaginateArguments<Input> =
  Record<never, never> extends Input
    ? [input?: PaginationInput<Input>, options?: CallOptions]
    : [input: PaginationInput<Input>, options?: CallOptions];

/**
 * The pages of an operation, to iterate over. Nothing is sent before that.
 *
 * @param client - any client of the service
 * @param paginator - exported by the service's package as `<operation>Pages`, or one of your own
 * @param args - the operation's input with `PaginationConfig`; then options, which hold for each call
 * @throws PaginationError for a `PageSize` where the operation has no such limit, or numbers that are none
 * @throws InvalidExpressionError for a definition with result keys that are more than names with dots between them
 * @example
 * for await (const page of paginate(s3, listObjectsV2Pages, { Bucket: "b" })) console.log(page.Contents);
 * for await (const object of paginate(s3, listObjectsV2Pages, { Bucket: "b" }).items()) console.log(object.Key);
 */
export function paginate<Input, Output, Keys extends readonly string[]>(
  client: Sender,
  paginator: PaginatorDefinition<Input, Output, Keys>,
  ...args: PaginateArguments<Input>
): PageIterator<ReplyOf<Output>, Keys> {
  return pagesOf(client, paginator, args[0], args[1]);
}

/** The same, with what compiles texts given to `search`. */
export function pagesOf<Page, Keys extends readonly string[]>(
  sender: Sender,
  paginator: PaginatorDefinition<unknown, unknown, Keys>,
  input: Readonly<Record<string, unknown>> & { readonly PaginationConfig?: PaginationConfig | undefined } = {},
  options?: CallOptions,
  compile?: PageRequest["compile"],
): PageIterator<Page, Keys> {
  const definition = paginator as unknown as PaginatorDefinition<unknown, unknown>;
  const { PaginationConfig: config = {}, ...first } = input;
  const { MaxItems, PageSize, StartingToken } = config;
  const members: Record<string, unknown> = first;
  if (PageSize !== undefined && PageSize !== null) members[limitKeyOf(definition)] = pageSize(definition, PageSize);
  return new PageIterator({
    sender,
    definition,
    input: members,
    maxItems: MaxItems === undefined || MaxItems === null ? undefined : wholeNumber("MaxItems", MaxItems),
    startingToken: StartingToken ?? undefined,
    options: { ...options, features: [...(options?.features ?? []), PAGINATOR_FEATURE] },
    compile,
  });
}

function limitKeyOf({ limitKey }: PaginatorDefinition<unknown, unknown>): string {
  if (limitKey !== undefined) return limitKey;
  throw new PaginationError("PageSize parameter is not supported for the pagination interface for this operation.");
}

function pageSize({ limitIsText }: PaginatorDefinition<unknown, unknown>, size: number | string): number | string {
  return limitIsText ? String(size) : wholeNumber("PageSize", size);
}

function wholeNumber(name: string, value: number | string): number {
  const number = Math.trunc(Number(value));
  if (!Number.isNaN(number) && value !== "") return number;
  throw new PaginationError(`${name} has to be a number, but is ${JSON.stringify(value)}.`);
}

/**
 * What any expression of JMESPath finds in each page: elements of lists one by one, everything else once for a page. A function of
 * its own, so that only programs which use it hold JMESPath.
 *
 * @throws ParseError for a text that is no expression
 * @example
 * for await (const key of searchPages(paginate(s3, listObjectsV2Pages, { Bucket: "b" }), "Contents[?Size > `100`].Key")) console.log(key);
 */
export function searchPages(pages: PageIterator<unknown>, expression: string): AsyncGenerator<unknown, void, undefined> {
  return pages.search(compileExpression(expression));
}
