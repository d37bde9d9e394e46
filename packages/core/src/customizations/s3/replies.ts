/** Oddities of S3's replies: errors under status 200, bad `Expires` headers, a location that is the root's text (HND-12, 14, 15). */
import type { CallContext } from "../../events/hooks.ts";
import type { BufferedResponse } from "../../http/response.ts";
import { parseTimestamp } from "../../protocols/parse-timestamp.ts";
import { XmlReader } from "../../protocols/xml/reader.ts";

const EXPIRES = "expires-header";
const LESS = 0x3c;
const GREATER = 0x3e;

/** Turns a 200 whose body is an error, or is cut off, into a 500, so that it is tried again and raised. */
export function findErrorUnderOk(response: BufferedResponse, { operation }: CallContext): BufferedResponse | undefined {
  const { output } = operation;
  if (response.status !== 200 || response.body.length === 0 || !output || operation.eventStreamOutput !== undefined) return undefined;
  const payload = output.payload === undefined ? undefined : output.memberByName.get(output.payload);
  if (payload && (payload.shape.kind === "blob" || payload.shape.kind === "string")) return undefined;
  const readsBody = output.members.some((member) => member.location === undefined);
  return isError(response.body) || isCutOff(response.body) || (!readsBody && !isXml(response.body)) ? { ...response, status: 500 } : undefined;
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

/** Keeps the text of `Expires`, which customers fill, and drops the header when it is no date. */
export function keepExpires(response: BufferedResponse, context: CallContext): BufferedResponse | undefined {
  const text = response.headers["expires"];
  if (!text || context.operation.output?.memberByName.get("Expires")?.location !== "header") return undefined;
  context.notes.set(EXPIRES, text);
  try {
    parseTimestamp(text);
    return undefined;
  } catch {
    const { expires: _, ...headers } = response.headers;
    return { ...response, headers };
  }
}

/** Gives the text of `Expires` as `ExpiresString`. */
export function addExpiresString(output: Record<string, unknown>, _response: unknown, context: CallContext): void {
  const text = context.notes.get(EXPIRES);
  if (text !== undefined) output["ExpiresString"] = text;
}

/** Reads the location from the text of the root; us-east-1 has none, which gives null as in boto3. */
export function readLocation(output: Record<string, unknown>, response: BufferedResponse): void {
  output["LocationConstraint"] = new XmlReader(response.body).readText() || null;
}
