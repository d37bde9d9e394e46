import { ShapeReader } from "./read-description.ts";

describe("wire description", () => {
  test("reads scalars with timestamp format, sensitivity and minimum", () => {
    const shape = new ShapeReader({}).read("tI*3");
    expect(shape).toMatchObject({ kind: "timestamp", timestampFormat: "iso8601", sensitive: true, min: 3 });
  });

  test("reads required members, locations and wire names from the key", () => {
    const { members } = new ShapeReader({}).read({ "Bucket! uri": "s", "ACL header:x-amz-acl": "s", "Tags :TagSet": ["s"] });
    expect(members).toMatchObject([
      { name: "Bucket", wireName: "Bucket", required: true, location: "uri", renamed: false },
      { name: "ACL", wireName: "x-amz-acl", required: false, location: "header", renamed: true },
      { name: "Tags", wireName: "TagSet", location: undefined, shape: { kind: "list" } },
    ]);
  });

  test("ties recursive shapes to themselves, also behind traits", () => {
    const reader = new ShapeReader({ Node: { Children: [{ $: "#Node", name: "child" }], Value: "s" } });
    const node = reader.read("#Node");
    const child = node.memberByName.get("Children")!.shape.element!;
    expect(child.name).toBe("child");
    expect(child.memberByName.get("Value")!.shape.kind).toBe("string");
  });

  test("names an unknown shape", () => {
    expect(() => new ShapeReader({}).read("#Nope")).toThrow('unknown shape "Nope"');
  });
});
