/** `application/x-www-form-urlencoded`, as Python's `urlencode`: a space becomes a plus, unreserved characters stay. */
import { percentEncode } from "../http-binding/percent-encode.ts";

/** Encodes form fields in order. */
export function encodeForm(form: ReadonlyArray<readonly [string, string]>): string {
  let text = "";
  for (const [name, value] of form) text += `${text === "" ? "" : "&"}${encode(name)}=${encode(value)}`;
  return text;
}

function encode(text: string): string {
  const encoded = percentEncode(text);
  return encoded === text ? text : encoded.replaceAll("%20", "+");
}
