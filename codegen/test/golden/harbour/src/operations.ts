// Generated from models/harbour/2019-03-04/service-2.json. Do not edit: run `pnpm generate harbour`.
import { operation, type Operation } from "@boto3/core/codegen/v1";
import { xmlBody } from "@boto3/core/codegen/v1/xml-body";
import type * as types from "./types.ts";

/**
 * MoorShip.
 * @see https://docs.aws.amazon.com/goto/WebAPI/harbour-2019-03-04/MoorShip
 */
export const moorShip: Operation<types.MoorShipRequest, types.MoorShipResult> =
  /*#__PURE__*/ operation("MoorShip", "PUT /{Berth}/{Path+}", '{"input":{"$":{"Berth! uri":{"$":"s","context":"Berth"},"Path! uri":"s","Meta headers:x-meta-":["s","s"],"Cargo :CargoList":{"$":{"Crates":{"$":[{"$":"#Ship","name":"Crate"}],"flat":true}},"ns":"http://harbour.example.com/cargo/"}},"payload":"Cargo","name":"MoorShipRequest"},"output":{"Ship":"#Ship"},"shapes":{"Ship":{"$":{"Name":"s","Kind :xsi:kind":{"$":"s","attribute":true}},"ns":"http://www.w3.org/2001/XMLSchema-instance","prefix":"xsi"}}}', { xmlBody });
