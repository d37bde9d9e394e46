import { addCounts, closingLine, readClosingLine } from "./tally.ts";

describe("closing line", () => {
  test("leaves skipped out when nothing was", () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
  });

  test("is read back from the end of an output", () => {
    const output = "1 passed, 1 failed\nmore\n12 passed, 0 failed, 2 skipped\n";
    expect(readClosingLine(output)).toEqual({ passed: 12, failed: 0, skipped: 2 });
  });

  test("is undefined for an output that has none", () => {
    expect(readClosingLine("12 passed")).toBeUndefined();
  });

  test("adds up", () => {
    const part = { passed: 1, failed: 2, skipped: 3 };
    expect(addCounts([part, part])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });
});
