// Generated from models/aviary/2024-05-01/service-2.json. Do not edit: run `pnpm generate aviary`.
import type { PaginatorDefinition } from "@boto3/core/codegen/v1";
import * as operations from "./operations.ts";
import type * as types from "./types.ts";

/** Pages of ListBirds. */
export const listBirdsPages: PaginatorDefinition<types.ListBirdsRequest, types.ListBirdsResponse, readonly ["birds"]> = {
  operation: operations.listBirds,
  inputToken: ["nextToken"],
  outputToken: ["nextToken"],
  resultKey: ["birds"],
  limitKey: "maxResults",
  moreResults: "truncated",
  nonAggregateKeys: ["counts"],
};

/** The paginators of the client by name. */
export type Paginators = {
  readonly listBirds: typeof listBirdsPages;
};

/** boto3's names of the paginators. */
export interface PaginatorSpellings {
  readonly list_birds: "listBirds";
}

/** The paginators of the client by name. */
export const paginators: Paginators = {
  listBirds: listBirdsPages,
};
