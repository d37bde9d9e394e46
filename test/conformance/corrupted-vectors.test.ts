/** The runner must notice: one changed expectation, in any family, makes a run fail and names the case. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

let vectors: string;
beforeEach(() => {
  vectors = mkdtempSync(join(tmpdir(), "conformance-"));
});
afterEach(() => rmSync(vectors, { recursive: true, force: true }));

function save(path: string, cases: unknown): void {
  mkdirSync(dirname(join(vectors, path)), { recursive: true });
  const text = path.endsWith(".ndjson")
    ? (cases as unknown[]).map((line) => JSON.stringify(line)).join("\n")
    : JSON.stringify(cases);
  writeFileSync(join(vectors, path), text);
}

function run(...args: readonly string[]): { status: number | null; lastLine: string; errors: string; report: Report } {
  const report = join(vectors, "report.json");
  const runner = ["--import", "tsx", "test/conformance/run.ts", "--vectors", vectors, "--report", report, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, runner, { cwd: ROOT, encoding: "utf8" });
  const lastLine = stdout.trimEnd().split("\n").at(-1)!;
  return {
    status,
    lastLine,
    errors: stderr,
    report: status === 2 ? { failures: [] } : (JSON.parse(readFileSync(report, "utf8")) as Report),
  };
}

interface Report {
  failures: { family: string; id: string; expected: unknown; actual: unknown }[];
}

const SHAPES = { In: { type: "structure", members: { Name: { shape: "Text" } } }, Text: { type: "string" } };

function suite(name: string): unknown {
  return {
    suite: "made up",
    metadata: { protocol: "json", jsonVersion: "1.1", targetPrefix: "Made" },
    shapes: SHAPES,
    cases: [
      {
        id: "writes-a-name",
        given: { name: "Op", input: { shape: "In" } },
        params: { Name: "tea" },
        serialized: { method: "POST", uri: "/", headers: { "X-Amz-Target": "Made.Op" }, body: JSON.stringify({ Name: name }) },
      },
    ],
  };
}

describe("conformance run", () => {
  test("passes what holds, and says so in its last line", () => {
    save("protocol/input/json.json", [suite("tea")]);
    save("cbor-decode.json", [{ name: "one", input_hex: "01", decoded: 1 }]);
    expect(run()).toMatchObject({ status: 0, lastLine: "2 passed, 0 failed, 0 skipped", report: { failures: [] } });
  });

  test("fails for a body, a decoded value or an error that was changed", () => {
    save("protocol/input/json.json", [suite("coffee")]);
    save("cbor-decode.json", [
      { name: "one", input_hex: "01", decoded: 2 },
      { name: "error", input_hex: "01", error: { type: "ResponseParserError", message: "" } },
    ]);
    save("utils.json", { xform_name: [["ListObjectsV2", "list_objects_v3", "list-objects-v3"]] });
    const { status, lastLine, report } = run();
    expect(status).toBe(1);
    expect(lastLine).toBe("0 passed, 4 failed, 0 skipped");
    expect(report.failures.map(({ id }) => id)).toEqual([
      "input.json.writes-a-name",
      "cbor.0.one",
      "cbor.1.error",
      'xform_name."ListObjectsV2"',
    ]);
    expect(report.failures[1]).toMatchObject({ family: "cbor-decode", expected: 2, actual: 1 });
  });

  test("fails for one changed parameter, header or result of a client's call", () => {
    for (const [folder, recorded, change] of [
      ["requests", "sts.AssumeRole.minimal", ["RoleArn=", "RoleArm="]],
      ["requests", "sts.AssumeRole.rich", ["20260102T030405Z", "20260102T030406Z"]],
      ["responses", "sts.AssumeRole.full", ['"HTTPStatusCode":200', '"HTTPStatusCode":201']],
    ] as const) {
      const lines = gunzipSync(readFileSync(join(ROOT, `test/conformance/recordings/${folder}/sts.ndjson.gz`))).toString("utf8");
      const line = lines.split("\n").find((text) => text.startsWith(`{"id":"${recorded}"`))!;
      save(`${folder}/sts.ndjson`, [JSON.parse(line)]);
      expect(run("--family", folder).lastLine).toBe("1 passed, 0 failed, 0 skipped");
      save(`${folder}/sts.ndjson`, [JSON.parse(line.replace(change[0], change[1]))]);
      const { status, report } = run("--family", folder);
      expect([status, report.failures.map(({ id }) => id)]).toEqual([1, [recorded]]);
    }
  }, 60_000);

  test("takes the family and service asked for, and refuses unknown ones and empty directories", () => {
    save("cbor-decode.json", [{ name: "one", input_hex: "01", decoded: 1 }]);
    save("protocol/input/json.json", [suite("coffee")]);
    expect(run("--family", "cbor-decode").lastLine).toBe("1 passed, 0 failed, 0 skipped");
    expect(run("--service", "json")).toMatchObject({ status: 1, lastLine: "0 passed, 1 failed, 0 skipped" });
    expect(run("--family", "cbor")).toMatchObject({ status: 2, errors: expect.stringContaining('Unknown family "cbor"') });
    expect(run("--service", "nothing")).toMatchObject({ status: 2, errors: expect.stringContaining("nothing was checked") });
  });
});
