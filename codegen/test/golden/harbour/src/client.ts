// Generated from models/harbour/2019-03-04/service-2.json. Do not edit: run `pnpm generate harbour`.
import { clientClass, type CallOptions, type ClientClass, type PaginatingClient, type ServiceClient, type WaitingClient } from "@boto3/core/codegen/v1";
import { moorShip } from "./operations.ts";
import { service } from "./service.ts";
import type * as types from "./types.ts";

/** Client of Amazon Harbour Service: a method for every operation. */
export interface Harbour extends ServiceClient, PaginatingClient, WaitingClient {
  /**
   * MoorShip.
   * @see https://docs.aws.amazon.com/goto/WebAPI/harbour-2019-03-04/MoorShip
   */
  moorShip(input: types.MoorShipRequest, options?: CallOptions): Promise<types.MoorShipResult>;
}

/** Client of Amazon Harbour Service: a method for every operation. */
export const Harbour: ClientClass<Harbour> = /*#__PURE__*/ clientClass(service, {
  moorShip,
});
