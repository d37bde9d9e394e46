// Generated from models/lantern/2011-06-07/service-2.json. Do not edit: run `pnpm generate lantern`.
import type { PaginatorDefinition } from "@boto3/core/codegen/v1";
import * as operations from "./operations.ts";
import type * as types from "./types.ts";

/** Pages of DescribeLanterns. */
export const describeLanternsPages: PaginatorDefinition<types.DescribeLanternsMessage, types.LanternsMessage, readonly ["Lanterns", "Colours"]> = {
  operation: operations.describeLanterns,
  inputToken: ["Marker"],
  outputToken: ["Marker"],
  resultKey: ["Lanterns", "Colours"],
  limitKey: "MaxRecords",
};

/** The paginators of the client by name. */
export type Paginators = {
  readonly describeLanterns: typeof describeLanternsPages;
};

/** boto3's names of the paginators. */
export interface PaginatorSpellings {
  readonly describe_lanterns: "describeLanterns";
}

/** The paginators of the client by name. */
export const paginators: Paginators = {
  describeLanterns: describeLanternsPages,
};
