// Generated from models/quill/2025-09-09/service-2.json. Do not edit: run `pnpm generate quill`.
import { clientClass, type CallOptions, type ClientClass, type PaginatingClient, type Reply, type ServiceClient, type WaitingClient } from "@boto3/core/codegen/v1";
import { write } from "./operations.ts";
import { service } from "./service.ts";

/** Client of Amazon Quill Service: a method for every operation. */
export interface QuillService extends ServiceClient, PaginatingClient, WaitingClient {
  /**
   * Write. Returns nothing but `ResponseMetadata`.
   * @see https://docs.aws.amazon.com/goto/WebAPI/quill-2025-09-09/Write
   */
  write(input?: {}, options?: CallOptions): Promise<Reply>;
}

/** Client of Amazon Quill Service: a method for every operation. */
export const QuillService: ClientClass<QuillService> = /*#__PURE__*/ clientClass(service, {
  write,
});
