/** smithy-rpc-v2-cbor: one CBOR map each way, the operation in the path. */
import type { Protocol } from "../protocol.ts";
import { readError } from "./parse-error.ts";
import { parse, readBody, readMembers } from "./parse.ts";
import { serialize } from "./serialize.ts";

export const cbor: Protocol = { name: "smithy-rpc-v2-cbor", serialize, parse, readError, readMembers, readBody };
