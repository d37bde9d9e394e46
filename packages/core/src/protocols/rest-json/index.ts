/** rest-json: members in URI, query string and headers, the rest as JSON. */
import type { Protocol } from "../protocol.ts";
import { readError } from "./parse-error.ts";
import { parse, readBody, readMembers } from "./parse.ts";
import { serialize } from "./serialize.ts";

export const restJson: Protocol = { name: "rest-json", serialize, parse, readError, readMembers, readBody };
