/** CBOR as values. */
import { decodeCbor } from "../../packages/core/src/protocols/cbor/decode.ts";

export function readCbor(body: Uint8Array): unknown {
  return decodeCbor(body);
}
