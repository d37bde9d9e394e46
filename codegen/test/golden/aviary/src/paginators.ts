// Generated from models/aviary/2024-05-01/service-2.json. Do not edit: run `pnpm generate aviary`.
import type { PaginatorDefinition } from "@boto3/core/codegen/v1";
import * as operations from "./operations.ts";
import type * as types from "./types.ts";

/** Pages of ListBirds. */
export const listBirdsPages: PaginatorDefinition<types.ListBirdsRequest, types.ListBirdsResponse> = {
  operation: operations.listBirds,
  inputToken: ["nextToken"],
  outputToken: ["nextToken"],
  resultKey: ["birds"],
  limitKey: "maxResults",
  moreResults: "truncated",
  nonAggregateKeys: ["counts"],
};
