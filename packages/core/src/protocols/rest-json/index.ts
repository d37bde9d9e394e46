/** rest-json: members in URI, query string and headers, the rest as JSON. */
import type { Protocol } from "../protocol.ts";
import { parseError } from "./parse-error.ts";
import { parse, parseEvent } from "./parse.ts";
import { serialize } from "./serialize.ts";

export const restJson: Protocol = { name: "rest-json", wireNameOf: (member) => member, serialize, parse, parseError, parseEvent };
