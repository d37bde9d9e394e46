import { ParamValidationError } from "../../errors/validation.ts";
import { operationFixture } from "../operation-fixture.ts";
import { cbor } from "./index.ts";

const SHAPES = { Node: { "Next :n": "#Node", V: "l" } } as const;
const INPUT = {
  S: "s",
  I: "i",
  L: "l",
  F: "f",
  D: "d",
  B: "b",
  X: "B",
  T: "t",
  A: ["i"],
  M: ["s", "i"],
  N: "#Node",
} as const;
const operation = operationFixture(cbor, "POST /", { input: INPUT, shapes: SHAPES });

function hex(input: Record<string, unknown>, options = {}): string {
  return Buffer.from(cbor.serialize(operation, input, options).body as Uint8Array).toString("hex");
}

describe("cbor serialize", () => {
  test("has the operation in the path, and no body or content type without input", () => {
    expect(cbor.serialize(operationFixture(cbor, "POST /", {}), {}, {})).toEqual({
      method: "POST",
      path: "/service/Zoo_20260102/operation/FeedAnimal",
      query: "",
      headers: { "smithy-protocol": "rpc-v2-cbor", accept: "application/cbor" },
      body: undefined,
    });
  });

  test("says CBOR with a body, the event-stream type when events come back, and query mode where asked", () => {
    expect(cbor.serialize(operation, {}, {}).headers).toMatchObject({
      accept: "application/cbor",
      "content-type": "application/cbor",
    });
    const streaming = operationFixture(
      cbor,
      "POST /",
      { input: {}, output: { Events: { $: { One: { $: {}, event: true } }, eventstream: true } } },
      { queryCompatible: true },
    );
    expect(cbor.serialize(streaming, {}, {}).headers).toEqual({
      "smithy-protocol": "rpc-v2-cbor",
      accept: "application/vnd.amazon.eventstream",
      "content-type": "application/vnd.amazon.eventstream",
      "x-amzn-query-mode": "true",
    });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["an empty map", {}, "a0"],
    [
      "integers in the shortest form",
      { A: [0, 23, 24, 255, 256, 65535, 65536, -1, -24, -25, -257] },
      "a161418b0017181818ff19010019ffff1a0001000020373818390100",
    ],
    ["longs", { L: 4294967296 }, "a1614c1b0000000100000000"],
    [
      "the largest and the smallest long",
      { N: { V: -9223372036854775808n, Next: { V: 9223372036854775807n } } },
      "a1614ea261563b7fffffffffffffff616ea161561b7fffffffffffffff",
    ],
    ["a small bigint like a number", { L: 7n }, "a1614c07"],
    ["floats in single, doubles in double precision", { F: 1.5, D: 1.1 }, "a26146fa3fc000006144fb3ff199999999999a"],
    ["special floats in half precision", { F: NaN, D: -Infinity }, "a26146f97e006144f9fc00"],
    ["special floats given as words", { F: "Infinity" }, "a16146f97c00"],
    ["booleans and bytes", { B: true, X: new Uint8Array([1, 2]) }, "a26142f56158420102"],
    ["text as UTF-8", { S: "é" }, "a1615362c3a9"],
    ["text as a blob", { X: "é" }, "a1615842c3a9"],
    ["instants with tag 1 in whole seconds", { T: 1.9 }, "a16154c101"],
    ["instants before 1970", { T: -1.5 }, "a16154c121"],
    ["maps with null entries, without undefined ones", { M: { a: 1, b: null, c: undefined } }, "a1614da26161016162f6"],
    ["no null or unknown members", { S: null, Y: 1 }, "a0"],
  ])("writes %s", (_, input, expected) => {
    expect(hex(input)).toBe(expected);
  });

  test("keeps milliseconds where the client asks", () => {
    expect(hex({ T: 1.5 }, { timestampMillis: true })).toBe("a16154c1fb3ff8000000000000");
  });

  test("grows with its content", () => {
    for (const length of [23, 24, 63, 64, 255, 256, 70_000]) {
      const text = "x".repeat(length);
      expect(hex({ S: text }).endsWith(Buffer.from(text).toString("hex"))).toBe(true);
    }
    const many = Array.from({ length: 500 }, (_, index) => "k".repeat(index % 60));
    const written = hex({ M: Object.fromEntries(many.map((key, index) => [key + index, index])) });
    expect(written.length).toBeGreaterThan(20_000);
  });

  test.each([[{ L: 2n ** 64n }], [{ I: 1.5 }], [{ I: "x" }], [{ D: "x" }], [{ T: "never" }]])("refuses %p", (input) => {
    expect(() => hex(input)).toThrow(ParamValidationError);
  });
});
