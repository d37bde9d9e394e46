// Generated from models/kettle/2020-01-02/service-2.json. Do not edit: run `pnpm generate kettle`.
import { modeledError, type ModeledError, type ModeledErrorClass } from "@boto3/core/codegen/v1";
import type * as types from "./types.ts";

export type DryKettle = ModeledError<types.DryKettle>;

export const DryKettle: ModeledErrorClass<types.DryKettle> = /*#__PURE__*/ modeledError("DryKettle");
