/**
 * Lists are asked for with URL-encoded keys, because XML cannot carry every character a key may have, and decoded again; a caller
 * who asks for the encoding gets it (botocore handlers HND-21, HND-22).
 */
import type { CallContext } from "../../events/hooks.ts";

const NOTE = "encoding-type-auto-set";

/** Members to decode: of the output, then lists with the member of their items. */
const ENCODED: Readonly<
  Record<string, readonly [members: readonly string[], lists: ReadonlyArray<readonly [list: string, member: string]>]>
> = {
  ListObjects: [
    ["Delimiter", "Marker", "NextMarker"],
    [
      ["Contents", "Key"],
      ["CommonPrefixes", "Prefix"],
    ],
  ],
  ListObjectsV2: [
    ["Delimiter", "Prefix", "StartAfter"],
    [
      ["Contents", "Key"],
      ["CommonPrefixes", "Prefix"],
    ],
  ],
  ListObjectVersions: [
    ["KeyMarker", "NextKeyMarker", "Prefix", "Delimiter"],
    [
      ["Versions", "Key"],
      ["DeleteMarkers", "Key"],
      ["CommonPrefixes", "Prefix"],
    ],
  ],
};

/** Asks for the encoding unless the caller decided. */
export function askForEncoding(input: Record<string, unknown>, context: CallContext): void {
  if (input["EncodingType"] !== undefined) return;
  input["EncodingType"] = "url";
  context.notes.set(NOTE, true);
}

/** Decodes what was encoded because we asked for it. */
export function decodeList(output: Record<string, unknown>, _response: unknown, context: CallContext): void {
  if (output["EncodingType"] !== "url" || !context.notes.has(NOTE)) return;
  const [members, lists] = ENCODED[context.operation.name]!;
  for (const member of members) decodeMember(output, member);
  for (const [list, member] of lists) {
    for (const item of (output[list] as Array<Record<string, unknown>> | undefined) ?? []) decodeMember(item, member);
  }
}

function decodeMember(structure: Record<string, unknown>, member: string): void {
  const text = structure[member];
  if (typeof text === "string") structure[member] = decodeUrl(text);
}

let decoder: TextDecoder | undefined;

/** Decodes `%XX` and `+`; broken escapes stay, broken UTF-8 becomes replacement characters. */
export function decodeUrl(text: string): string {
  return text.replaceAll("+", " ").replace(/(?:%[\da-f]{2})+/gi, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split("%"), (hex) => Number.parseInt(hex, 16));
    return (decoder ??= new TextDecoder("utf-8", { ignoreBOM: true })).decode(bytes);
  });
}
