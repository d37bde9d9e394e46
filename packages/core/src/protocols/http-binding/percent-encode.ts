/** Percent-encoding of everything but RFC 3986 unreserved characters, as botocore's `percent_encode`. */
const RESERVED = /[^A-Za-z0-9._~-]/;

/** @throws URIError when the text holds half of a surrogate pair */
export function percentEncode(text: string): string {
  return RESERVED.test(text) ? encodeURIComponent(text).replace(/[!'()*]/g, percentByte) : text;
}

function percentByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
