import { ShapeReader, type ShapeReference } from "../../schema/read-description.ts";
import { blobs } from "../blobs.ts";
import { timestamps } from "../timestamps.ts";
import { parseHeaders } from "./parse-header.ts";

function parse(reference: ShapeReference, headers: Record<string, string>, status = 200): Record<string, unknown> {
  const output: Record<string, unknown> = {};
  parseHeaders(new ShapeReader({}, { timestamps, blobs }).read(reference), status, headers, output);
  return output;
}

describe("members in headers", () => {
  test("coerces texts to the member's kind", () => {
    const reference = {
      "S header:X-S": "s",
      "I header:x-i": "i",
      "L header:x-l": "l",
      "F header:x-f": "f",
      "B header:x-b": "b",
      "C header:x-c": "b",
      "T header:x-t": "t",
    };
    const headers = {
      "x-s": "1",
      "x-i": "-5",
      "x-l": "9007199254740993",
      "x-f": "NaN",
      "x-b": "true",
      "x-c": "false",
      "x-t": "Wed, 02 Oct 2002 13:00:00 GMT",
    };
    expect(parse(reference, headers)).toEqual({
      S: "1",
      I: -5,
      L: 9007199254740993n,
      F: NaN,
      B: true,
      C: false,
      T: new Date("2002-10-02T13:00:00Z"),
    });
  });

  test("splits lists at commas, but not within HTTP dates", () => {
    const reference = { "L header:x-l": ["s"], "N header:x-n": ["i"], "T header:x-t": ["t"], "I header:x-iso": ["tI"] } as const;
    const headers = {
      "x-l": " one,two , three ",
      "x-n": "1, 2",
      "x-t": "Mon, 16 Dec 2019 23:48:18 GMT, Tue, 17 Dec 2019 00:00:00 GMT",
      "x-iso": "2019-12-16T23:48:18Z,2019-12-17T00:00:00Z",
    };
    expect(parse(reference, headers)).toEqual({
      L: ["one", "two", "three"],
      N: [1, 2],
      T: [new Date("2019-12-16T23:48:18Z"), new Date("2019-12-17T00:00:00Z")],
      I: [new Date("2019-12-16T23:48:18Z"), new Date("2019-12-17T00:00:00Z")],
    });
  });

  test("gathers a prefix map, which is there even when empty", () => {
    const reference = { "Metadata headers:x-amz-meta-": ["s", "s"], "All headers": ["s", "s"] } as const;
    expect(parse(reference, { "x-amz-meta-a": "1", "x-amz-meta-__proto__": "2", etag: "e" })["All"]).toHaveProperty("etag", "e");
    expect(Object.entries(parse(reference, { "x-amz-meta-__proto__": "2" })["Metadata"] as object)).toEqual([["__proto__", "2"]]);
    expect(parse(reference, {})).toEqual({ Metadata: {}, All: {} });
  });

  test("reads JSON in base64, and the status", () => {
    const reference = { "Attributes header:x-amz-attributes": { $: "s", json: true }, "Status status": "i" } as const;
    expect(parse(reference, { "x-amz-attributes": btoa('{"a":[1]}') }, 202)).toEqual({ Attributes: { a: [1] }, Status: 202 });
    expect(() => parse(reference, { "x-amz-attributes": btoa("{") })).toThrow("a header is not JSON in base64");
  });

  test("leaves members of absent headers absent", () => {
    expect(parse({ "S header:x-s": "s", Body: "s" }, {})).toEqual({});
  });
});
