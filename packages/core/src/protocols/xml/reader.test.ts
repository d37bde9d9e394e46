import { ResponseParserError } from "../../errors/parser.ts";
import { readXmlTree } from "./read-tree.ts";
import { XmlReader } from "./reader.ts";

// Random documents are read beside fast-xml-parser in `test/fuzz`.

function reader(text: string): XmlReader {
  return new XmlReader(new TextEncoder().encode(text));
}

function tree(text: string): unknown {
  return readXmlTree(reader(text));
}

describe("XML reader", () => {
  test("walks children and their text without building anything", () => {
    const xml = reader("<a>\n<b>1</b><c><d/></c><b>2</b></a>");
    expect(xml.name).toBe("a");
    const seen: string[] = [];
    while (xml.next()) seen.push(xml.name === "b" ? `b=${xml.readText()}` : (xml.skip(), "skipped"));
    expect(seen).toEqual(["b=1", "skipped", "b=2"]);
  });

  test("resolves entities, character references, CDATA and line ends", () => {
    expect(tree("<a>&lt;&gt;&amp;&quot;&apos; &#65;&#x1F600; <![CDATA[<&]]>\r\nx\ry</a>")).toBe("<>&\"' A\u{1F600} <&\nx\ny");
  });

  test("joins text around comments and instructions", () => {
    expect(tree("<a>one<!-- no -->two<?no?>three</a>")).toBe("onetwothree");
  });

  test("skips declaration, DOCTYPE and byte order mark", () => {
    expect(
      tree('\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C" "x"><!-- c --><a>1</a>\n<!-- d -->\n'),
    ).toBe("1");
  });

  test("expands a document's own entities only when they are short plain text", () => {
    expect(tree('<!DOCTYPE a [<!ENTITY e "v">]><a>&e;</a>')).toBe("v");
    expect(() => tree('<!DOCTYPE a [<!ENTITY e "v"><!ENTITY f "&e;&e;">]><a>&f;</a>')).toThrow("undefined entity");
    expect(() => tree(`<!DOCTYPE a [<!ENTITY e "${"x".repeat(65)}">]><a>&e;</a>`)).toThrow("undefined entity");
    expect(() => tree('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>')).toThrow("undefined entity");
  });

  test("drops prefixes of elements and keeps those of attributes", () => {
    const xml = reader('<p:a xmlns:p="u" p:x="1" y=\'a &amp;\tb\'/>');
    expect(xml.name).toBe("a");
    expect(xml.attributes.slice(1)).toEqual([
      ["p:x", "1"],
      ["y", "a & b"],
    ]);
  });

  test.each([
    ["", "no element found"],
    ["  ", "no element found"],
    ["plain", "no element found"],
    ['<?xml version="1.0"?>', "no element found"],
    [' <?xml version="1.0"?><a/>', "not well-formed"],
    ["<a>", "no element found"],
    ["<a><b>text", "no element found"],
    ["<a><b></a>", "mismatched tag"],
    ["<a></b>", "mismatched tag"],
    ["<a></ab>", "mismatched tag"],
    ["<a", "not well-formed"],
    ["<a></a", "mismatched tag"],
    ["<a/><b/>", "junk after document element"],
    ["<a/>text", "junk after document element"],
    ["<a>&nbsp;</a>", "undefined entity"],
    ["<a>a & b</a>", "undefined entity"],
    ["<a>&toString;</a>", "undefined entity"],
    ["<a></a/>", "mismatched tag"],
    ["<a>&#0;</a>", "invalid character number"],
    ["<a>&#xD800;</a>", "invalid character number"],
    ["<a>\u0001</a>", "not well-formed"],
    ["<a><1/></a>", "not well-formed"],
    ["<a x=1/>", "not well-formed"],
    ['<a x="1" x="2"/>', "not well-formed"],
    ['<a x="<"/>', "not well-formed"],
    ["<a><!-- x -- y --></a>", "not well-formed"],
    ["<a><![CDATA[x</a>", "not well-formed"],
    ["<a><?xml x?></a>", "not well-formed"],
  ])("refuses %j", (text, problem) => {
    expect(() => tree(text)).toThrow(ResponseParserError);
    expect(() => tree(text)).toThrow(problem);
  });

  test("notices a document cut anywhere", () => {
    const whole = '<?xml version="1.0"?><a x="1"><b>&lt;</b><!-- c --><c/><![CDATA[d]]></a>';
    expect(tree(whole)).toEqual({ b: "<", c: null });
    for (let end = 0; end < whole.length; end++) expect(() => tree(whole.slice(0, end))).toThrow(ResponseParserError);
  });

  test("reads pieces as it reads the whole, wherever they end", () => {
    const whole = `\ufeff<?xml version="1.0"?>\r\n<!-- > --><a x="1>2"><b>é > \u{1F600}\r\n&lt;</b><![CDATA[>]]><c/>${"long ".repeat(9)}</a>\n`;
    const bytes = new TextEncoder().encode(whole);
    for (let piece = 1; piece < bytes.length; piece++) {
      const xml = new XmlReader(bytes, piece);
      expect(xml.attributes).toEqual([["x", "1>2"]]);
      expect(xml.next() && xml.readText()).toBe("é > \u{1F600}\n<");
      expect(xml.next() && xml.text).toBe(">");
      xml.skip();
      expect(xml.next()).toBe(false);
      expect(xml.text).toBe("long ".repeat(9));
      const cut = (): unknown => readXmlTree(new XmlReader(bytes.subarray(0, piece), 5));
      if (piece < bytes.length - 1) expect(cut).toThrow(ResponseParserError);
    }
    expect(() => readXmlTree(new XmlReader(new TextEncoder().encode("<a>\n<b/>\n<c>\u0001</c></a>"), 4))).toThrow(
      "line 3, column 3",
    );
  });

  test("says where the problem is, and that it only reads UTF-8", () => {
    expect(() => tree("<a>\n<b></a>")).toThrow(
      /^Unable to parse response \(mismatched tag: line 2, column 3\), invalid XML received/,
    );
    expect(() => readXmlTree(new XmlReader(new Uint8Array([0x3c, 0x61, 0x3e, 0xe9])))).toThrow("it is not UTF-8");
  });

  test("refuses endless nesting instead of overflowing the stack", () => {
    expect(() => tree("<a>".repeat(100_000))).toThrow("nested too deeply");
  });
});
