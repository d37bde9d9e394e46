import { AttributeValueError, Binary, DynamoNumber, marshall, TypeDeserializer, TypeSerializer, unmarshall } from "./index.ts";

const serializer = new TypeSerializer();
const deserializer = new TypeDeserializer();

describe("TypeSerializer", () => {
  test.each([
    [null, { NULL: true }],
    [false, { BOOL: false }],
    ["", { S: "" }],
    [1.5, { N: "1.5" }],
    [-0, { N: "-0" }],
    [1e21, { N: "1E+21" }],
    [12345678901234567890n, { N: "12345678901234567890" }],
    [new DynamoNumber("1.10"), { N: "1.10" }],
    [new Set(["a"]), { SS: ["a"] }],
    [new Set([1, 2n, new DynamoNumber("2.0"), new DynamoNumber("0.1")]), { NS: ["1", "2.0", "0.1"] }],
    [[1, [null]], { L: [{ N: "1" }, { L: [{ NULL: true }] }] }],
    [{ a: undefined, b: "x" }, { M: { b: { S: "x" } } }],
    [new Map([["a", 1]]), { M: { a: { N: "1" } } }],
    [Object.assign(Object.create(null), { a: 1 }), { M: { a: { N: "1" } } }],
  ])("serializes %p", (value, expected) => {
    expect(serializer.serialize(value)).toEqual(expected);
  });

  test("takes bytes in any form", () => {
    const bytes = Uint8Array.of(1, 2);
    for (const value of [bytes, bytes.buffer, new Binary(bytes), new DataView(bytes.buffer), Buffer.from(bytes)]) {
      expect([...(serializer.serialize(value).B as Uint8Array)]).toEqual([1, 2]);
    }
    expect(serializer.serialize(new Set([bytes, Uint8Array.of(1, 2), Uint8Array.of(3)])).BS).toHaveLength(2);
  });

  test.each([
    [{ a: [{ b: Number.NaN }] }, "a[0].b", /Infinity and NaN not supported/],
    [{ a: Number.NEGATIVE_INFINITY }, "a", /Infinity and NaN not supported/],
    [{ a: 1e300 }, "a", /magnitude/],
    [{ a: 10n ** 38n }, "a", /39 digits/],
    [{ a: { b: new Set() } }, "a.b", /no empty sets/],
    [{ a: new Set(["x", 1]) }, "a", /only strings, only numbers or only bytes, not string, number/],
    [{ a: new Set([true]) }, "a", /boolean/],
    [{ a: [undefined] }, "a[0]", /only members of a map may be undefined/],
    [{ a: new Date(0) }, "a", /Unsupported type "Date".*toISOString/],
    [{ a: () => 1 }, "a", /Unsupported type "function"/],
    [
      {
        a: new (class Point {
          x = 1;
        })(),
      },
      "a",
      /Unsupported type "Point".*plain objects/,
    ],
    [{ a: new Map([[1, 2]]) }, "a", /The name 1 of a member is not text/],
  ])("refuses %p", (item, path, message) => {
    let error: unknown;
    try {
      marshall(item as never);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(AttributeValueError);
    expect((error as AttributeValueError).fields["path"]).toBe(path);
    expect((error as AttributeValueError).message).toMatch(message);
  });

  test("refuses a value that contains itself", () => {
    const item: Record<string, unknown> = {};
    item["self"] = item;
    expect(() => marshall(item as never)).toThrow(/nested too deeply, or contains itself \(attribute path: self\.self/);
  });

  test("keeps a member that is called __proto__", () => {
    const item = JSON.parse('{"__proto__": "x"}') as Record<string, string>;
    const wire = marshall(item);
    expect(Object.entries(wire)).toEqual([["__proto__", { S: "x" }]]);
    expect(Object.entries(unmarshall(wire))).toEqual([["__proto__", "x"]]);
  });
});

describe("TypeDeserializer", () => {
  test.each(["1", "-7", "0.1", "1E-130", "9007199254740991", "1.5E+125", "100"])("gives a number for %s", (text) => {
    const value = deserializer.deserialize({ N: text });
    expect(typeof value).toBe("number");
    expect(new DynamoNumber(text).equals(value)).toBe(true);
  });

  test.each(["9007199254740993", "0.12345678901234567890", "12345678901234567890123456789012345678"])(
    "keeps %s whole",
    (text) => {
      const value = deserializer.deserialize({ N: text });
      expect(value).toBeInstanceOf(DynamoNumber);
      expect(String(value)).toBe(text);
    },
  );

  test("wraps every number when asked", () => {
    expect(unmarshall({ a: { N: "1" } }, { wrapNumbers: true })).toEqual({ a: new DynamoNumber("1") });
  });

  test("gives equal members of a set once", () => {
    expect(deserializer.deserialize({ NS: ["1", "1.0", "2"] })).toEqual(new Set([1, 2]));
    expect(deserializer.deserialize({ BS: [Uint8Array.of(1), Uint8Array.of(1)] })).toEqual(
      new Set([new Binary(Uint8Array.of(1))]),
    );
  });

  test.each([
    [{}, /nonempty/],
    [{ X: 1 }, /Dynamodb type X is not supported/],
  ])("refuses %p", (value, message) => {
    expect(() => deserializer.deserialize(value as never)).toThrow(message);
  });
});

describe("DynamoNumber", () => {
  test("compares by value", () => {
    const number = new DynamoNumber("1.10");
    for (const same of [1.1, new DynamoNumber("11E-1")]) expect(number.equals(same)).toBe(true);
    for (const other of [1, 1n, "1.10", new DynamoNumber("-1.1")]) expect(number.equals(other)).toBe(false);
    expect(new DynamoNumber("-0").equals(0)).toBe(true);
  });

  test("turns into other numbers", () => {
    expect(new DynamoNumber("1.5E+3").toBigInt()).toBe(1500n);
    expect(new DynamoNumber("-12.00").toBigInt()).toBe(-12n);
    expect(new DynamoNumber("0.00").toBigInt()).toBe(0n);
    expect(() => new DynamoNumber("1.5").toBigInt()).toThrow(RangeError);
    expect(new DynamoNumber("1.5").toNumber()).toBe(1.5);
    expect(JSON.stringify({ n: new DynamoNumber("1.10") })).toBe('{"n":"1.10"}');
  });
});
