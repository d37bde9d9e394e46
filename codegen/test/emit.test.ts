import { docComment } from "../src/emit/doc-comment.ts";
import { jsonText, literal, Reference } from "../src/emit/literal.ts";
import { Renderer } from "../src/write/render.ts";

describe("doc comments", () => {
  test("cannot be ended by a model", () => {
    expect(docComment(["Pattern: `a*/`."])).toBe("/** Pattern: `a*\\/`. */\n");
  });

  test("break long lines between words", () => {
    const lines = docComment(["word ".repeat(40).trim()], "  ")
      .trimEnd()
      .split("\n");
    expect(lines.length).toBe(4);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(120);
  });

  test("of nothing are nothing", () => {
    expect(docComment([])).toBe("");
  });
});

describe("literals", () => {
  test("JSON text evaluates to itself", () => {
    const json = JSON.stringify({ text: 'it\'s \\ \n \u2028 "quoted"' });
    expect(new Function(`return ${jsonText(json)}`)()).toBe(json);
  });

  test("leave out what is undefined, quote what needs it, and break long lines", () => {
    expect(literal({ a: undefined, "x-y": [1, "z", new Reference("name")] })).toBe('{ "x-y": [1, "z", name] }');
    expect(literal(["x".repeat(60), "y".repeat(60)])).toBe(`[\n  "${"x".repeat(60)}",\n  "${"y".repeat(60)}",\n]`);
  });
});

describe("rendering", () => {
  test("refuses text that is not TypeScript, and says where", () => {
    const module = { kind: "module" as const, path: "src/types.ts", imports: [], statements: ["export type A = ;"] };
    expect(() => new Renderer().render(module, "clock/2020-01-01")).toThrow(
      /clock\/2020-01-01: the generated src\/types\.ts is not TypeScript, line 3/,
    );
  });
});
