import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getBook, isolated, Script, service } from "../../test/invented-service.ts";
import { createClient } from "../client/create-client.ts";
import { setFileLogger } from "./file-logger.ts";

describe("a log file", () => {
  test("gets the lines of calls until it is closed, after what it had, in botocore's form", async () => {
    const folder = mkdtempSync(join(tmpdir(), "boto3-log-"));
    const path = join(folder, "calls.log");
    try {
      for (const level of ["DEBUG", "ERROR", "DEBUG"] as const) {
        const log = setFileLogger(path, { level });
        await createClient(service, { getBook }, isolated(new Script({ body: "{}" }))).getBook({ Id: level });
        log[Symbol.dispose]();
        await createClient(service, { getBook }, isolated(new Script({ body: "{}" }))).getBook({ Id: "unseen" });
      }
      const lines = readFileSync(path, "utf8").trimEnd().split("\n");
      const calls = lines.filter((line) => line.includes("Making request for"));
      expect(calls).toHaveLength(2);
      for (const line of lines) expect(line).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} - botocore\.[\w.]+ - DEBUG - /);
      expect(lines.join()).not.toContain("unseen");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("that cannot be opened is an error at once", () => {
    expect(() => setFileLogger(join(tmpdir(), "no-such-folder", "x.log"))).toThrow("ENOENT");
  });
});
