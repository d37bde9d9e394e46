/** What the compliance suite (conformance family `jmespath`) does not cover: values that JSON does not have, the cache, plain paths. */
import { compileExpression } from "./compile.ts";
import { searchOf } from "./expression.ts";

function search(expression: string, value: unknown): unknown {
  return compileExpression(expression).search(value);
}

const objects = {
  Contents: [
    { Key: "a", Size: 5, LastModified: new Date("2015-11-05T23:11:22Z") },
    { Key: "b", Size: 2n ** 60n, LastModified: new Date("2026-01-02T03:04:05.123Z") },
  ],
};

describe("instants", () => {
  test("print as in boto3, so that its recipes hold", () => {
    expect(search("Contents[].to_string(LastModified)", objects)).toEqual([
      '"2015-11-05 23:11:22+00:00"',
      '"2026-01-02 03:04:05.123000+00:00"',
    ]);
    expect(search(`Contents[?to_string(LastModified)>='"2020-01-01 00:00:00+00:00"'].Key`, objects)).toEqual(["b"]);
  });

  test("are ordered by time, also beside a text", () => {
    expect(search("Contents[?LastModified > '2020-01-01'].Key", objects)).toEqual(["b"]);
    expect(search("Contents[0].LastModified < Contents[1].LastModified", objects)).toBe(true);
    expect(search("Contents[0].LastModified == Contents[0].LastModified", objects)).toBe(true);
    expect(search("Contents[0].LastModified < `5`", objects)).toBeNull();
    expect(search("type(Contents[0].LastModified)", objects)).toBeNull();
  });
});

describe("whole numbers beyond 2^53", () => {
  test("are numbers", () => {
    expect(search("Contents[?Size > `10`].Key", objects)).toEqual(["b"]);
    expect(search("sort_by(Contents, &Size)[-1].Key", objects)).toBe("b");
    expect(search("sum(Contents[].Size)", objects)).toBe(2n ** 60n + 5n);
    expect(search("type(Contents[1].Size)", objects)).toBe("number");
    expect(search("a == `5`", { a: 5n })).toBe(true);
    expect(search("a == `true`", { a: 1n })).toBe(false);
  });
});

describe("numbers that keep their digits", () => {
  test("compare by value", () => {
    const number = { digits: "1.50", toNumber: () => 1.5 };
    expect(search("n == `1.5` && n < `2`", { n: number })).toBe(true);
  });
});

describe("bytes", () => {
  test("are equal when all are, and print in base64", () => {
    const value = { a: new Uint8Array([1, 2]), b: new Uint8Array([1, 2]), c: [1, 2] };
    expect(search("a == b", value)).toBe(true);
    expect(search("a == c", value)).toBe(false);
    expect(search("to_string(a)", value)).toBe('"AQI="');
  });
});

describe("members", () => {
  test("are an object's own, and nothing when undefined", () => {
    expect(search("constructor", {})).toBeNull();
    expect(search("a.toString", { a: "text" })).toBeNull();
    expect(search("[a, b]", { a: undefined })).toEqual([null, null]);
  });
});

describe("functions", () => {
  test("check every argument, also of those that take any number", () => {
    expect(() => search("merge(@, nothing)", {})).toThrow(
      "In function merge(), invalid type for value: None, expected one of: ['object'], received: \"null\"",
    );
    expect(search("merge(@, {b: a})", { a: 1 })).toEqual({ a: 1, b: 1 });
  });

  test("in a filter see nothings, which are then left out", () => {
    expect(() => search("[?length(@) > `0`]", ["a", null])).toThrow("In function length(), invalid type for value: None");
    expect(search("[?type(@) == 'null' || @ == 'a']", ["a", null])).toEqual(["a"]);
    expect(() => search("[?`true`].length(@)", [null])).toThrow("In function length(), invalid type for value: None");
  });
});

describe("text", () => {
  test("is measured, turned and ordered by characters", () => {
    expect(search("length(@)", "a\u{1F600}")).toBe(2);
    expect(search("reverse(@)", "a\u{1F600}")).toBe("\u{1F600}a");
    expect(search("sort(@)", ["\u{1F600}", "\uFF5E"])).toEqual(["\uFF5E", "\u{1F600}"]);
  });
});

describe("compiled expressions", () => {
  test("are kept, but not without end", () => {
    const first = compileExpression("kept");
    expect(compileExpression("kept")).toBe(first);
    for (let count = 0; count < 600; count++) compileExpression(`kept${count}`);
    expect(compileExpression("kept")).not.toBe(first);
  });

  test("say at once when they cannot be", () => {
    expect(() => compileExpression("nope(@)")).toThrow("Unknown function: nope()");
    expect(() => compileExpression("foo[")).toThrow(
      expect.objectContaining({ name: "IncompleteExpressionError", fields: expect.objectContaining({ expression: "foo[" }) }),
    );
  });
});

describe("plain paths", () => {
  const value = {
    Reservations: [
      { Instances: [{ State: { Name: "running" } }, {}] },
      { Instances: [{ State: { Name: "stopped" } }] },
      { Other: 1 },
    ],
  };

  test.each([
    "Reservations[].Instances[].State.Name",
    "Reservations[].Other",
    "Reservations",
    "Nothing[].At.All",
    "Reservations[]",
  ])("%s finds what JMESPath finds", (path) => {
    expect(searchOf(path)(value)).toEqual(search(path, value));
  });

  test("are all that works without compiling", () => {
    expect(() => searchOf("a || b")).toThrow('"a || b" is more than a path. Compile it: compileExpression("a || b")');
    expect(searchOf(compileExpression("a || b"))({ b: 1 })).toBe(1);
  });
});
