/** Members of an output that travel in headers and the status line (botocore `BaseRestParser._parse_non_payload_attrs`). */
import type { Shape } from "../../schema/shape.ts";
import { decodeUtf8 } from "../decode-utf8.ts";
import { defineEntry } from "../define-entry.ts";
import { parseScalar } from "../parse-scalar.ts";
import { unreadable } from "../unreadable-reply.ts";

/** A member that a reply has outside its body. */
interface OuterMember {
  readonly name: string;
  readonly shape: Shape;
  readonly location: string;
  /** Name of the header, or what the names of its headers begin with. */
  readonly header: string;
}

const outerMembers: WeakMap<Shape, readonly OuterMember[]> = /*#__PURE__*/ new WeakMap();

function outerMembersOf(shape: Shape): readonly OuterMember[] {
  let found = outerMembers.get(shape);
  if (!found) {
    found = shape.members
      .filter((member) => member.location !== undefined)
      .map(({ name, shape: of, location, renamed, wireName }) => {
        const header = location === "headers" && !renamed ? "" : wireName.toLowerCase();
        return { name, shape: of, location: location!, header };
      });
    outerMembers.set(shape, found);
  }
  return found;
}

/** Reads members located in `headers` and the status into `output`. */
export function parseHeaders(
  shape: Shape,
  status: number,
  headers: Record<string, string>,
  output: Record<string, unknown>,
): void {
  for (const { name, shape: of, location, header } of outerMembersOf(shape)) {
    if (location === "header") {
      const text = headers[header];
      if (text !== undefined) output[name] = parseHeader(of, text);
    } else if (location === "headers") output[name] = parsePrefixMap(header, headers);
    else if (location === "status") output[name] = status;
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
