/** Percent-encoding of everything but RFC 3986 unreserved characters, as botocore's `percent_encode`. */
import { ParamValidationError } from "../../errors/validation.ts";

const RESERVED = /[^A-Za-z0-9._~-]/;

/** @throws ParamValidationError when the text holds half of a surrogate pair */
export function percentEncode(text: string): string {
  if (!RESERVED.test(text)) return text;
  try {
    return encodeURIComponent(text).replace(/[!'()*]/g, percentByte);
  } catch (cause) {
    throw new ParamValidationError(`Invalid text "${text}": half of a surrogate pair has no UTF-8 form`, { cause });
  }
}

function percentByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
