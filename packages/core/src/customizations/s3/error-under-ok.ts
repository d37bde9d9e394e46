/** S3 may answer 200 and say in the body that it failed (botocore handlers HND-15, HND-36, spec PAR-16). */
import type { CallContext } from "../../events/hooks.ts";
import type { BufferedResponse } from "../../http/response.ts";
import { XmlReader } from "../../protocols/xml/reader.ts";

const LESS = 0x3c;
const GREATER = 0x3e;

/** Turns a 200 whose body is an error, or is cut off, into a 500, so that it is tried again and raised. */
export function findErrorUnderOk(response: BufferedResponse, { operation }: CallContext): BufferedResponse | undefined {
  const { output } = operation;
  if (response.status !== 200 || response.body.length === 0 || !output || operation.eventStreamOutput !== undefined)
    return undefined;
  const payload = output.payload === undefined ? undefined : output.memberByName.get(output.payload);
  if (payload && (payload.shape.kind === "blob" || payload.shape.kind === "string")) return undefined;
  const readsBody = output.members.some((member) => member.location === undefined);
  return isError(response.body) || isCutOff(response.body) || (!readsBody && !isXml(response.body))
    ? { ...response, status: 500 }
    : undefined;
}

/** Whether the root element is `Error`, looking at no more than the beginning. */
function isError(body: Uint8Array): boolean {
  for (let at = body.indexOf(LESS); at >= 0; at = body.indexOf(LESS, at + 1)) {
    const next = body[at + 1]!;
    if (next === 0x3f || next === 0x21) continue; // <? and <!
    return /^<Error[\s/>]/.test(String.fromCharCode(...body.subarray(at, at + 7)));
  }
  return false;
}

function isCutOff(body: Uint8Array): boolean {
  let end = body.length;
  while (end > 0 && body[end - 1]! <= 0x20) end--;
  return body[end - 1] !== GREATER;
}

function isXml(body: Uint8Array): boolean {
  try {
    new XmlReader(body).skip();
    return true;
  } catch {
    return false;
  }
}
