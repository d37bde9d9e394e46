/** The full output for the invented models in `fixtures/`. After a change that is meant: `UPDATE_GOLDENS=1 pnpm jest golden`. */
import { join } from "node:path";
import { generate } from "../src/pipeline.ts";
import { readFolder } from "./read-folder.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const modelsDir = join(import.meta.dirname, "fixtures/models");
const golden = join(import.meta.dirname, "golden");

describe("generated packages", () => {
  test("are those in golden/", async () => {
    if (process.env["UPDATE_GOLDENS"]) await generate({ services: [], modelsDir, outDir: golden });
    const outDir = temporaryFolder();
    await generate({ services: [], modelsDir, outDir });
    const [actual, expected] = [readFolder(outDir), readFolder(golden)];
    expect(Object.keys(actual)).toEqual(Object.keys(expected));
    for (const [path, text] of Object.entries(actual)) expect({ path, text }).toEqual({ path, text: expected[path] });
  });

  test("are the same bytes whenever they are generated", async () => {
    const [first, second] = [temporaryFolder(), temporaryFolder()];
    await generate({ services: [], modelsDir, outDir: first });
    await generate({ services: [], modelsDir, outDir: second });
    expect(readFolder(second)).toEqual(readFolder(first));
  });

  test("do not depend on the order or number of services asked for", async () => {
    const outDir = temporaryFolder();
    await generate({ services: ["quill", "kettle"], modelsDir, outDir });
    await generate({ services: ["aviary"], modelsDir, outDir });
    const expected = readFolder(golden);
    for (const [path, text] of Object.entries(readFolder(outDir))) expect(text).toBe(expected[path]);
  });
});
