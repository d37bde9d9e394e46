/** Uploads of the S3 client against a server in this process. */
import { createReadStream, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { TransferConfig } from "@boto3/s3-transfer";
import { MIB, config, large, medium, server, s3, folder, stored, count } from "./transfer-world.ts";

describe("uploads", () => {
  test("read every kind of source and leave it open", async () => {
    const path = join(folder, "source");
    writeFileSync(path, medium);
    const handle = await open(path);
    const node = createReadStream(path);
    const passing = new PassThrough();
    passing.write(medium.subarray(0, 1000));
    passing.end(medium.subarray(1000));
    const sources = {
      bytes: medium,
      buffer: medium.buffer.slice(medium.byteOffset, medium.byteOffset + medium.length) as ArrayBuffer,
      blob: new Blob([medium]),
      handle,
      node,
      passing,
      web: new Blob([medium]).stream(),
      generator: pieces(),
    };
    for (const [key, source] of Object.entries(sources)) {
      await s3.uploadFileobj(source, "bucket", key, { config });
      expect([key, stored(key).equals(medium)]).toEqual([key, true]);
    }
    await expect(handle.stat()).resolves.toBeDefined();
    await handle.close();
    expect(sources.web.locked).toBe(false);

    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let start = 0; start < medium.length; start += 70_001) yield medium.subarray(start, start + 70_001);
    }
  });

  test("of an open file begin where the file stands", async () => {
    const path = join(folder, "source");
    writeFileSync(path, "head and tail");
    const handle = await open(path);
    await handle.read(Buffer.alloc(9), 0, 9, null);
    await s3.uploadFileobj(handle, "bucket", "tail");
    await handle.close();
    expect(stored("tail").toString()).toBe("tail");
  });

  test("leave a stream that fails to its owner", async () => {
    server.fault = ({ method }) => (method === "PUT" ? "503" : "none");
    const stream = Readable.from(endless(), { objectMode: false });
    await expect(s3.uploadFileobj(stream, "bucket", "key", { config })).rejects.toThrow(/SlowDown/);
    expect(stream.destroyed).toBe(false);
    expect(server.uploads.size).toBe(0);
    stream.destroy();

    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) yield new Uint8Array(MIB);
    }
  });

  test("name file, object and part when S3 refuses one", async () => {
    const path = join(folder, "source");
    writeFileSync(path, large);
    server.fault = ({ query }) => (query.get("partNumber") === "2" ? "503" : "none");
    const failure = s3.uploadFile(path, "bucket", "key", { config });
    await expect(failure).rejects.toMatchObject({
      name: "S3UploadFailedError",
      message: expect.stringContaining(`Failed to upload ${path} to bucket/key: An error occurred (SlowDown)`) as string,
      partNumber: 2,
      cause: { name: "ClientError" },
    });
    expect(server.uploads.size).toBe(0);
  });

  test("stop at the signal, remove what was begun, and send nothing more", async () => {
    const abort = new AbortController();
    server.fault = ({ query }) => {
      if (query.get("partNumber") === "1") abort.abort(new Error("enough"));
      return "slow";
    };
    await expect(s3.uploadFileobj(large, "bucket", "key", { config, signal: abort.signal })).rejects.toThrow("enough");
    expect(server.uploads.size).toBe(0);
    const sent = server.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(server.requests).toHaveLength(sent);
    await expect(s3.uploadFileobj(large, "bucket", "key", { signal: abort.signal })).rejects.toThrow("enough");
    expect(server.requests).toHaveLength(sent);
  });

  test("with a condition do not replace an object", async () => {
    const conditions = { IfNoneMatch: "*" };
    await s3.uploadFileobj(Buffer.from("first"), "bucket", "key", { conditions });
    await expect(s3.uploadFileobj(Buffer.from("second"), "bucket", "key", { conditions })).rejects.toMatchObject({
      code: "PreconditionFailed",
    });
    expect(stored("key").toString()).toBe("first");
  });

  test("with a checkpoint go on where they stopped", async () => {
    const path = join(folder, "source");
    writeFileSync(path, large);
    const checkpoint = join(folder, "source.upload");
    const resuming = { config: new TransferConfig({ ...config, useThreads: false }), checkpoint };
    server.fault = ({ query }) => (query.get("partNumber") === "3" ? "503" : "none");
    await expect(s3.uploadFile(path, "bucket", "key", resuming)).rejects.toThrow(/SlowDown/);
    expect(server.uploads.size).toBe(1);
    server.fault = () => "none";
    server.requests.length = 0;
    let progress = 0;
    await s3.uploadFile(path, "bucket", "key", { ...resuming, callback: (bytes) => void (progress += bytes) });
    expect(stored("key").equals(large)).toBe(true);
    expect(progress).toBe(large.length);
    expect(count("PUT")).toBe(1);
    expect(readdirSync(folder)).toEqual(["source"]);
  });

  test("with a checkpoint begin anew when the file changed or the upload is gone, and leave nothing of the old one", async () => {
    const path = join(folder, "source");
    let state: string | undefined;
    const checkpoint = {
      load: async () => state,
      save: async (text: string) => void (state = text),
      clear: async () => void (state = undefined),
    };
    const failing = ({ query }: { query: URLSearchParams }): "503" | "none" => (query.get("partNumber") === "3" ? "503" : "none");
    for (const change of [() => writeFileSync(path, medium), () => server.uploads.clear()]) {
      writeFileSync(path, large);
      server.fault = failing;
      await expect(s3.uploadFile(path, "bucket", "key", { config, checkpoint })).rejects.toThrow(/SlowDown/);
      expect(state).toContain("uploadId");
      change();
      server.fault = () => "none";
      await s3.uploadFile(path, "bucket", "key", { config, checkpoint });
      expect(stored("key").equals(readFileSync(path))).toBe(true);
      expect([server.uploads.size, state]).toEqual([0, undefined]);
    }
  });

  test("of a file that becomes shorter fail by name", async () => {
    const path = join(folder, "source");
    writeFileSync(path, large);
    server.fault = ({ query }) => {
      if (query.has("uploads")) writeFileSync(path, "short");
      return "none";
    };
    await expect(s3.uploadFile(path, "bucket", "key", { config })).rejects.toThrow(/became shorter while it was uploaded/);
    expect(server.uploads.size).toBe(0);
  });

  test("hold no more parts in memory than they may", async () => {
    let read = 0;
    let most = 0;
    const partSize = 5 * MIB;
    server.fault = () => "slow";
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let index = 0; index < 30; index++) {
        read += MIB;
        const done = [...server.uploads.values()].reduce((sum, { parts }) => sum + parts.size * partSize, 0);
        most = Math.max(most, read - done);
        yield new Uint8Array(MIB);
      }
    }
    await s3.uploadFileobj(endless(), "bucket", "key", {
      config: { multipartChunksize: partSize, multipartThreshold: partSize, maxConcurrency: 2 },
    });
    expect(stored("key")).toHaveLength(30 * MIB);
    expect(most).toBeLessThanOrEqual(partSize * 3 * 1.2);
  });

  test.each([
    [{ ExtraArgs: { Colour: "red" } }, "Invalid extra_args key 'Colour', must be one of: ACL,"],
    [{ progress: () => undefined }, 'Unknown upload option "progress". Options: config, ExtraArgs, callback'],
  ])("refuse %j before anything is sent", async (wrong, message) => {
    await expect(s3.uploadFileobj(large, "bucket", "key", wrong as object)).rejects.toThrow(message);
    expect(server.requests).toEqual([]);
  });

  test("refuse what they cannot read", async () => {
    await expect(s3.uploadFileobj(5 as never, "bucket", "key")).rejects.toThrow(/Fileobj must be bytes, a Blob,/);
    await expect(s3.uploadFile(5 as never, "bucket", "key")).rejects.toThrow(/Filename must be a string/);
    await expect(s3.uploadFile(folder, "bucket", "key")).rejects.toThrow(/is a directory/);
    await expect(s3.uploadFile(join(folder, "none"), "bucket", "key")).rejects.toMatchObject({ code: "ENOENT" });
  });
});
