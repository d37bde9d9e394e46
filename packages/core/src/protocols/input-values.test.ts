import { ParamValidationError } from "../errors/validation.ts";
import { json } from "./json/index.ts";
import { operationFixture } from "./operation-fixture.ts";

const operation = operationFixture(json, "POST /", {
  input: {
    At: "t",
    Data: "B",
    Names: ["s"],
    Tags: ["s", "s"],
    Cages: [{ Opened: "t", Secret: "t*" }],
    Size: "l",
    Bars: ["s", ["t"]],
  },
});

function body(input: Record<string, unknown>): unknown {
  return JSON.parse(json.serialize(operation, input, {}).body as string);
}

describe("input values", () => {
  test.each([
    [new Date(1767323045999), 1767323045],
    [1767323045.9, 1767323045],
    [1767323045n, 1767323045],
    ["1767323045", 1767323045],
    ["2026-01-02T03:04:05Z", 1767323045],
    ["2026-01-02T03:04:05", 1767323045],
    ["2026-01-02T04:04:05+01:00", 1767323045],
    ["2026-01-02", 1767312000],
    ["Fri, 02 Jan 2026 03:04:05 GMT", 1767323045],
  ])("takes %p as an instant", (value, expected) => {
    expect(body({ At: value })).toEqual({ At: expected });
  });

  test.each([
    ["text", "aé", "YcOp"],
    ["bytes", new Uint8Array([1, 2, 3]), "AQID"],
    ["a view", new DataView(new Uint8Array([9, 1, 2, 3]).buffer, 1), "AQID"],
    ["an ArrayBuffer", new Uint8Array([1, 2, 3]).buffer, "AQID"],
  ])("takes %s as a blob", (_, value, expected) => {
    expect(body({ Data: value })).toEqual({ Data: expected });
  });

  test("takes sets as lists and Map as map", () => {
    expect(body({ Names: new Set(["a", "b"]), Tags: new Map([["k", "v"]]) })).toEqual({ Names: ["a", "b"], Tags: { k: "v" } });
  });

  test("keeps a key named __proto__", () => {
    const request = json.serialize(operation, { Tags: new Map([["__proto__", "v"]]) }, {});
    expect(request.body).toBe('{"Tags":{"__proto__":"v"}}');
  });

  test.each([
    [{ Cages: [{ Opened: 1 }, { Opened: "soon" }] }, "Cages[1].Opened of FeedAnimal, value: soon"],
    [{ Bars: new Map([["x", new Set([1, NaN])]]) }, "Bars.x[1] of FeedAnimal, value: NaN"],
    [{ At: new Date(NaN) }, "At of FeedAnimal, value: [object Date]"],
    [{ Names: "ab" }, "Names of FeedAnimal, value: ab, type: string, expected: an array or a set"],
    [{ Tags: ["a"] }, "Tags of FeedAnimal"],
    [{ Cages: [7] }, "Cages[0] of FeedAnimal"],
    [{ Data: 5 }, "Data of FeedAnimal"],
    [{ Size: { big: true } }, "Size of FeedAnimal, value: [object Object], type: object, expected: a long"],
  ])("names the place of a value without a form on the wire: %p", (input, message) => {
    expect(() => body(input)).toThrow(ParamValidationError);
    expect(() => body(input)).toThrow(`Invalid type for parameter ${message}`);
  });

  test("keeps sensitive values out of messages", () => {
    expect(() => body({ Cages: [{ Secret: "hunter2" }] })).toThrow(/^(?!.*hunter2).*Cages\[0\]\.Secret.*\(hidden\)/s);
  });
});
