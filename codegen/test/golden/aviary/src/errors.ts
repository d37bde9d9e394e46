// Generated from models/aviary/2024-05-01/service-2.json. Do not edit: run `pnpm generate aviary`.
import { modeledError, type ModeledError, type ModeledErrorClass } from "@boto3/core/codegen/v1";
import type * as types from "./types.ts";

export type NoSuchBird = ModeledError<types.NoSuchBird>;

export const NoSuchBird: ModeledErrorClass<types.NoSuchBird> = /*#__PURE__*/ modeledError("NoSuchBird");

export type BirdExists = ModeledError<types.BirdExists>;

export const BirdExists: ModeledErrorClass<types.BirdExists> = /*#__PURE__*/ modeledError("BirdExists");

export type Throttled = ModeledError<types.Throttled>;

export const Throttled: ModeledErrorClass<types.Throttled> = /*#__PURE__*/ modeledError("Throttled");
