/** query: a form out, XML in a result element back. */
import type { Protocol } from "../protocol.ts";
import { parseError } from "./parse-error.ts";
import { parse, parseEvent } from "./parse.ts";
import { serialize } from "./serialize.ts";

export const query: Protocol = { name: "query", wireNameOf: (member) => member, serialize, parse, parseError, parseEvent };
