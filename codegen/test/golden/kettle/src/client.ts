// Generated from models/kettle/2020-01-02/service-2.json. Do not edit: run `pnpm generate kettle`.
import { clientClass, type CallOptions, type ClientClass, type ClientExceptions, type PaginatingClient, type Reply, type ServiceClient, type WaitingClient } from "@boto3/core/codegen/v1";
import { boil, import as import_ } from "./operations.ts";
import { service } from "./service.ts";
import type * as types from "./types.ts";
import type * as errors from "./errors.ts";

/** Client of Amazon Kettle Service: a method for every operation. */
export interface KettleService extends ServiceClient, PaginatingClient, WaitingClient {
  /** Classes of the modelled errors: `error instanceof client.exceptions.Name`. */
  readonly exceptions: ClientExceptions & typeof errors;
  /**
   * Boil: raises DryKettle.
   * @see https://docs.aws.amazon.com/goto/WebAPI/kettle-2020-01-02/Boil
   */
  boil(input: types.BoilInput, options?: CallOptions): Promise<types.BoilOutput>;
  /**
   * Import. Returns nothing but `ResponseMetadata`.
   * @see https://docs.aws.amazon.com/goto/WebAPI/kettle-2020-01-02/Import
   */
  import(input: types.BoilInput, options?: CallOptions): Promise<Reply>;
}

/** Client of Amazon Kettle Service: a method for every operation. */
export const KettleService: ClientClass<KettleService> = /*#__PURE__*/ clientClass(service, {
  boil,
  import: import_,
});
