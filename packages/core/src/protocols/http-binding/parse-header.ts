/** Members of an output that travel in headers and the status line (botocore `BaseRestParser._parse_non_payload_attrs`). */
import type { Shape } from "../../schema/shape.ts";
import { decodeUtf8 } from "../decode-utf8.ts";
import { defineEntry } from "../define-entry.ts";
import { parseScalar } from "../parse-scalar.ts";
import { unreadable } from "../unreadable-reply.ts";

/** Reads members located in `headers` and the status into `output`. */
export function parseHeaders(
  shape: Shape,
  status: number,
  headers: Record<string, string>,
  output: Record<string, unknown>,
): void {
  for (const member of shape.members) {
    switch (member.location) {
      case "status":
        output[member.name] = status;
        break;
      case "headers":
        output[member.name] = parsePrefixMap(member.renamed ? member.wireName.toLowerCase() : "", headers);
        break;
      case "header": {
        const text = headers[member.wireName.toLowerCase()];
        if (text !== undefined) output[member.name] = parseHeader(member.shape, text);
      }
    }
  }
}

/** Reads one header's text as a value of the shape. */
export function parseHeader(shape: Shape, text: string): unknown {
  const { element, json } = shape;
  if (element) return splitList(element, text).map((item) => parseHeader(element, item.trim()));
  return json ? parseJsonValue(shape, text) : parseScalar(shape, text);
}

/** The comma in `Mon, 16 Dec 2019` separates nothing. */
function splitList({ kind, timestampFormat = "rfc822" }: Shape, text: string): string[] {
  return text.split(kind === "timestamp" && timestampFormat === "rfc822" ? /,(?!\s*\d{1,2}[ -][A-Z])/ : ",");
}

function parsePrefixMap(prefix: string, headers: Record<string, string>): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const name in headers) if (name.startsWith(prefix)) defineEntry(entries, name.slice(prefix.length), headers[name]);
  return entries;
}

function parseJsonValue(shape: Shape, text: string): unknown {
  try {
    return JSON.parse(decodeUtf8(shape.parts.blobs!.parse(text)));
  } catch (cause) {
    throw unreadable("a header is not JSON in base64", cause);
  }
}
