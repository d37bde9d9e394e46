/**
 * The pages of one call (botocore `paginate.PageIterator`). Each iteration begins anew with a copy of the input, so that a second
 * loop gives the same pages; nothing is sent before the first page is asked for, nor after the loop was left.
 */
import type { ReplyOf } from "../client/base-client.ts";
import type { CallOptions } from "../client/options.ts";
import type { Operation } from "../client/operation.ts";
import { InvalidExpressionError, PaginationError } from "../errors/paginate.ts";
import { searchOf, type CompiledExpression, type Expression } from "../jmespath/expression.ts";
import { equals, isObject, isTrue, length, type Search } from "../jmespath/operators.ts";
import { setPath } from "../jmespath/set-path.ts";
import type { PaginatorDefinition } from "./definition.ts";
import { addPage, mergeInto } from "./full-result.ts";
import type { FullResult, ItemAt, PrimaryKey } from "./page-types.ts";
import {
  checkTokens,
  describeTokens,
  encodeToken,
  parseStartingToken,
  truncated,
  type StartingPoint,
  type Tokens,
} from "./resume-token.ts";
import { sharePages } from "./shared-pages.ts";

/** What sends the calls: a client. */
export interface Sender {
  send<Input, Output>(operation: Operation<Input, Output>, input?: Input, options?: CallOptions): Promise<ReplyOf<Output>>;
}

/** What pages are made from. */
export interface PageRequest {
  readonly sender: Sender;
  readonly definition: PaginatorDefinition<unknown, unknown>;
  /** Input of the first call, without tokens. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly maxItems: number | undefined;
  readonly startingToken: string | undefined;
  readonly options: CallOptions | undefined;
  /** Compiles texts given to `search`; without it only plain paths and compiled expressions work. */
  readonly compile: ((expression: string) => CompiledExpression) | undefined;
}

/** Pages to iterate over. */
export class PageIterator<Page, Keys extends readonly string[] = readonly string[]> implements AsyncIterable<Page> {
  /** Where the items stand in a page; the first is the primary key. */
  readonly resultKeys: Keys;
  readonly #request: PageRequest;
  readonly #primary: Search;
  readonly #outputTokens: readonly Search[];
  readonly #moreResults: Search | undefined;
  #resumeToken: string | undefined;
  #nonAggregatePart: Record<string, unknown> = {};

  constructor(request: PageRequest) {
    const { resultKey, outputToken, moreResults, nonAggregateKeys = [] } = request.definition;
    for (const key of [...resultKey, ...nonAggregateKeys]) if (!/^[\w.]+$/.test(key)) throw new InvalidExpressionError(key);
    this.#request = request;
    this.resultKeys = resultKey as unknown as Keys;
    this.#primary = resultKey[0] === undefined ? () => null : searchOf(resultKey[0]);
    this.#outputTokens = outputToken.map(searchOf);
    this.#moreResults = moreResults === undefined ? undefined : searchOf(moreResults);
  }

  /** Where to go on, when `MaxItems` ended the last iteration: a `StartingToken`, for boto3 as well. */
  get resumeToken(): string | undefined {
    return this.#resumeToken;
  }

  /**
   * Takes the input tokens by name, and `boto_truncate_amount` for items of that page to skip.
   *
   * @throws PaginationError for other names
   */
  set resumeToken(tokens: Readonly<Record<string, unknown>>) {
    checkTokens(tokens, this.#request.definition.inputToken);
    this.#resumeToken = encodeToken(tokens);
  }

  /** Members of the first page that describe all of them, as `buildFullResult` has them. */
  get nonAggregatePart(): Readonly<Record<string, unknown>> {
    return this.#nonAggregatePart;
  }

  /**
   * Asks for one page after the other.
   *
   * @throws PaginationError when the service gives the same token twice, or the starting token cannot be read
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<Page, void, undefined> {
    const { definition, maxItems, startingToken, sender, options } = this.#request;
    this.#resumeToken = undefined;
    this.#nonAggregatePart = {};
    let start: StartingPoint | undefined;
    if (startingToken !== undefined) start = parseStartingToken(startingToken, definition.inputToken);
    let tokens: Tokens = start?.tokens ?? Object.fromEntries(definition.inputToken.map((name) => [name, null]));
    let previous: Tokens | undefined;
    let total = 0;
    for (let isFirst = true; ; isFirst = false) {
      const input = withTokens(this.#request.input, isFirst && !start ? {} : tokens);
      const page = (await sender.send(definition.operation, input, options)) as Record<string, unknown>;
      if (isFirst) {
        if (start) this.#skip(page, start.skip);
        this.#keepNonAggregates(page);
      }
      const items = this.#primary(page) ?? [];
      const count = lengthOf(items);
      if (maxItems !== undefined && total + count > maxItems) {
        const kept = maxItems - total;
        setPath(page, definition.resultKey[0]!, cut(items, 0, kept));
        this.#resumeToken = encodeToken(truncated(tokens, kept + (isFirst ? (start?.skip ?? 0) : 0)));
        yield page as Page;
        return;
      }
      // Read before the page is handed out, as the caller may change it.
      const next = this.#nextTokens(page);
      total += count;
      if (next && total === maxItems) this.#resumeToken = encodeToken(next);
      yield page as Page;
      if (!next || total === maxItems) return;
      if (previous && equals(previous, next))
        throw new PaginationError(`The same next token was received twice: ${describeTokens(next)}`);
      previous = tokens = next;
    }
  }

  /** The items of all pages, under the primary result key or the one named: elements of lists, keys of maps, texts and numbers whole. */
  items(): AsyncGenerator<ItemAt<Page, PrimaryKey<Keys>>, void, undefined>;
  items<Key extends Keys[number]>(key: Key): AsyncGenerator<ItemAt<Page, Key>, void, undefined>;
  items(key: string | undefined = this.resultKeys[0]): AsyncGenerator<unknown, void, undefined> {
    return itemsOf(this, key);
  }

  /**
   * What an expression finds in each page: elements of lists one by one, everything else (null too) once for a page.
   *
   * @param expression - on a client class any JMESPath; after `paginate()` a plain path or a result of `compileExpression`
   */
  async *search(expression: Expression): AsyncGenerator<unknown, void, undefined> {
    const { compile } = this.#request;
    const find = searchOf(typeof expression === "string" && compile ? compile(expression) : expression);
    for await (const page of this) {
      const found = find(page);
      if (Array.isArray(found)) yield* found;
      else yield found;
    }
  }

  /** An iterator for each result key. They share the calls: a page is kept until all of them have read it. */
  resultKeyIters(): { [At in keyof Keys]: AsyncGenerator<ItemAt<Page, Keys[At]>, void, undefined> } {
    const readers = sharePages(this, this.resultKeys.length);
    return readers.map((pages, at) => itemsOf(pages, this.resultKeys[at])) as never;
  }

  /** Asks for all pages and gives them as one. Lists are joined, numbers and texts added. */
  async buildFullResult(): Promise<FullResult<Page>> {
    const full: Record<string, unknown> = {};
    for await (const page of this) addPage(full, page, this.resultKeys);
    mergeInto(full, this.#nonAggregatePart);
    if (this.#resumeToken !== undefined) full["NextToken"] = this.#resumeToken;
    return full as FullResult<Page>;
  }

  /** Takes what was delivered before out of the first page; other result keys were delivered whole. */
  #skip(page: Record<string, unknown>, skip: number): void {
    const [primary, ...others] = this.#request.definition.resultKey;
    if (primary === undefined) return;
    const items = this.#primary(page);
    setPath(page, primary, Array.isArray(items) || typeof items === "string" ? cut(items, skip) : null);
    for (const key of others) if (key !== primary) setPath(page, key, emptied(searchOf(key)(page)));
  }

  #keepNonAggregates(page: unknown): void {
    for (const key of this.#request.definition.nonAggregateKeys ?? []) setPath(this.#nonAggregatePart, key, searchOf(key)(page));
  }

  /** Undefined after the last page. */
  #nextTokens(page: unknown): Tokens | undefined {
    if (this.#moreResults && !isTruthy(this.#moreResults(page))) return undefined;
    const { inputToken } = this.#request.definition;
    const tokens: Tokens = {};
    let isAny = false;
    for (const [at, find] of this.#outputTokens.entries()) {
      const token = find(page);
      isAny ||= isTruthy(token);
      tokens[inputToken[at]!] = isTruthy(token) ? token : null;
    }
    return isAny ? tokens : undefined;
  }
}

/** The input with tokens; absent ones are taken out, also where old tokens spell them `None`. */
function withTokens(input: Readonly<Record<string, unknown>>, tokens: Tokens): Record<string, unknown> {
  const result = { ...input };
  for (const [name, token] of Object.entries(tokens)) {
    if (token === null || token === undefined || token === "None") delete result[name];
    else result[name] = token;
  }
  return result;
}

/** What is empty is no token, and neither is zero. */
function isTruthy(value: unknown): boolean {
  return isTrue(value) && value !== 0 && value !== 0n;
}

function lengthOf(items: unknown): number {
  return typeof items === "object" || typeof items === "string" ? length(items) : 0;
}

/** A part of a list or text; other values are not cut. */
function cut(items: unknown, from: number, to?: number): unknown {
  return Array.isArray(items) || typeof items === "string" ? items.slice(from, to) : items;
}

function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (typeof value === "string") return "";
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean" ? value : null;
}

async function* itemsOf(pages: AsyncIterable<unknown>, key: string | undefined): AsyncGenerator<unknown, void, undefined> {
  if (key === undefined) return;
  const find = searchOf(key);
  for await (const page of pages) {
    const found = find(page);
    if (Array.isArray(found)) yield* found;
    else if (isObject(found)) yield* Object.keys(found);
    else if (found !== null) yield found;
  }
}
