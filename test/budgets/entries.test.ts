/**
 * Every entry of the built packages loads as the first one of a process, on every platform: files that import each other in a circle run
 * in an order that depends on where it is entered, and a class must not be extended before it is there.
 */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { distOf, folderOf, manifestOf } from "./built-packages.ts";

const PACKAGES = ["@boto3/core", "@boto3/dynamodb", "@boto3/resources", "@boto3/s3-transfer", "@boto3/client-s3"];
const ENTRIES = [
  ...PACKAGES,
  "@boto3/core/codegen/v1",
  "@boto3/core/codegen/v1/all",
  "@boto3/core/codegen/v1/common",
  "@boto3/core/codegen/v1/customizations/s3",
  "@boto3/core/codegen/v1/signers/v4a",
  "@boto3/client-s3/resource",
];
const run = promisify(execFile);
let folder: string;

beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "boto3-entries-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(["node", "workerd", "default"])(
  "under the condition %s",
  async (condition) => {
    const place = join(folder, condition);
    for (const name of PACKAGES) {
      const target = join(place, "node_modules", name);
      cpSync(distOf(folderOf(name)), join(target, "dist"), { recursive: true });
      const { imports = {}, ...manifest } = manifestOf(folderOf(name));
      const chosen = Object.entries(imports).map(([path, conditions]) => [path, conditions[condition] ?? conditions["default"]]);
      writeFileSync(join(target, "package.json"), JSON.stringify({ ...manifest, imports: Object.fromEntries(chosen) }));
    }
    for (const entry of ENTRIES) {
      const program = `await import(${JSON.stringify(entry)}); console.log("loaded");`;
      const { stdout } = await run(process.execPath, ["--input-type=module", "-e", program], { cwd: place, timeout: 30_000 });
      expect(`${entry} ${stdout.trim()}`).toBe(`${entry} loaded`);
    }
  },
  60_000,
);
