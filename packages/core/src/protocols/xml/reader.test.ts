import { XMLParser, XMLValidator } from "fast-xml-parser";
import { ResponseParserError } from "../../errors/parser.ts";
import { readXmlTree } from "./read-tree.ts";
import { XmlReader } from "./reader.ts";

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

  test("says where the problem is, and that it only reads UTF-8", () => {
    expect(() => tree("<a>\n<b></a>")).toThrow(
      /^Unable to parse response \(mismatched tag: line 2, column 3\), invalid XML received/,
    );
    expect(() => readXmlTree(new XmlReader(new Uint8Array([0x3c, 0x61, 0x3e, 0xe9])))).toThrow("it is not UTF-8");
  });

  test("refuses endless nesting instead of overflowing the stack", () => {
    expect(() => tree("<a>".repeat(100_000))).toThrow("nested too deeply");
  });

  test("agrees with fast-xml-parser on random documents", () => {
    const oracle = new XMLParser({
      ignoreAttributes: true,
      parseTagValue: false,
      trimValues: false,
      removeNSPrefix: true,
      htmlEntities: true,
      alwaysCreateTextNode: false,
      processEntities: { enabled: true, maxTotalExpansions: 1e6, maxExpandedLength: 1e6 },
    });
    const random = seeded(42);
    for (let round = 0; round < 3000; round++) {
      const text = randomElement(random, 0);
      const [[name, value]] = Object.entries(oracle.parse(text) as Record<string, unknown>) as [[string, unknown]];
      const xml = reader(text);
      const actual = { name: xml.name, tree: readXmlTree(xml) };
      if (JSON.stringify(actual) !== JSON.stringify({ name, tree: plain(value) }))
        expect({ text, ...actual }).toEqual({ text, name, tree: plain(value) });
    }
  });

  test("refuses what fast-xml-parser refuses", () => {
    const random = seeded(7);
    let refused = 0;
    for (let round = 0; round < 3000; round++) {
      const text = randomElement(random, 0);
      const at = Math.floor(random() * text.length);
      const damaged = text.slice(0, at) + (random() < 0.5 ? "" : "<>/&"[Math.floor(random() * 4)]) + text.slice(at + 1);
      if (XMLValidator.validate(damaged) === true) continue;
      refused++;
      try {
        tree(damaged);
        throw new Error(`read ${damaged}`);
      } catch (error) {
        if (!(error instanceof ResponseParserError)) throw error;
      }
    }
    expect(refused).toBeGreaterThan(1000);
  });
});

/** The oracle's tree in our form: the first of repeated children counts, an empty element is null. */
function plain(value: unknown): unknown {
  if (typeof value === "string") return value === "" ? null : value;
  const { "#text": _text, ...children } = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(children).map(([name, child]) => {
      if (!Array.isArray(child)) return [name, plain(child)];
      const first = plain(child[0]);
      return [name, typeof first === "object" && first !== null ? first : {}];
    }),
  );
}

function randomElement(random: () => number, depth: number): string {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const name = pick(["a", "b", "Key", "x-1", "_y", "Size.of"]);
  const attributes = random() < 0.2 ? pick([' n="1"', " n='a&amp;b' m=\"\"", ' n = "x" ']) : "";
  if (random() < 0.15) return `<${name}${attributes}/>`;
  let content = "";
  const count = depth < 4 && random() < 0.6 ? 1 + Math.floor(random() * 3) : 0;
  if (count === 0)
    content = pick([
      "",
      "text",
      "1.0",
      "a &lt; b &amp;&quot;",
      "&#65;&#x42;",
      "<![CDATA[<x>&]]>",
      "emoji \u{1F600}",
      "two words",
    ]);
  for (let child = 0; child < count; child++) content += (random() < 0.2 ? "<!-- c -->" : "") + randomElement(random, depth + 1);
  return `<${name}${attributes}>${content}</${name}${random() < 0.1 ? " " : ""}>`;
}

function seeded(seed: number): () => number {
  return () => (seed = (seed * 48271) % 2147483647) / 2147483647;
}
