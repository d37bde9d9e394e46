import { operationFixture } from "../operation-fixture.ts";
import { json } from "./index.ts";

const INPUT = {
  Name: "s",
  "Age :ageInYears": "i",
  Weight: "d",
  Chip: "l",
  Born: "t",
  Seen: "tI",
  Met: "tR",
  Photo: "B",
  Tame: "b",
  Notes: "j",
  Friends: ["s"],
  Scores: ["s", "f"],
  Cage: { Number: "i" },
} as const;

function body(input: Record<string, unknown>, options = {}): string {
  return json.serialize(operationFixture(json, "POST /", { input: INPUT }), input, options).body as string;
}

describe("json serialize", () => {
  test("names the operation in a header and sends an object even without input", () => {
    const request = json.serialize(operationFixture(json, "POST /", {}), {}, {});
    expect(request).toEqual({
      method: "POST",
      path: "/",
      query: "",
      headers: { "x-amz-target": "Zoo_20260102.FeedAnimal", "content-type": "application/x-amz-json-1.1" },
      body: "{}",
    });
  });

  test("asks query-compatible services for legacy error codes", () => {
    const operation = operationFixture(json, "POST /", {}, { queryCompatible: true, jsonVersion: "1.0" });
    const { headers } = json.serialize(operation, {}, {});
    expect(headers).toMatchObject({ "x-amzn-query-mode": "true", "content-type": "application/x-amz-json-1.0" });
  });

  test("adds the host prefix", () => {
    const operation = operationFixture(json, "POST /", { hostPrefix: "data." });
    expect(json.serialize(operation, {}, {}).hostPrefix).toBe("data.");
  });

  test("renames members and keeps the caller's order", () => {
    expect(body({ Cage: { Number: 1 }, Age: 3, Name: "Leo" })).toBe('{"Cage":{"Number":1},"ageInYears":3,"Name":"Leo"}');
  });

  test("leaves null, undefined and unknown members out, keeps null items", () => {
    expect(
      body({
        Name: null,
        Tame: undefined,
        Stripes: 5,
        Cage: { Number: null },
        Friends: ["a", null],
        Scores: { x: null, y: undefined },
      }),
    ).toBe('{"Cage":{},"Friends":["a",null],"Scores":{"x":null}}');
  });

  test("writes instants in whole seconds unless the member or the client says otherwise", () => {
    const at = new Date("2026-01-02T03:04:05.678Z");
    expect(body({ Born: at, Seen: at, Met: at })).toBe(
      '{"Born":1767323045,"Seen":"2026-01-02T03:04:05.678000Z","Met":"Fri, 02 Jan 2026 03:04:05 GMT"}',
    );
    expect(body({ Born: at }, { timestampMillis: true })).toBe('{"Born":1767323045.678}');
  });

  test("writes integers beyond 2^53 exactly, and special floats as words", () => {
    expect(body({ Chip: 9223372036854775807n, Weight: NaN, Scores: { a: Infinity, b: -Infinity, c: 1.5 } })).toBe(
      '{"Chip":9223372036854775807,"Weight":"NaN","Scores":{"a":"Infinity","b":"-Infinity","c":1.5}}',
    );
  });

  test("keeps the digits of an object that stands for a number", () => {
    expect(body({ Weight: { toString: () => "1.10" } })).toBe('{"Weight":1.10}');
  });

  test("escapes text as JSON.stringify does, short and long", () => {
    for (const text of ['"', "\\", "a\nb", "\u2028é✓", "\ud800", "\u007f", "", 'x"'.repeat(100), "y".repeat(200)]) {
      expect(body({ Name: text, Scores: { [text]: 1 } })).toBe(
        `{"Name":${JSON.stringify(text)},"Scores":{${JSON.stringify(text)}:1}}`,
      );
    }
  });

  test("leaves documents as they are, with exact bigints", () => {
    expect(body({ Notes: { a: [1, null, "x"], b: { ageInYears: undefined } } })).toBe('{"Notes":{"a":[1,null,"x"],"b":{}}}');
    expect(body({ Notes: { a: [2n ** 63n, undefined], b: null, c: new Date(0), d: undefined } })).toBe(
      '{"Notes":{"a":[9223372036854775808,null],"b":null,"c":"1970-01-01T00:00:00.000Z"}}',
    );
  });

  test("refuses a document that refers to itself", () => {
    const loop: Record<string, unknown> = {};
    loop["self"] = loop;
    expect(() => body({ Notes: loop })).toThrow("circular");
  });
});
