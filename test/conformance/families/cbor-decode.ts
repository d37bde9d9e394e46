/** CBOR items and what they decode to (`cbor-decode.json`). */
import { readCbor } from "../cbor.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import { toTaggedNow, type Tagged } from "../tagged.ts";
import type { Vectors } from "../vectors.ts";

interface CborCase {
  readonly name: string;
  readonly input_hex: string;
  readonly decoded?: Tagged;
  readonly error?: { readonly type: string; readonly message: string };
}

export const cborDecode: Family = { name: "cbor-decode", cases };

function* cases(vectors: Vectors): Iterable<ConformanceCase> {
  for (const [index, recorded] of (vectors.document<CborCase[]>("cbor-decode") ?? []).entries()) {
    yield { id: `cbor.${index}.${recorded.name}`, group: "cbor", check: () => checkCase(recorded) };
  }
}

function checkCase(recorded: CborCase): Mismatch | undefined {
  const bytes = new Uint8Array(Buffer.from(recorded.input_hex, "hex"));
  let decoded: Tagged;
  try {
    decoded = toTaggedNow(readCbor(bytes));
  } catch (error) {
    const { name, message } = error as Error;
    if (recorded.error === undefined) return mismatch(recorded.decoded, message, [`raised ${name}: ${message}`]);
    return mismatch(recorded.error.type, name, findDifferences(recorded.error.type, name, "error type"));
  }
  if (recorded.error !== undefined) return mismatch(recorded.error, decoded, [`expected ${recorded.error.type}, got no error`]);
  return mismatch(recorded.decoded, decoded, findDifferences(recorded.decoded, decoded));
}
