import { formatCanonicalJson, parseExactJson } from "./canonical-json.ts";

describe("canonical JSON", () => {
  test("spreads the asked levels and keeps the rest on one line", () => {
    const text = formatCanonicalJson({ version: "2.0", shapes: { B: { type: "list" }, A: { enum: ["x", "y"] } }, none: {} }, 2);
    expect(text).toBe(
      '{\n "version": "2.0",\n "shapes": {\n  "B": {"type":"list"},\n  "A": {"enum":["x","y"]}\n },\n "none": {}\n}\n',
    );
  });

  test("writes each endpoint rule on a line of its own, at every depth", () => {
    const leaf = { conditions: [], error: "no", type: "error" };
    const text = formatCanonicalJson({ rules: [{ conditions: [], rules: [{ conditions: [], rules: [leaf, leaf] }] }, leaf] }, 2);
    expect(text.split("\n").filter((line) => line.includes('"error":"no"'))).toHaveLength(3);
    expect(JSON.parse(text)).toEqual({ rules: [{ conditions: [], rules: [{ conditions: [], rules: [leaf, leaf] }] }, leaf] });
  });

  test("keeps the digits of integers beyond 2^53, and strings that look like them", () => {
    const text = '{"max": 9223372036854775807, "min": -9223372036854775808, "pattern": "9223372036854775807 \\" 1", "rate": 0.1234567890123456}';
    expect(formatCanonicalJson(parseExactJson(text), 0)).toBe(
      '{"max":9223372036854775807,"min":-9223372036854775808,"pattern":"9223372036854775807 \\" 1","rate":0.1234567890123456}\n',
    );
  });
});
