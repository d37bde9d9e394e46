import { IgnoreList } from "./ignore-list.ts";
import { runFamilies } from "./run-families.ts";
import type { ConformanceCase } from "./case.ts";
import type { Vectors } from "./vectors.ts";

function run(
  entries: readonly { id: string }[],
  outcomes: Readonly<Record<string, boolean>>,
  wholeSet = true,
): ReturnType<typeof runFamilies> {
  const cases = Object.entries(outcomes).map(([id, passes]): ConformanceCase => ({
    id,
    group: "g",
    check: () => (passes ? undefined : { expected: 1, actual: 2, differences: ["1, not 2"] }),
  }));
  const ignored = new IgnoreList(entries.map(({ id }) => ({ family: "f", id, reason: "because" })));
  return runFamilies({ vectors: {} as Vectors, families: [{ name: "f", cases: () => cases }], services: [], ignored, wholeSet });
}

describe("ignore list", () => {
  test("skips what fails and is listed, with its reason", async () => {
    const report = await run([{ id: "a" }], { a: false, b: true });
    expect(report.total).toEqual({ passed: 1, failed: 0, skipped: 1 });
    expect(report.skips).toMatchObject([{ id: "a", reason: "because" }]);
  });

  test("an entry whose case passes fails the run", async () => {
    const report = await run([{ id: "a" }], { a: true });
    expect(report.failures).toMatchObject([{ family: "ignore-list", id: "a", actual: "its case passes" }]);
  });

  test("an entry without a case fails the run over the whole set only", async () => {
    expect((await run([{ id: "gone" }], { a: true })).failures).toMatchObject([{ id: "gone", actual: "it matches no case" }]);
    expect((await run([{ id: "gone" }], { a: true }, false)).failures).toEqual([]);
  });

  test("a pattern covers several cases and is stale when all of them pass", async () => {
    expect((await run([{ id: "a.*" }], { "a.1": true, "a.2": false, ab: false })).total).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
    });
    expect((await run([{ id: "a.*" }], { "a.1": true, "a.2": true })).failures).toMatchObject([{ actual: "all its cases pass" }]);
  });

  test("the list in the repository is complete and has each entry once", () => {
    expect(() => IgnoreList.read(new URL("ignore-list.json", import.meta.url))).not.toThrow();
  });
});
