import { join } from "node:path";
import { main } from "../src/cli.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const models = join(import.meta.dirname, "fixtures/models");

describe("pnpm generate", () => {
  let lines: string[];
  beforeEach(() => {
    lines = [];
  });
  const print = (line: unknown): void => void lines.push(String(line));
  const run = (...args: string[]): Promise<number> => main(args, { log: print, warn: print, error: print });

  test("generates the named services and exits 0", async () => {
    expect(await run("quill", "--models", models, "--out", temporaryFolder())).toBe(0);
    expect(lines[0]).toMatch(/^1 services: \d+ files changed/);
  });

  test("suggests the name that was meant", async () => {
    expect(await run("kettel", "--models", models, "--out", temporaryFolder())).toBe(1);
    expect(lines).toEqual(['Unknown service "kettel": no folder of that name in the models. Did you mean "kettle"?']);
  });

  test("names the API versions there are", async () => {
    expect(await run("kettle@1999-01-01", "--models", models, "--out", temporaryFolder())).toBe(1);
    expect(lines).toEqual(['"kettle" has no API version "1999-01-01". There is: 2020-01-02.']);
  });

  test("exits 1 when a package would change under --check", async () => {
    expect(await run("quill", "--check", "--models", models, "--out", temporaryFolder())).toBe(1);
    expect(lines[0]).toContain("quill/src/index.ts");
  });

  test("exits 2 on an unknown option and shows the usage", async () => {
    expect(await run("--modles", "x")).toBe(2);
    expect(lines[0]).toContain("Usage: pnpm generate");
  });

  test("says where it looked when there are no models", async () => {
    expect(await run("--models", "/nowhere")).toBe(1);
    expect(lines[0]).toContain("No models at /nowhere");
  });
});
