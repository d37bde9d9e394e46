// Generated from models/meadow/2016-11-15/service-2.json. Do not edit: run `pnpm generate meadow`.
import { operation, type Operation } from "@boto3/core/codegen/v1";
import type * as types from "./types.ts";

/**
 * MowMeadow.
 * @see https://docs.aws.amazon.com/goto/WebAPI/meadow-2016-11-15/MowMeadow
 */
export const mowMeadow: Operation<types.MowMeadowRequest, types.MowMeadowResult> =
  /*#__PURE__*/ operation("MowMeadow", "POST /", '{"input":{"DryRun":"b","MeadowIds :MeadowId":"#Ids","Token :Token":{"$":"s","query":"ClientToken","token":true}},"output":{"Bales :baleSet":"#Ids"},"shapes":{"Ids":["s"]}}');
