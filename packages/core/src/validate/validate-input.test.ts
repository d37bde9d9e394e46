import { timestamps } from "../protocols/timestamps.ts";
import { createClient, createUncheckedClient } from "../client/create-client.ts";
import { operation, readOperation } from "../client/operation.ts";
import { isolated, Script, service, putBook } from "../../test/invented-service.ts";
import { validateInput } from "./validate-input.ts";

const SHAPES = {
  "Name!": "s2",
  Count: "i1",
  Ratio: "d",
  Ready: "b",
  Body: "B",
  When: "tI",
  Notes: "j",
  Secret: "s*",
  Tags: { $: [{ "Key!": "s", Value: "s" }], min: 1 },
  Attributes: ["s", "i"],
  Choice: { $: { Left: "s", Right: "s" }, union: "Choice" },
};

function reportOf(input: Record<string, unknown>, traits: object = {}): string {
  const described = operation<unknown, unknown>("Put", "POST /", JSON.stringify({ input: SHAPES, ...traits }), { timestamps });
  try {
    validateInput(readOperation(described, service), input);
    return "";
  } catch (error) {
    return (error as Error).message.replace("Parameter validation failed:\n", "");
  }
}

describe("validation", () => {
  test("accepts every form of a value", () => {
    const input = {
      Name: "😀a",
      Count: 3n,
      Ratio: NaN,
      Ready: false,
      Body: new Blob(["x"]),
      When: "2026-01-02",
      Notes: { a: [null, 1, { b: "c" }] },
      Tags: new Set([{ Key: "k" }]),
      Attributes: new Map([["a", 1]]),
      Choice: { Left: "l", Right: undefined },
    };
    expect(reportOf(input)).toBe("");
    for (const body of [new ArrayBuffer(1), new Uint8Array(1), "text", new ReadableStream()]) {
      expect(reportOf({ Name: "ab", Body: body })).toBe("");
    }
    for (const when of [new Date(0), 0, 1.5, "1700000000", "Tue, 29 Apr 2014 18:30:38 GMT"]) {
      expect(reportOf({ Name: "ab", When: when })).toBe("");
    }
  });

  test("reports all problems at once, each with its path", () => {
    const input = {
      Nane: "x",
      Count: 0,
      Tags: [{ Key: 5 }, "x", {}],
      Attributes: { a: "b", c: 1.5 },
      When: "yesterday",
      Ready: null,
      Body: [],
    };
    expect(reportOf(input).split("\n")).toEqual([
      'Missing required parameter in input: "Name"',
      'Unknown parameter in input: "Nane", must be one of: Name, Count, Ratio, Ready, Body, When, Notes, Secret, Tags, Attributes, Choice. Did you mean "Name"?',
      "Invalid value for parameter Count, value: 0, valid min value: 1",
      "Invalid type for parameter Tags[0].Key, value: 5, type: <class 'int'>, valid types: <class 'str'>",
      "Invalid type for parameter Tags[1], value: x, type: <class 'str'>, valid types: <class 'dict'>",
      'Missing required parameter in Tags[2]: "Key"',
      "Invalid type for parameter Attributes.a, value: b, type: <class 'str'>, valid types: <class 'int'>",
      "Invalid type for parameter Attributes.c, value: 1.5, type: <class 'float'>, valid types: <class 'int'>",
      "Invalid type for parameter When, value: yesterday, type: <class 'str'>, valid types: <class 'datetime.datetime'>, timestamp-string",
      "Invalid type for parameter Ready, value: None, type: <class 'NoneType'>, valid types: <class 'bool'>",
      "Invalid type for parameter Body, value: [], type: <class 'list'>, valid types: <class 'bytes'>, <class 'bytearray'>, file-like object",
    ]);
  });

  test("wants one member of a tagged union", () => {
    expect(reportOf({ Name: "ab", Choice: {} })).toBe(
      "Must set one of the following keys for tagged unionstructure Choice: Left, Right.",
    );
    expect(reportOf({ Name: "ab", Choice: { Left: "l", Right: "r" } })).toBe(
      "Invalid number of parameters set for tagged union structure Choice. Can only set one of the following keys: Left, Right.",
    );
  });

  test("counts characters, and knows least lengths of lists", () => {
    expect(reportOf({ Name: "😀" })).toBe("Invalid length for parameter Name, value: 1, valid min length: 2");
    expect(reportOf({ Name: "ab", Tags: [] })).toBe("Invalid length for parameter Tags, value: 0, valid min length: 1");
  });

  test("names what is no JSON in a document", () => {
    expect(reportOf({ Name: "ab", Notes: { a: { b: [new Date(0)] } } })).toMatch(
      /^Invalid type for document parameter b\[0\], value: /,
    );
  });

  test("shows no secret", () => {
    expect(reportOf({ Name: "ab", Secret: new Uint8Array([115]) })).toContain(
      "parameter Secret, value: (hidden), type: <class 'bytes'>",
    );
  });

  test("wants a character of members that become part of the host", () => {
    const shape = { input: { Name: "s" }, hostPrefix: "{Name}." };
    expect(reportOf({ Name: "" }, shape)).toBe("Invalid length for parameter Name, value: 0, valid min length: 1");
  });

  test("names required members in the model's order", () => {
    expect(reportOf({}, { input: { $: { "A!": "s", "B!": "s" }, required: ["B", "A"] } })).toBe(
      'Missing required parameter in input: "B"\nMissing required parameter in input: "A"',
    );
  });
});

describe("a client", () => {
  const wrong = { Id: "1", Titel: "x" } as { Id: string };

  test("sends nothing that does not fit", async () => {
    const script = new Script({});
    await expect(createClient(service, { putBook }, isolated(script)).putBook(wrong)).rejects.toThrow(
      'Unknown parameter in input: "Titel", must be one of: Id, Title. Did you mean "Title"?',
    );
    expect(script.sent).toEqual([]);
  });

  test("checks nothing when told so, or when made without the code for it", async () => {
    const script = new Script({}, {});
    await createClient(service, { putBook }, isolated(script, { parameterValidation: false })).putBook(wrong);
    await createUncheckedClient(service, { putBook }, isolated(script)).putBook(wrong);
    expect(script.sent).toHaveLength(2);
  });

  test("always wants what its address is made of", async () => {
    const unchecked = createUncheckedClient(service, { putBook }, isolated(new Script({})));
    await expect(unchecked.putBook({} as { Id: string })).rejects.toThrow('Missing required parameter in input: "Id"');
  });
});
