import { ShapeReader, type ShapeReference } from "../../schema/read-description.ts";
import { readScalar } from "../rest-json/parse.ts";
import { parseJsonBody } from "./parse-text.ts";
import { blobs } from "../blobs.ts";
import { timestamps } from "../timestamps.ts";
import { readJsonShape } from "./read-shape.ts";

function read(reference: ShapeReference, text: string, coerces = false): unknown {
  const shape = new ShapeReader({}, { timestamps, blobs }).read(reference);
  return readJsonShape(parseJsonBody(new TextEncoder().encode(text)), shape, coerces ? readScalar : undefined);
}

describe("JSON of a shape", () => {
  test("keeps modelled names only and drops null members", () => {
    expect(read({ A: "s", B: { C: "i" }, N: "s" }, '{"A":"a","X":1,"B":{"C":1,"D":2},"N":null}')).toEqual({
      A: "a",
      B: { C: 1 },
    });
  });

  test("keeps nulls in lists and maps", () => {
    expect(read({ L: [{ A: "s" }], M: ["s", "t"] }, '{"L":[null,{"A":"a"}],"M":{"k":null}}')).toEqual({
      L: [null, { A: "a" }],
      M: { k: null },
    });
  });

  test("renames members by their wire name", () => {
    expect(read({ "Name :n": "s", At: "t" }, '{"At":1.5,"n":"a","Name":"no"}')).toEqual({ Name: "a", At: new Date(1500) });
  });

  test("converts timestamps, blobs and special floats", () => {
    const output = read(
      { A: "t", B: "t", C: "B", F: "f", G: "d", L: ["B"] },
      '{"A":1767323045.123,"B":"2026-01-02T03:04:05Z","C":"aGk=","F":"NaN","G":"-Infinity","L":["aGk="]}',
    );
    expect(output).toEqual({
      A: new Date(1767323045123),
      B: new Date("2026-01-02T03:04:05Z"),
      C: new Uint8Array([104, 105]),
      F: NaN,
      G: -Infinity,
      L: [new Uint8Array([104, 105])],
    });
  });

  test("reads integers beyond 2^53 exactly, and leaves other digits alone", () => {
    const text =
      '{"L":12345678901234567890,"M":-9007199254740993,"N":9007199254740991,"F":12345678901234567890,"S":"x\\": 12345678901234567890","D":{"n":12345678901234567890,"f":1.2345678901234567890,"e":12345678901234567890e3}}';
    expect(read({ L: "l", M: "i", N: "l", F: "d", S: "s", D: "j" }, text)).toEqual({
      L: 12345678901234567890n,
      M: -9007199254740993n,
      N: 9007199254740991,
      F: Number("12345678901234567890"),
      S: 'x": 12345678901234567890',
      D: { n: Number("12345678901234567890"), f: Number("1.2345678901234567890"), e: Number("12345678901234567890e3") },
    });
  });

  test("hands documents on as they are", () => {
    expect(read({ D: "j" }, '{"D":{"a":[null,{"b":null}],"At":"x"}}')).toEqual({ D: { a: [null, { b: null }], At: "x" } });
  });

  test("keeps a map key named __proto__", () => {
    const output = read({ M: ["s", "t"] }, '{"M":{"__proto__":1}}') as { M: object };
    expect(Object.entries(output.M)).toEqual([["__proto__", new Date(1000)]]);
  });

  test("coerces text to numbers and booleans for rest-json only", () => {
    const reference = { I: "i", F: "f", B: "b", L: "l" } as const;
    const text = '{"I":"12","F":"1.5","B":"TRUE","L":3.9}';
    expect(read(reference, text, true)).toEqual({ I: 12, F: 1.5, B: true, L: 3 });
    expect(read(reference, text)).toEqual({ I: "12", F: "1.5", B: "TRUE", L: 3.9 });
  });

  test("unions ignore nulls and __type, and mark a member the model does not know", () => {
    const reference = { $: { S: "s", N: "i" }, union: "Value" } as const;
    expect(read(reference, '{"__type":"x","S":"a","N":null}')).toEqual({ S: "a" });
    expect(read(reference, '{"__type":"x","New":1}')).toEqual({ SDK_UNKNOWN_MEMBER: { name: "New" } });
    expect(() => read(reference, '{"S":"a","N":1}')).toThrow("Value must have one and only one member set");
    expect(() => read(reference, "{}")).toThrow("one and only one");
  });

  test("a body that is no JSON becomes the message, an empty one an empty object", () => {
    expect(read({ message: "s" }, "Gateway trouble")).toEqual({ message: "Gateway trouble" });
    expect(read({ A: "s" }, '{"A": "cut')).toEqual({});
    expect(read({ A: "s" }, "")).toEqual({});
  });

  test.each([
    [{ A: "s" }, "[]", "expected an object, got []"],
    [{ A: { B: "s" } }, '{"A":"x"}', 'expected an object, got "x"'],
    [{ A: ["s"] }, '{"A":{}}', "expected an array, got {}"],
    [{ A: "B" }, '{"A":5}', "a blob is not valid base64"],
  ])("says what is wrong with %j", (reference, text, message) => {
    expect(() => read(reference as ShapeReference, text)).toThrow(message);
  });

  test("refuses bytes that are not UTF-8", () => {
    expect(() => parseJsonBody(new Uint8Array([0x7b, 0xff]))).toThrow("not UTF-8");
  });
});
