/** Transfers of directories against a server in this process. */
import { existsSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { downloadDirectory, sync, uploadDirectory } from "@boto3/s3-transfer";
import { folder, s3, server } from "./transfer-world.ts";

function write(path: string, text: string, age = 0): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const time = new Date(Date.now() - age);
  utimesSync(file, time, time);
}

const keys = (): string[] => [...server.objects.keys()].sort();
const paths = (report: { actions: readonly { path: string }[] }): string[] => report.actions.map(({ path }) => path).sort();

describe("uploadDirectory", () => {
  test("uploads what filters take, with arguments by path", async () => {
    for (const path of ["a.html", "b/c.html", "b/c.map", ".git/config"]) write(path, path);
    const report = await uploadDirectory(s3, folder, "bucket", "www", {
      exclude: ["*.map", ".git/**"],
      ExtraArgs: (path) => ({ ContentType: path.endsWith(".html") ? "text/html" : "text/plain" }),
    });
    expect(keys()).toEqual(["www/a.html", "www/b/c.html"]);
    expect(server.objects.get("www/b/c.html")!.headers).toMatchObject({ "content-type": "text/html" });
    expect(report).toMatchObject({ bytes: 14, failures: [], unchanged: 0 });
  });

  test("does nothing in a dry run", async () => {
    write("a", "x");
    const report = await uploadDirectory(s3, folder, "bucket", "", { dryRun: true });
    expect(report.actions).toEqual([{ kind: "upload", path: "a", bytes: 1 }]);
    expect(server.requests).toEqual([]);
  });

  test("does not run in circles of links", async () => {
    write("a/b", "x");
    symlinkSync(folder, join(folder, "a/loop"));
    await uploadDirectory(s3, folder, "bucket");
    expect(keys()).toEqual(["a/b"]);
  });

  test("stops at the first failure, or goes on and tells of it", async () => {
    for (let index = 0; index < 50; index++) write(`${String(index).padStart(2, "0")}`, "x");
    const wrong = (path: string): Record<string, unknown> => (path === "03" ? { Colour: "red" } : {});
    const stopping = uploadDirectory(s3, folder, "bucket", "", { ExtraArgs: wrong, config: { maxConcurrency: 1 } });
    await expect(stopping).rejects.toThrow(/Invalid extra_args key 'Colour'/);
    const report = await uploadDirectory(s3, folder, "bucket", "", { ExtraArgs: wrong, onFailure: "continue" });
    expect(report.actions).toHaveLength(49);
    expect(report.failures.map(({ action }) => action.path)).toEqual(["03"]);
  });
});

describe("downloadDirectory", () => {
  test("makes directories as it needs them and passes over marks of directories", async () => {
    for (const key of ["www/a", "www/b/c", "www/b/", "other"]) server.put(key, Buffer.from(key.endsWith("/") ? "" : key));
    await downloadDirectory(s3, "bucket", "www", join(folder, "new"));
    expect(readFileSync(join(folder, "new/b/c"), "utf8")).toBe("www/b/c");
    expect(readFileSync(join(folder, "new/a"), "utf8")).toBe("www/a");
    expect(existsSync(join(folder, "new/other"))).toBe(false);
  });

  test.each(["../evil", "a/../../evil", "/etc/evil", "a//b", "a\\..\\evil", "."])("refuses the key %j", async (key) => {
    server.put(`www/${key}`, Buffer.from("evil"));
    const target = join(folder, "deep/target");
    await expect(downloadDirectory(s3, "bucket", "www", target)).rejects.toMatchObject({ name: "TransferArgumentError" });
    expect(existsSync(join(folder, "deep/evil"))).toBe(false);
  });

  test("lists more than one page", async () => {
    for (let index = 0; index < 1005; index++) server.put(`k/${String(index).padStart(4, "0")}`, Buffer.from("x"));
    const { actions } = await downloadDirectory(s3, "bucket", "k", folder, { dryRun: true });
    expect(actions).toHaveLength(1005);
  });
});

describe("sync", () => {
  test("uploads what is new, changed or younger, and deletes last, only when asked", async () => {
    write("same", "same", 60_000);
    write("changed", "longer than before", 60_000);
    write("new", "new");
    server.put("site/same", Buffer.from("same"));
    server.put("site/changed", Buffer.from("short"));
    server.put("site/gone", Buffer.from("gone"));
    server.put("site/kept.log", Buffer.from("left out"));
    const first = await sync(s3, folder, "s3://bucket/site", { exclude: "*.log" });
    expect(paths(first)).toEqual(["changed", "new"]);
    expect(first.unchanged).toBe(1);
    const second = await sync(s3, folder, "s3://bucket/site", { exclude: "*.log", delete: true });
    expect(second.actions).toEqual([{ kind: "delete", path: "gone", bytes: 0 }]);
    expect(keys()).toEqual(["site/changed", "site/kept.log", "site/new", "site/same"]);
  });

  test("downloads into a directory that is not there, and finds nothing to do the second time", async () => {
    server.put("a/b", Buffer.from("1"));
    server.put("c", Buffer.from("22"));
    const target = join(folder, "new");
    expect(paths(await sync(s3, "s3://bucket", target))).toEqual(["a/b", "c"]);
    server.objects.delete("c");
    const again = await sync(s3, "s3://bucket", target, { sizeOnly: true, delete: true });
    expect(again.actions).toEqual([{ kind: "delete", path: "c", bytes: 0 }]);
    expect(existsSync(join(target, "c"))).toBe(false);
  });

  test("copies between prefixes within S3", async () => {
    server.put("from/a", Buffer.from("1"));
    await sync(s3, "s3://bucket/from", "s3://bucket/to");
    expect(keys()).toEqual(["from/a", "to/a"]);
  });

  test("needs S3 at one end", async () => {
    await expect(sync(s3, folder, folder)).rejects.toThrow(/s3:\/\/bucket\/prefix/);
  });

  test("ends with the signal's reason", async () => {
    write("a", "x");
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(sync(s3, folder, "s3://bucket", { signal })).rejects.toThrow("enough");
    expect(keys()).toEqual([]);
  });
});
