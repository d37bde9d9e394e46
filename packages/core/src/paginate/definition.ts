/** What generated code says about a paginated operation; botocore's `paginators-1.json` in our spelling. */
import type { Operation } from "../client/operation.ts";
import type { Expression } from "../jmespath/expression.ts";

/** How the pages of an operation follow each other. Programs may write their own. */
export interface PaginatorDefinition<Input, Output, Keys extends readonly string[] = readonly string[]> {
  readonly operation: Operation<Input, Output>;
  /** Members of the input that carry the token. */
  readonly inputToken: readonly string[];
  /** Where in the output the next tokens stand, one per input token. */
  readonly outputToken: readonly Expression[];
  /** Where in the output the items stand, names with dots between them; the first is the primary one. */
  readonly resultKey: Keys;
  /** Member of the input that limits a page. */
  readonly limitKey?: string;
  /** The limit is sent as text. */
  readonly limitIsText?: true;
  /** False at the last page, where the service has such a member. */
  readonly moreResults?: Expression;
  /** Members kept from the first page by `buildFullResult`. */
  readonly nonAggregateKeys?: readonly string[];
}

/** Values of `PaginationConfig`, as in boto3. */
export interface PaginationConfig {
  /** Ends the iteration after this many items of the primary result key; `resumeToken` then says where to go on. */
  readonly MaxItems?: number | string | undefined;
  /** Items the service shall send in a page. */
  readonly PageSize?: number | string | undefined;
  /** A `resumeToken`, of boto3 as well; a token of the service works too. */
  readonly StartingToken?: string | undefined;
}

/** The input of an operation with `PaginationConfig` beside its members. */
export type PaginationInput<Input> = Input & { readonly PaginationConfig?: PaginationConfig | undefined };
