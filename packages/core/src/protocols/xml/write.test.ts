import { ShapeReader, type ShapeReference } from "../../schema/read-description.ts";
import { blobs } from "../blobs.ts";
import { timestamps } from "../timestamps.ts";
import { writeXml } from "./write.ts";

function xml(reference: ShapeReference, value: unknown, bodyOnly = false): string {
  return writeXml(new ShapeReader({}, { timestamps, blobs }).read(reference), value, "Root", false, bodyOnly);
}

describe("writeXml", () => {
  test("writes members in the caller's order and goes on after a null one", () => {
    expect(xml({ A: "s", "B :bee": "i", C: "b" }, { C: false, A: null, B: 2, Z: 1 })).toBe(
      "<Root><C>false</C><bee>2</bee></Root>",
    );
  });

  test("leaves members bound elsewhere out of the root only", () => {
    const nested = { "X header:x": "s", Y: "s" };
    expect(xml({ ...nested, N: nested }, { X: "1", Y: "2", N: { X: "3" } }, true)).toBe("<Root><Y>2</Y><N><x>3</x></N></Root>");
  });

  test("wraps lists, or repeats the element when flattened", () => {
    expect(xml({ L: ["s"] }, { L: ["a", null, "b"] })).toBe("<Root><L><member>a</member><member>b</member></L></Root>");
    expect(xml({ L: [{ $: "s", name: "item" }] }, { L: [] })).toBe("<Root><L /></Root>");
    expect(xml({ "L :El": { $: [{ $: "s", name: "item" }], flat: true } }, { L: ["a", "b"] })).toBe(
      "<Root><El>a</El><El>b</El></Root>",
    );
  });

  test("writes maps as entries, flattened or not", () => {
    expect(xml({ M: ["s", "i"] }, { M: { a: 1 } })).toBe("<Root><M><entry><key>a</key><value>1</value></entry></M></Root>");
    const flat = {
      $: [
        { $: "s", name: "K" },
        { $: "i", name: "V" },
      ] as const,
      flat: true,
    } as unknown as ShapeReference;
    expect(xml({ M: flat }, { M: { a: 1, b: 2 } })).toBe("<Root><M><K>a</K><V>1</V></M><M><K>b</K><V>2</V></M></Root>");
  });

  test("writes namespaces and attributes", () => {
    const grantee = {
      $: { "Type :xsi:type": { $: "s", attribute: true }, ID: "s" },
      ns: "http://x",
      prefix: "xsi",
    } as unknown as ShapeReference;
    expect(xml({ Grantee: grantee }, { Grantee: { ID: "1", Type: 'a"<\n' } })).toBe(
      '<Root><Grantee xmlns:xsi="http://x" xsi:type="a&quot;&lt;&#10;"><ID>1</ID></Grantee></Root>',
    );
    expect(xml({ A: { $: "s", ns: "http://y" } } as unknown as ShapeReference, { A: "t" })).toBe(
      '<Root><A xmlns="http://y">t</A></Root>',
    );
  });

  test("escapes text, and carriage returns so that they survive", () => {
    expect(xml({ A: "s" }, { A: "a<b>&\"c'\r\n" })).toBe("<Root><A>a&lt;b&gt;&amp;\"c'&#13;\n</A></Root>");
  });

  test("writes blobs, instants and floats", () => {
    expect(xml({ B: "B", T: "t", R: "tR", F: "d" }, { B: "ab", T: 0.5, R: 0, F: NaN })).toBe(
      "<Root><B>YWI=</B><T>1970-01-01T00:00:00.500000Z</T><R>Thu, 01 Jan 1970 00:00:00 GMT</R><F>NaN</F></Root>",
    );
  });
});
