import { operationFixture } from "../operation-fixture.ts";
import { encodeForm } from "./form.ts";
import { query } from "./index.ts";

const operation = operationFixture(query, "POST /", {
  input: {
    Name: "s",
    "Age :Years": "i",
    Names: ["s"],
    Items: [{ $: "s", name: "Item" }],
    Flat: { $: ["s"], flat: true },
    Renamed: { $: [{ $: "s", name: "Entry" }], flat: true },
    Cage: { Number: "i", "Beds :Bed": { $: [{ $: { Size: "i" }, name: "One" }], flat: true } },
    Tags: ["s", "s"],
    FlatTags: {
      $: [
        { $: "s", name: "K" },
        { $: "s", name: "V" },
      ],
      flat: true,
    },
    Tame: "b",
    Photo: "B",
    Born: "t",
    Weight: "d",
  },
});

/** The fields after Action and Version. */
function fields(input: Record<string, unknown>): Array<[string, string]> {
  return query.serialize(operation, input, {}).form!.slice(2);
}

describe("query serialize", () => {
  test("sends a form with action and version", () => {
    expect(query.serialize(operation, { Name: "a b", Age: 3 }, {})).toEqual({
      method: "POST",
      path: "/",
      query: "",
      headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
      body: "Action=FeedAnimal&Version=2026-01-02&Name=a+b&Years=3",
      form: [
        ["Action", "FeedAnimal"],
        ["Version", "2026-01-02"],
        ["Name", "a b"],
        ["Years", "3"],
      ],
    });
  });

  test("numbers list items below member or the element's name", () => {
    expect(fields({ Names: ["a", "b"], Items: ["c"] })).toEqual([
      ["Names.member.1", "a"],
      ["Names.member.2", "b"],
      ["Items.Item.1", "c"],
    ]);
  });

  test("renames only the last segment of a flattened list", () => {
    expect(fields({ Flat: ["a"], Renamed: ["b"], Cage: { Number: 1, Beds: [{ Size: 2 }] } })).toEqual([
      ["Flat.1", "a"],
      ["Entry.1", "b"],
      ["Cage.Number", "1"],
      ["Cage.One.1.Size", "2"],
    ]);
  });

  test("sends the bare name of an empty list, also of a flattened one", () => {
    expect(fields({ Names: [], Renamed: new Set() })).toEqual([
      ["Names", ""],
      ["Renamed", ""],
    ]);
  });

  test("numbers map entries and skips null", () => {
    expect(fields({ Tags: { a: "1", b: null, c: "3" }, FlatTags: new Map([["x", "y"]]) })).toEqual([
      ["Tags.entry.1.key", "a"],
      ["Tags.entry.1.value", "1"],
      ["Tags.entry.2.key", "c"],
      ["Tags.entry.2.value", "3"],
      ["FlatTags.1.K", "x"],
      ["FlatTags.1.V", "y"],
    ]);
  });

  test("writes scalars as words, base64 and ISO 8601, and skips null and unknown members", () => {
    expect(fields({ Tame: true, Photo: "ab", Born: 0, Weight: -Infinity, Name: null, Stripes: 1 })).toEqual([
      ["Tame", "true"],
      ["Photo", "YWI="],
      ["Born", "1970-01-01T00:00:00Z"],
      ["Weight", "-Infinity"],
    ]);
  });

  test("encodes the form when the body is read, so that hooks may change it", () => {
    const request = query.serialize(operation, { Name: "a" }, {});
    request.form!.push(["Extra", "b c"]);
    expect(request.body).toBe("Action=FeedAnimal&Version=2026-01-02&Name=a&Extra=b+c");
    request.body = "other";
    expect(request.body).toBe("other");
  });

  test("encodes as Python's urlencode", () => {
    expect(encodeForm([["a.1", "b c+d/é~_-.*!'()&="]])).toBe("a.1=b+c%2Bd%2F%C3%A9~_-.%2A%21%27%28%29%26%3D");
  });

  test("refuses half a surrogate pair", () => {
    const request = query.serialize(operation, { Name: "\ud800" }, {});
    expect(() => request.body).toThrow("half of a surrogate pair");
  });
});
