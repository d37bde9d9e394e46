import { ANY } from "./any.ts";
import { equalValues } from "./equal-values.ts";
import { showValue } from "./show-value.ts";

class Condition {
  readonly name: string;
  readonly values: readonly unknown[];

  constructor(name: string, ...values: unknown[]) {
    this.name = name;
    this.values = values;
  }
}

class OtherCondition extends Condition {}

class Amount {
  readonly #cents: number;

  constructor(cents: number) {
    this.#cents = cents;
  }

  equals(other: unknown): boolean {
    return other instanceof Amount && other.#cents === this.#cents;
  }
}

describe("values are equal", () => {
  test.each<[unknown, unknown]>([
    [{ a: [1, { b: ANY }] }, { a: [1, { b: new Date() }], c: undefined }],
    [new Date(5), new Date(5)],
    [new Uint8Array([1, 2]), new Uint8Array([0, 1, 2]).subarray(1)],
    [new Uint8Array([1]).buffer, new Uint8Array([1])],
    [new Set([{ S: "a" }, { S: "b" }]), new Set([{ S: "b" }, { S: "a" }])],
    [new Map([["a", 1]]), new Map([["a", 1]])],
    [new Condition("pk", "a", 1), new Condition("pk", "a", 1)],
    [new Amount(5), new Amount(5)],
    [expect.stringMatching(/^a/), "abc"],
    [Number.NaN, Number.NaN],
    [Object.create(null), {}],
  ])("%#", (expected, actual) => expect(equalValues(expected, actual)).toBe(true));
});

describe("values differ", () => {
  test.each<[unknown, unknown]>([
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: ANY }, {}],
    ["1", 1],
    [1n, 1],
    [null, undefined],
    [
      [1, 2],
      [2, 1],
    ],
    [[], {}],
    [{}, []],
    [new Date(5), "1970-01-01T00:00:00.005Z"],
    [new Set([1, 1, 2]), new Set([1, 3])],
    ["a", new Uint8Array([97])],
    [new Uint8Array([97]), "a"],
    [new Condition("pk", "a"), new Condition("pk", "b")],
    [new Condition("pk", "a"), new OtherCondition("pk", "a")],
    [new Amount(5), new Amount(6)],
    [expect.stringMatching(/^a/), "b"],
  ])("%#", (expected, actual) => expect(equalValues(expected, actual)).toBe(false));
});

test("values are shown one member to a line", () => {
  const value = {
    a: [1, "x", 2n],
    b: new Set(["s"]),
    c: new Map([["k", null]]),
    d: new Date(0),
    e: new Uint8Array(3),
    f: {},
    g: ANY,
  };
  expect(showValue(value)).toBe(
    '{\n  a: [\n    1,\n    "x",\n    2n,\n  ],\n  b: Set [\n    "s",\n  ],\n  c: Map {\n    k: null,\n  },\n' +
      "  d: Date(1970-01-01T00:00:00.000Z),\n  e: Uint8Array(3 bytes),\n  f: {},\n  g: <ANY>,\n}",
  );
  expect(showValue(new Condition("pk"))).toBe('Condition {\n  name: "pk",\n  values: [],\n}');
});
