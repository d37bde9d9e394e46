/** Content type of rpc-v2-cbor requests; operations that answer with an event stream use its type for both directions, as botocore. */
import type { OperationModel } from "../../client/operation.ts";

export function contentType(operation: OperationModel): string {
  return operation.eventStreamOutput === undefined ? "application/cbor" : "application/vnd.amazon.eventstream";
}
