// Generated from models/lantern/2011-06-07/service-2.json. Do not edit: run `pnpm generate lantern`.
import { clientClass, type CallOptions, type ClientClass, type PaginatingClient, type ServiceClient, type WaitingClient } from "@boto3/core/codegen/v1";
import { describeLanterns, light } from "./operations.ts";
import { service } from "./service.ts";
import { paginators, type PaginatorSpellings, type Paginators } from "./paginators.ts";
import type * as types from "./types.ts";

/** Client of Amazon Lantern Service: a method for every operation. */
export interface LanternService extends ServiceClient, PaginatingClient<Paginators, PaginatorSpellings>, WaitingClient {
  /**
   * Light.
   * @see https://docs.aws.amazon.com/goto/WebAPI/lantern-2011-06-07/Light
   */
  light(input: types.LightMessage, options?: CallOptions): Promise<types.LightResult>;
  /**
   * DescribeLanterns.
   * @see https://docs.aws.amazon.com/goto/WebAPI/lantern-2011-06-07/DescribeLanterns
   */
  describeLanterns(input?: types.DescribeLanternsMessage, options?: CallOptions): Promise<types.LanternsMessage>;
}

/** Client of Amazon Lantern Service: a method for every operation. */
export const LanternService: ClientClass<LanternService> = /*#__PURE__*/ clientClass(service, {
  light,
  describeLanterns,
}, undefined, paginators);
