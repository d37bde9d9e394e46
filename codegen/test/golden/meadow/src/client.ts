// Generated from models/meadow/2016-11-15/service-2.json. Do not edit: run `pnpm generate meadow`.
import { clientClass, type CallOptions, type ClientClass, type PaginatingClient, type ServiceClient, type WaitingClient } from "@boto3/core/codegen/v1";
import { mowMeadow } from "./operations.ts";
import { service } from "./service.ts";
import type * as types from "./types.ts";

/** Client of Amazon Meadow Service: a method for every operation. */
export interface MeadowService extends ServiceClient, PaginatingClient, WaitingClient {
  /**
   * MowMeadow.
   * @see https://docs.aws.amazon.com/goto/WebAPI/meadow-2016-11-15/MowMeadow
   */
  mowMeadow(input?: types.MowMeadowRequest, options?: CallOptions): Promise<types.MowMeadowResult>;
}

/** Client of Amazon Meadow Service: a method for every operation. */
export const MeadowService: ClientClass<MeadowService> = /*#__PURE__*/ clientClass(service, {
  mowMeadow,
});
