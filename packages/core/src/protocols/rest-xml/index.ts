/** rest-xml: members in URI, query string and headers, the rest as XML. */
import type { Protocol } from "../protocol.ts";
import { readXmlBody as readBody } from "../xml/read-shape.ts";
import { readError } from "./parse-error.ts";
import { parse, readMembers } from "./parse.ts";
import { serialize } from "./serialize.ts";

export const restXml: Protocol = { name: "rest-xml", serialize, parse, readError, readMembers, readBody };
