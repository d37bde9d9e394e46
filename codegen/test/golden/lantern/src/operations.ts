// Generated from models/lantern/2011-06-07/service-2.json. Do not edit: run `pnpm generate lantern`.
import { operation, type Operation } from "@boto3/core/codegen/v1";
import { blobs } from "@boto3/core/codegen/v1/blobs";
import type * as types from "./types.ts";

/**
 * Light.
 * @see https://docs.aws.amazon.com/goto/WebAPI/lantern-2011-06-07/Light
 */
export const light: Operation<types.LightMessage, types.LightResult> =
  /*#__PURE__*/ operation("Light", "POST /", '{"input":{"Name!":"s","Wicks":["s"]},"output":{"Lantern":{"Name":"s","Oil":"B"}},"wrapper":"LightResult"}', { blobs });

/**
 * DescribeLanterns.
 * @see https://docs.aws.amazon.com/goto/WebAPI/lantern-2011-06-07/DescribeLanterns
 */
export const describeLanterns: Operation<types.DescribeLanternsMessage, types.LanternsMessage> =
  /*#__PURE__*/ operation("DescribeLanterns", "POST /", '{"input":{"Marker":"s","MaxRecords":"i"},"output":{"Marker":"s","Lanterns":[{"$":{"Name":"s","Oil":"B"},"name":"Lantern"}],"Colours":["s"]},"wrapper":"DescribeLanternsResult"}', { blobs });
