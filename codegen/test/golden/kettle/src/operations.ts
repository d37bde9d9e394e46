// Generated from models/kettle/2020-01-02/service-2.json. Do not edit: run `pnpm generate kettle`.
import { operation, type Operation, type Reply } from "@boto3/core/codegen/v1";
import { timestamps } from "@boto3/core/codegen/v1/timestamps";
import type * as types from "./types.ts";

/**
 * Boil: raises DryKettle.
 * @see https://docs.aws.amazon.com/goto/WebAPI/kettle-2020-01-02/Boil
 */
export const boil: Operation<types.BoilInput, types.BoilOutput> =
  /*#__PURE__*/ operation("Boil", "POST /", '{"input":{"Litres!":"i1","Secret":"s*"},"output":{"Temperature":"f","When":"tI"},"retries":["Kettle.Dry"]}', { timestamps });

/**
 * Import. Returns nothing but `ResponseMetadata`.
 * @see https://docs.aws.amazon.com/goto/WebAPI/kettle-2020-01-02/Import
 */
const import_: Operation<types.BoilInput, Reply> =
  /*#__PURE__*/ operation("Import", "POST /", '{"input":{"Litres!":"i1","Secret":"s*"}}');

export { import_ as import };
