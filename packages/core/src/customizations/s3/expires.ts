/** `Expires` is what customers wrote: its text is kept, and a bad date does no harm (botocore handler HND-14, spec PAR-19). */
import type { CallContext } from "../../events/hooks.ts";
import type { BufferedResponse } from "../../http/response.ts";
import { parseTimestamp } from "../../protocols/parse-timestamp.ts";

const EXPIRES = "expires-header";

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
