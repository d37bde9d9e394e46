/** What generated code says about a paginated operation; botocore's `paginators-1.json` in our spelling. */
import type { Operation } from "../client/operation.ts";

/** How the pages of an operation follow each other. Expressions are JMESPath over the output unless noted. */
export interface PaginatorDefinition<Input, Output> {
  readonly operation: Operation<Input, Output>;
  /** Members of the input that carry the token. */
  readonly inputToken: readonly string[];
  /** Where the next tokens stand, one per input token. `a || b` takes the first that is there. */
  readonly outputToken: readonly string[];
  /** Where the items stand; the first is the primary one. */
  readonly resultKey: readonly string[];
  /** Member of the input that limits a page. */
  readonly limitKey?: string;
  /** False at the last page, where the service has such a member. */
  readonly moreResults?: string;
  /** Members kept from the first page by `buildFullResult`. */
  readonly nonAggregateKeys?: readonly string[];
}
