/** query: a form out, XML in a result element back. */
import type { Protocol } from "../protocol.ts";
import { readXmlBody as readBody } from "../xml/read-shape.ts";
import { readError, readMembers } from "./parse-error.ts";
import { parse } from "./parse.ts";
import { serialize } from "./serialize.ts";

export const query: Protocol = { name: "query", serialize, parse, readError, readMembers, readBody };
