import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./workspace/root.ts";

describe("start", () => {
  const folder = mkdtempSync(join(tmpdir(), "boto3-start-"));
  mkdirSync(join(folder, "tools"));
  writeFileSync(join(folder, "program.ts"), "console.log('ran');\n");
  copyFileSync(join(ROOT, "tools/start.mjs"), join(folder, "tools/start.mjs"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("says what to do when nothing is installed", () => {
    const { status, stderr } = spawnSync(process.execPath, ["tools/start.mjs", "program.ts"], { cwd: folder, encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toContain("are not installed; the install above says why. It needs the npm registry once: check the network");
  });

  test("says what to do about a Node that is too old", () => {
    const source = readFileSync(join(ROOT, "tools/start.mjs"), "utf8").replace("[20, 19]", "[999, 0]");
    writeFileSync(join(folder, "tools/newer.mjs"), source);
    const { status, stderr } = spawnSync(process.execPath, ["tools/newer.mjs", "program.ts"], { cwd: folder, encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toMatch(/Node .* is too old: Node 999\.0 or newer is needed/);
  });

  test("runs a program where all is there", () => {
    const program = join(folder, "program.ts");
    const { stdout } = spawnSync(process.execPath, [join(ROOT, "tools/start.mjs"), program], { cwd: folder, encoding: "utf8" });
    expect(stdout).toBe("ran\n");
  });
});
