import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { docComment } from "../src/emit/doc-comment.ts";
import { findBotocoreData } from "../src/docs/find-botocore.ts";
import { htmlToMarkdown } from "../src/docs/html-to-markdown.ts";
import { generate } from "../src/pipeline.ts";
import { readFolder } from "./read-folder.ts";
import { madeUpModel, writeModel } from "./made-up-model.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("HTML of models as Markdown", () => {
  test.each([
    ["<p>Text with <code>code</code>, <i>italics</i> and <b>bold</b>.</p>", ["Text with `code`, _italics_ and **bold**."]],
    ["<p>First.</p><p>Second &amp; &lt;third&gt;.</p>", ["First.", "", "Second & <third>."]],
    ["<ul> <li> <p>One</p> <p>more</p> </li> <li>Two</li> </ul>", ["- One", "  more", "- Two"]],
    ["<ol><li>A<ul><li>B</li></ul></li><li>C</li></ol>", ["1. A", "  - B", "2. C"]],
    ["<p>A <code>b<i>c</i></code>.</p>", ["A `bc`."]],
    ["<ul><li>A</li></ul><p>B</p>", ["- A", "", "B"]],
    ['See <a href="https://x.example/y">the guide</a>.', ["See [the guide](https://x.example/y)."]],
    ["See <a>GetObject</a>.", ["See GetObject."]],
    ["<note><p>Careful.</p></note>", ["**Note:**", "", "Careful."]],
    ["<fullname>Service</fullname><p>Text</p>", ["Text"]],
    ["<pre>{\n  a: 1\n}</pre>", ["```text", "{", "  a: 1", "}", "```"]],
    ["<p>An @annotation and me@example.com</p>", ["An \\@annotation and me@example.com"]],
    ["<p/>", []],
    ["", []],
    ["a < b", ["a < b"]],
  ])("%s", (html, lines) => {
    expect(htmlToMarkdown(html)).toEqual(lines);
  });
});

describe("doc comments of long texts", () => {
  test("keep list items together and code as it is", () => {
    const code = "x".repeat(150);
    const lines = docComment([`- ${"word ".repeat(40).trim()}`, "```text", code, "```"]).split("\n");
    expect(lines[1]).toMatch(/^ \* - word/);
    expect(lines[2]).toMatch(/^ \* {3}word/);
    expect(lines).toContain(` * ${code}`);
  });
});

describe("--docs", () => {
  test("puts AWS's texts in front of the facts", async () => {
    const [modelsDir, outDir, docsDir] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    writeModel(modelsDir, madeUpModel());
    const documented = {
      documentation: "<p>Tells the time.</p>",
      operations: { GetTime: { documentation: "<p>Reads a clock.</p>" } },
      shapes: {
        GetTimeRequest: {
          documentation: "<p>What to read.</p>",
          members: { Zone: { documentation: "<p>A <code>zone</code>. */</p>" } },
        },
      },
    };
    writeModel(docsDir, documented);
    await generate({ services: [], modelsDir, outDir, docsDir });
    const files = readFolder(outDir);
    expect(files["clock/src/types.ts"]).toContain(
      "/** What to read. */\nexport interface GetTimeRequest {\n  /**\n   * A `zone`. *\\/\n   *\n   * Required.\n   */\n",
    );
    expect(files["clock/src/operations.ts"]).toContain(" * Reads a clock.\n *\n * GetTime.\n");
    expect(files["clock/src/service.ts"]).toContain(" * Tells the time.");
  });

  test("finds the data in a package's folder, or says what to do", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "data/s3"), { recursive: true });
    writeFileSync(join(folder, "__init__.py"), "");
    expect(findBotocoreData(folder)).toBe(join(folder, "data"));
    expect(() => findBotocoreData(temporaryFolder())).toThrow(/No botocore data in .*--botocore DIR/);
  });
});
