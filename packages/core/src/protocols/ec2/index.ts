/** ec2: a form out with names of its own, XML back. */
import type { Protocol } from "../protocol.ts";
import { readXmlBody as readBody } from "../xml/read-shape.ts";
import { readError, readMembers } from "./parse-error.ts";
import { parse } from "./parse.ts";
import { serialize } from "./serialize.ts";

export const ec2: Protocol = {
  name: "ec2",
  wireNameOf: (member) => member.charAt(0).toLowerCase() + member.slice(1),
  serialize,
  parse,
  readError,
  readMembers,
  readBody,
};
