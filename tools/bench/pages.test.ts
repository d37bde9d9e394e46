import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../workspace/root.ts";
import { CHART, filled, growth, PAGES } from "./pages.ts";
import { chart } from "./plot.ts";
import { savedResults, type SavedResult } from "./results.ts";

const RESULT: SavedResult = {
  id: "t",
  title: "a table",
  of: "client",
  columns: [
    { name: "us", digits: 0 },
    { name: "ratio", digits: 2 },
  ],
  rows: [
    { label: "ours", values: [12.3, 0.256] },
    { label: "theirs", values: [null, 1] },
  ],
  date: "2026-01-02",
  command: "pnpm bench s",
  machine: "m",
  node: "20",
  commit: "c",
};

describe("pages with figures", () => {
  test("have the table between the marks, and nothing else changed", () => {
    const results = new Map([["s/t", RESULT]]);
    const text = "before\n<!-- bench: s/t -->\nold\n<!-- /bench -->\nafter\n";
    const written = `before
<!-- bench: s/t -->

a table (\`pnpm bench s\`, 2026-01-02):

| client | us | ratio |
| ------ | -: | ----: |
| ours   | 12 |  0.26 |
| theirs |  - |  1.00 |

<!-- /bench -->
after
`;
    expect(filled(text, results)).toBe(written);
    expect(filled(written, results)).toBe(written);
  });

  test("name tables that there are", () => {
    expect(() => filled("<!-- bench: s/u -->\n<!-- /bench -->", new Map())).toThrow('no table "s/u": run `pnpm bench s --save`');
  });

  test.each(PAGES)("%s says what the saved results say", (page) => {
    const text = readFileSync(join(ROOT, page), "utf8");
    expect(filled(text, savedResults())).toBe(text);
  });

  test("show growth as the saved results have it", () => {
    expect(readFileSync(join(ROOT, CHART), "utf8")).toBe(chart(growth(savedResults())));
  });
});
