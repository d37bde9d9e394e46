import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join, relative } from "node:path";
import * as platform from "./node.ts";

describe("node platform", () => {
  test("hashes text as UTF-8", () => {
    expect(platform.sha256Hex("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(Buffer.from(platform.sha256("ü")).toString("hex")).toBe(platform.sha256Hex("ü"));
    expect(Buffer.from(platform.hmacSha256("k", "ü")).toString("hex")).toBe(platform.hmacSha256Hex("k", "ü"));
  });

  test("reads files, also below the home directory; a missing one is undefined", async () => {
    const directory = await mkdtemp(join(tmpdir(), "files-"));
    const fromHome = `~/${relative(homedir(), directory)}`;
    try {
      await writeFile(join(directory, "config"), "[default]\n");
      expect(await platform.readTextFile(join(directory, "config"))).toBe("[default]\n");
      expect(await platform.readTextFile(`${fromHome}/config`)).toBe("[default]\n");
      expect(await platform.readTextFile(`${fromHome}/credentials`)).toBeUndefined();
      expect(await platform.readTextFile(join(directory, "config", "below"))).toBeUndefined();
      await expect(platform.readTextFile(directory)).rejects.toThrow("EISDIR");
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
