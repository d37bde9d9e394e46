/** rest-xml: members in URI, query string and headers, the rest as XML. */
import type { Protocol } from "../protocol.ts";
import { parseError } from "./parse-error.ts";
import { parse, parseEvent } from "./parse.ts";
import { serialize } from "./serialize.ts";

export const restXml: Protocol = { name: "rest-xml", wireNameOf: (member) => member, serialize, parse, parseError, parseEvent };
