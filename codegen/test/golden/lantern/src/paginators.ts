// Generated from models/lantern/2011-06-07/service-2.json. Do not edit: run `pnpm generate lantern`.
import type { PaginatorDefinition } from "@boto3/core/codegen/v1";
import * as operations from "./operations.ts";
import type * as types from "./types.ts";

/** Pages of DescribeLanterns. */
export const describeLanternsPages: PaginatorDefinition<types.DescribeLanternsMessage, types.LanternsMessage> = {
  operation: operations.describeLanterns,
  inputToken: ["Marker"],
  outputToken: ["Marker"],
  resultKey: ["Lanterns", "Colours"],
  limitKey: "MaxRecords",
};
