import { existsSync, readFileSync } from "node:fs";
import { ResponseParserError } from "../../errors/parser.ts";
import { decodeCbor } from "./decode.ts";

const RECORDED = new URL("../../../../../../shared/conformance/cbor-decode.json", import.meta.url);

function decode(hex: string): unknown {
  return decodeCbor(new Uint8Array(Buffer.from(hex, "hex")));
}

describe("CBOR decoder", () => {
  test.each<[string, string, unknown]>([
    ["small integer", "17", 23],
    ["negative integer", "3903e7", -1000],
    ["integer beyond 2^53", "1bffffffffffffffff", 18446744073709551615n],
    ["negative integer beyond 2^53", "3b001fffffffffffff", -9007199254740992n],
    ["half float", "f93e00", 1.5],
    ["smallest half float", "f90001", 2 ** -24],
    ["negative infinity", "f9fc00", -Infinity],
    ["NaN", "f97e00", NaN],
    ["single float", "fa3fd00000", 1.625],
    ["double float", "fb3ffa000000000000", 1.625],
    ["false, true, null, undefined", "84f4f5f6f7", [false, true, null, null]],
    ["text", "6161", "a"],
    ["text in pieces", "7f6161626263ff", "abc"],
    ["bytes", "420102", new Uint8Array([1, 2])],
    ["bytes in pieces", "5f41014102ff", new Uint8Array([1, 2])],
    ["indefinite list", "9f0102ff", [1, 2]],
    ["indefinite map", "bf6161016162f6ff", { a: 1 }],
    ["map without null entries", "a2616101616bf6", { a: 1 }],
    ["instant", "c11a6957344d", new Date(1767322701000)],
    ["instant with milliseconds", "c1fb41da55cd13600000", new Date(1767322701500)],
  ])("reads %s", (_, hex, expected) => {
    expect(decode(hex)).toEqual(expected);
  });

  test("keeps a key named __proto__", () => {
    expect(Object.entries(decode("a1695f5f70726f746f5f5f01") as object)).toEqual([["__proto__", 1]]);
  });

  test.each([
    "",
    "18",
    "61",
    "7f6161",
    "9f01",
    "bf61",
    "81",
    "a16161",
    "c001",
    "c16161",
    "1c",
    "fc",
    "ff",
    "5f5f",
    "61ff",
    "9bffffffffffffffff00",
  ])("refuses %j", (hex) => {
    expect(() => decode(hex)).toThrow(ResponseParserError);
  });

  test("refuses endless nesting instead of overflowing the stack", () => {
    expect(() => decodeCbor(new Uint8Array(100_000).fill(0x81))).toThrow("nested too deeply");
  });

  const cases: Array<{ name: string; input_hex: string; decoded?: unknown; error?: { type: string } }> = existsSync(RECORDED)
    ? JSON.parse(readFileSync(RECORDED, "utf8"))
    : [];
  test(`agrees with ${cases.length} recorded cases`, () => {
    for (const { name, input_hex: hex, decoded, error } of cases) {
      if (error) expect(() => decode(hex)).toThrow(ResponseParserError);
      else expect({ name, value: tagged(decode(hex)) }).toEqual({ name, value: decoded });
    }
  });
});

function tagged(value: unknown): unknown {
  if (typeof value === "bigint") return { $int: String(value) };
  if (typeof value === "number" && !Number.isFinite(value)) return { $float: String(value) };
  if (value instanceof Uint8Array) return { $blob: Buffer.from(value).toString("base64") };
  if (value instanceof Date) return { $timestamp: value.toISOString().replace(".000Z", "Z") };
  if (Array.isArray(value)) return value.map(tagged);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tagged(item)]));
}
