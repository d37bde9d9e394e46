/** json 1.0 and 1.1: one JSON object each way, the operation in a header. */
import type { Protocol } from "../protocol.ts";
import { readError } from "./parse-error.ts";
import { parse, readBody, readMembers } from "./parse.ts";
import { serialize } from "./serialize.ts";

export const json: Protocol = { name: "json", serialize, parse, readError, readMembers, readBody };
