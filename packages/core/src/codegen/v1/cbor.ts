/** The smithy-rpc-v2-cbor protocol, for services that speak it. */
export { cbor } from "../../protocols/cbor/index.ts";
