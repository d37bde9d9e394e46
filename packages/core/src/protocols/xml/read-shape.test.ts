import { ShapeReader, type ShapeReference, type ShapeTable } from "../../schema/read-description.ts";
import { blobs } from "../blobs.ts";
import { timestamps } from "../timestamps.ts";
import { readXmlShape } from "./read-shape.ts";
import { XmlReader } from "./reader.ts";

function read(reference: ShapeReference, text: string, table: ShapeTable = {}): unknown {
  return readXmlShape(
    new XmlReader(new TextEncoder().encode(text)),
    new ShapeReader(table, { timestamps, blobs }).read(reference),
  );
}

describe("XML of a shape", () => {
  test("reads scalars", () => {
    const reference = { S: "s", I: "i", L: "l", F: "f", D: "d", B: "b", Blob: "B", At: "t" };
    const text =
      "<r><S> a </S><I>-5</I><L>9007199254740993</L><F>1.5</F><D>-Infinity</D><B>true</B><Blob>aGk=</Blob><At>2026-01-02T03:04:05.678Z</At></r>";
    expect(read(reference, text)).toEqual({
      S: " a ",
      I: -5,
      L: 9007199254740993n,
      F: 1.5,
      D: -Infinity,
      B: true,
      Blob: new Uint8Array([104, 105]),
      At: new Date("2026-01-02T03:04:05.678Z"),
    });
  });

  test("reads NaN, and only the word true as true", () => {
    expect(read({ F: "f", A: "b", B: "b" }, "<r><F>NaN</F><A>True</A><B>1</B></r>")).toEqual({ F: NaN, A: false, B: false });
  });

  test("an empty element is an empty string, list, map or structure; an absent one is absent", () => {
    const reference = { S: "s", L: ["s"], M: ["s", "s"], T: { A: "s" }, Absent: ["s"] } as const;
    expect(read(reference, "<r><S/><L/><M></M><T/></r>")).toEqual({ S: "", L: [], M: {}, T: {} });
  });

  test("reads members in any order, whatever order came before", () => {
    const reference = { L: [{ A: "s", B: "s", C: { A: "s" } }] } as const;
    const shape = new ShapeReader({}, { timestamps, blobs }).read(reference);
    const texts = [
      "<A>1</A><B>2</B>",
      "<B>1</B><A>2</A>",
      "<A/><C><A>3</A></C>",
      "<C><B>0</B></C><A>1</A><A>2</A>",
      "<x:A>1</x:A><AB>2</AB>",
    ];
    const items = [{ A: "1", B: "2" }, { B: "1", A: "2" }, { A: "", C: { A: "3" } }, { C: {}, A: "1" }, { A: "1" }];
    for (const order of [texts.keys(), [...texts.keys()].reverse()]) {
      const picked = [...order];
      const text = `<r><L>${picked.map((index) => `<i>${texts[index]}</i>`).join("")}</L></r>`;
      const read = readXmlShape(new XmlReader(new TextEncoder().encode(text)), shape);
      expect(read).toStrictEqual({ L: picked.map((index) => items[index]) });
    }
  });

  test("ignores namespaces and unknown elements", () => {
    const text = '<x:r xmlns:x="u" xmlns="v"><New><S>no</S></New><x:S>yes</x:S></x:r>';
    expect(read({ S: "s" }, text)).toEqual({ S: "yes" });
  });

  test("takes every child of a list as an item, whatever its name", () => {
    expect(read({ L: ["i"] }, "<r><L><member>1</member><item>2</item></L></r>")).toEqual({ L: [1, 2] });
  });

  test("gathers flattened lists, also from a single element, by the item's name first", () => {
    const reference = { Tags: { $: ["s"], flat: true }, "Keys :Renamed": { $: [{ $: "s", name: "Key" }], flat: true } } as const;
    expect(read(reference, "<r><Tags>a</Tags><Key>k</Key><Tags>b</Tags></r>")).toEqual({ Tags: ["a", "b"], Keys: ["k"] });
    expect(read(reference, "<r><Tags>a</Tags></r>")).toEqual({ Tags: ["a"] });
  });

  test("gives a member beside a flattened list of the same element the first item", () => {
    const reference = { Event: "s", "Events :Event": { $: ["s"], flat: true } } as const;
    expect(read(reference, "<r><Event>a</Event><Event>b</Event></r>")).toEqual({ Event: "a", Events: ["a", "b"] });
  });

  test("reads maps: nested, flattened, renamed", () => {
    const renamed = [
      { $: "s", name: "Attribute" },
      { $: "i", name: "Setting" },
    ] as const;
    const reference = { M: ["s", { A: "s" }], F: { $: ["s", "s"], flat: true }, R: renamed } as const;
    const text =
      "<r><M><entry><key>k</key><value><A>a</A></value></entry></M><F><key>x</key><value>1</value></F><F><value>2</value><key>__proto__</key></F><R><entry><Attribute>q</Attribute><Setting>7</Setting></entry></R></r>";
    const output = read(reference, text) as Record<string, Record<string, unknown>>;
    expect(output["M"]).toEqual({ k: { A: "a" } });
    expect(Object.entries(output["F"]!)).toEqual([
      ["x", "1"],
      ["__proto__", "2"],
    ]);
    expect(output["R"]).toEqual({ q: 7 });
    expect(() => read(reference, "<r><M><entry><key>k</key><other/></entry></M></r>")).toThrow("unknown tag <other>");
  });

  test("matches attributes under any prefix", () => {
    const reference = { "Type! :xsi:type": { $: "s", attribute: true }, ID: "s" } as const;
    const namespace = "http://www.w3.org/2001/XMLSchema-instance";
    expect(read(reference, `<r xmlns:xsi="${namespace}" xsi:type="Group"><ID>1</ID></r>`)).toEqual({ Type: "Group", ID: "1" });
    expect(read(reference, `<r xmlns:i="${namespace}" i:type="Group"/>`)).toEqual({ Type: "Group" });
  });

  test("unions have one member, or a marker for one the model does not know", () => {
    const reference = { U: { $: { S: "s", L: ["s"] }, union: "Choice" } } as const;
    expect(read(reference, "<r><U><S>a</S></U></r>")).toEqual({ U: { S: "a" } });
    expect(read(reference, "<r><U><New>a</New></U></r>")).toEqual({ U: { SDK_UNKNOWN_MEMBER: { name: "New" } } });
    expect(() => read(reference, "<r><U/></r>")).toThrow("Choice must have one and only one member set");
    expect(() => read(reference, "<r><U><S>a</S><L/></U></r>")).toThrow("one and only one");
  });

  test("reads recursive shapes", () => {
    const table = { Node: { Value: "s", Next: "#Node" } } as const;
    expect(read("#Node", "<r><Value>1</Value><Next><Value>2</Value></Next></r>", table)).toEqual({
      Value: "1",
      Next: { Value: "2" },
    });
  });

  test.each([
    [{ I: "i" }, "<r><I>twelve</I></r>", 'expected an integer, got "twelve"'],
    [{ I: "i" }, "<r><I/></r>", "expected an integer"],
    [{ F: "f" }, "<r><F>1.2.3</F></r>", "expected a number"],
    [{ B: "B" }, "<r><B>abc</B></r>", "not valid base64"],
    [{ T: "t" }, "<r><T>soon</T></r>", 'Invalid timestamp "soon"'],
  ])("says what is wrong: %j", (reference, text, message) => {
    expect(() => read(reference as ShapeReference, text)).toThrow(message);
  });
});
