import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "../src/pipeline.ts";
import { madeUpModel, writeModel } from "./made-up-model.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("generate", () => {
  let modelsDir: string;
  let outDir: string;

  beforeEach(() => {
    [modelsDir, outDir] = [temporaryFolder(), temporaryFolder()];
    writeModel(modelsDir, madeUpModel());
  });

  test("writes nothing when any model is wrong, and names every problem", async () => {
    const broken = madeUpModel();
    broken.operations["GetTime"]!.output = { shape: "Nope" };
    broken.shapes["GetTimeRequest"]!.required = ["Zone", "Missing"];
    writeModel(modelsDir, broken, "broken");
    await expect(generate({ services: [], modelsDir, outDir })).rejects.toThrow(
      "The models have 2 errors; nothing was written.\n" +
        'error: broken/2020-01-01/service-2.json#/operations/GetTime/output: unknown shape "Nope"\n' +
        'error: broken/2020-01-01/service-2.json#/shapes/GetTimeRequest/required: unknown member "Missing"',
    );
    expect(readdirSync(outDir)).toEqual([]);
  });

  test("names the file that is not JSON", async () => {
    writeModel(modelsDir, '{"metadata": ', "torn");
    await expect(generate({ services: ["torn"], modelsDir, outDir })).rejects.toThrow(
      /Cannot read the model .*torn.*service-2\.json/,
    );
    expect(readdirSync(outDir)).toEqual([]);
  });

  test("leaves files alone whose content is the same", async () => {
    await generate({ services: [], modelsDir, outDir });
    const file = join(outDir, "clock/src/types.ts");
    utimesSync(file, 1, 1);
    const { changed } = await generate({ services: [], modelsDir, outDir });
    expect(changed).toEqual([]);
    expect(statSync(file).mtimeMs).toBe(1000);
  });

  test("skips packages that are current by their stamp, until a model or an output changes", async () => {
    const options = { services: [], modelsDir, outDir, stampFile: join(temporaryFolder(), "generate.json") };
    expect(await generate(options)).toMatchObject({ services: 1, current: 0 });
    expect(await generate(options)).toMatchObject({ services: 1, current: 1, changed: [] });

    writeFileSync(join(outDir, "clock/src/types.ts"), "// changed by hand\n");
    expect(await generate(options)).toMatchObject({ current: 0, changed: ["clock/src/types.ts"] });

    const model = madeUpModel();
    model.shapes["GetTimeResponse"]!.members!["Precise"] = { shape: "Text" };
    writeModel(modelsDir, model);
    expect((await generate(options)).changed).toEqual(["clock/src/operations.ts", "clock/src/types.ts"]);
  });

  test("starts over when the stamps are damaged", async () => {
    const stampFile = join(temporaryFolder(), "generate.json");
    writeFileSync(stampFile, "{");
    expect(await generate({ services: [], modelsDir, outDir, stampFile })).toMatchObject({ current: 0 });
  });

  test("removes files it no longer generates, and packages whose model is gone", async () => {
    writeModel(modelsDir, { ...madeUpModel() }, "gone");
    await generate({ services: [], modelsDir, outDir });
    writeFileSync(join(outDir, "clock/src/waiters.ts"), "// from an older model\n");
    mkdirSync(join(outDir, "node_modules"));
    const kept = temporaryFolder();
    writeModel(kept, madeUpModel());
    const { changed } = await generate({ services: [], modelsDir: kept, outDir });
    expect(changed).toEqual(["clock/src/waiters.ts", "gone"]);
    expect(existsSync(join(outDir, "gone"))).toBe(false);
    expect(existsSync(join(outDir, "node_modules"))).toBe(true);
  });

  test("keeps other packages when only some are asked for", async () => {
    writeModel(modelsDir, madeUpModel(), "other");
    await generate({ services: [], modelsDir, outDir });
    await generate({ services: ["clock"], modelsDir, outDir });
    expect(existsSync(join(outDir, "other/src/index.ts"))).toBe(true);
  });

  test("with `check` tells what would change and writes nothing", async () => {
    const { changed } = await generate({ services: [], modelsDir, outDir, check: true });
    expect(changed).toContain("clock/src/types.ts");
    expect(readdirSync(outDir)).toEqual([]);
  });
});
