import { snippetsOf } from "./snippets.ts";

describe("snippets", () => {
  test("are the ts blocks, with the line they start at", () => {
    const text = "# a\n\n```sh\nls\n```\n\n```ts\nconst a = 1;\n```\n";
    expect(snippetsOf("a.md", text)).toEqual([{ document: "a.md", line: 8, code: "const a = 1;\n" }]);
  });
});
