/**
 * Loading a package's files does nothing that a bundler has to keep: of an entry that nobody uses anything of, nothing stays. A call or a
 * spread at the top of a module, without `#__PURE__`, would be in the bundle of everyone who uses one export beside it.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { distOf } from "./built-packages.ts";

/** What is left of a file when all that is unused is taken out; imports of other packages aside. */
async function remainder(folder: string, file: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `import ${JSON.stringify(`./${file}`)};`, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    splitting: true,
    format: "esm",
    outdir: join(folder, "out"),
    external: ["@boto3/*", "#*", "node:*"],
    logLevel: "silent",
  });
  const { text = "" } = outputFiles.find(({ path }) => path.endsWith("stdin.js")) ?? {};
  return text.replace(/import(?:[\w$*{} ,]+from)?"[^"]*";/g, "").trim();
}

describe("files of a package leave nothing behind in bundles", () => {
  // Outside the package, whose manifest says that it has no side effects: bundlers believe that of whole files only.
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "boto3-purity-"))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(["core", "dynamodb", "resources", "s3-transfer"])("%s", async (name) => {
    const copy = join(folder, name);
    cpSync(distOf(name), copy, { recursive: true });
    const entries = readdirSync(copy).filter((file) => file.endsWith(".js"));
    const left = await Promise.all(entries.map(async (file) => [file, await remainder(copy, file)]));
    expect(Object.fromEntries(left)).toEqual(Object.fromEntries(entries.map((file) => [file, ""])));
  });

  test("would show what stays", async () => {
    writeFileSync(join(folder, "impure.js"), 'export const LIST = [..."ab"]; export const used = 1;');
    expect(await remainder(folder, "impure.js")).toContain('"ab"');
  });
});
