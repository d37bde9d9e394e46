import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildPackages } from "../src/build/build-packages.ts";
import { bundlePackage } from "../src/build/bundle-package.ts";
import { generate } from "../src/pipeline.ts";
import { madeUpModel, writeModel } from "./made-up-model.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A repository with the sources of one package. */
async function repository(): Promise<string> {
  const root = temporaryFolder();
  writeModel(join(root, "models"), madeUpModel());
  await generate({ services: [], modelsDir: join(root, "models"), outDir: join(root, "packages/services") });
  return root;
}

describe("the JavaScript of a package", () => {
  test("is one file without effects, and a registration that imports the class from it", async () => {
    const folder = join(await repository(), "packages/services/clock");
    await bundlePackage(folder);
    const index = readFileSync(join(folder, "dist/index.js"), "utf8");
    expect(index).not.toMatch(/from "\.\.?\//);
    const calls = index.split("\n").filter((line) => /^(?!import|export|\/\/).*\w\(/.test(line));
    expect(calls.length).toBeGreaterThanOrEqual(3);
    for (const call of calls) expect(call).toContain("/* @__PURE__ */");
    expect(readFileSync(join(folder, "dist/register.js"), "utf8")).toContain('import { Clock } from "./index.js";');
  });
});

describe("building packages", () => {
  test("says what to do when nothing, or not this one, was generated", async () => {
    await expect(buildPackages({ root: temporaryFolder(), services: [] })).rejects.toThrow("run `pnpm generate` first");
    const root = await repository();
    await expect(buildPackages({ root, services: ["clok"] })).rejects.toThrow(
      'Cannot build "clok": there is no such package. Did you mean "clock"?',
    );
    mkdirSync(join(root, "packages/services/bell"));
    await expect(buildPackages({ root, services: ["bell"] })).rejects.toThrow('Cannot build "bell": there is no such package.');
  });
});
