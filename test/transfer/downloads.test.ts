/** Downloads of the S3 client against a server in this process. */
import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { TransferConfig } from "@boto3/s3-transfer";
import { mountSmallDisk } from "./small-disk.ts";
import { MIB, config, large, server, s3, folder } from "./transfer-world.ts";

describe("downloads", () => {
  test("write every kind of target and leave it open", async () => {
    server.put("key", large);
    const path = join(folder, "target");
    await s3.downloadFile("bucket", "key", path, { config, fsync: true });
    expect(readFileSync(path).equals(large)).toBe(true);
    const second = join(folder, "second");
    const handle = await open(second, "w");
    await handle.write("before ");
    await s3.downloadFileobj("bucket", "key", handle, { config });
    await handle.write(" after");
    await handle.close();
    expect(readFileSync(second, "latin1")).toBe(`before ${large.toString("latin1")} after`);
    const third = join(folder, "third");
    const stream = createWriteStream(third);
    await s3.downloadFileobj("bucket", "key", stream, { config });
    expect(stream.writableEnded).toBe(false);
    await new Promise<void>((resolve) => stream.end(resolve));
    expect(readFileSync(third).equals(large)).toBe(true);
    const received: Uint8Array[] = [];
    const web = new WritableStream<Uint8Array>({ write: (piece) => void received.push(piece) });
    await s3.downloadFileobj("bucket", "key", web, { config });
    expect(web.locked).toBe(false);
    expect(Buffer.concat(received).equals(large)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["second", "target", "third"]);
  });

  test("write a pipe in order and do not replace it", async () => {
    server.put("key", large);
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const received: Buffer[] = [];
    const reading = (async () => {
      for await (const piece of createReadStream(pipe)) received.push(piece as Buffer);
    })();
    await s3.downloadFile("bucket", "key", pipe, { config });
    await reading;
    expect(Buffer.concat(received).equals(large)).toBe(true);
  });

  test("begin again where a body breaks off, and take the progress back", async () => {
    server.put("key", large);
    let cut = 3;
    server.fault = ({ method, headers }) => (method === "GET" && headers.range && cut-- > 0 ? "truncate" : "none");
    const steps: number[] = [];
    const path = join(folder, "target");
    await s3.downloadFile("bucket", "key", path, { config, callback: (bytes) => void steps.push(bytes) });
    expect(readFileSync(path).equals(large)).toBe(true);
    expect(steps.reduce((sum, bytes) => sum + bytes, 0)).toBe(large.length);
    expect(steps.some((bytes) => bytes < 0)).toBe(true);
  });

  test("give up after the attempts allowed, and leave the old file", async () => {
    server.put("key", large);
    server.fault = ({ method }) => (method === "GET" ? "truncate" : "none");
    const path = join(folder, "target");
    writeFileSync(path, "old");
    await expect(s3.downloadFile("bucket", "key", path, { config })).rejects.toMatchObject({
      name: "RetriesExceededError",
      message: "Max Retries Exceeded",
      partNumber: expect.any(Number) as number,
      cause: { name: expect.stringMatching(/IncompleteRead|ConnectionClosed|ResponseStreaming/) as string },
    });
    expect(readFileSync(path, "latin1")).toBe("old");
    expect(readdirSync(folder)).toEqual(["target"]);
  });

  test("of an object that changes meanwhile fail by name", async () => {
    server.put("key", large);
    server.fault = ({ method, headers }) => {
      if (method === "GET" && headers.range?.startsWith("bytes=5242880")) server.put("key", Buffer.alloc(large.length));
      return "none";
    };
    const serial = new TransferConfig({ multipartThreshold: 5 * MIB, multipartChunksize: 5 * MIB, useThreads: false });
    await expect(s3.downloadFile("bucket", "key", join(folder, "target"), { config: serial })).rejects.toMatchObject({
      name: "S3DownloadFailedError",
      partNumber: 2,
      bytesTransferred: 5 * MIB,
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([false, true])("to a full disk fail by name, as a device: %s", async (isDevice) => {
    const disk = isDevice ? undefined : mountSmallDisk(3 * MIB);
    const path = isDevice ? "/dev/full" : disk && join(disk.folder, "target");
    // Mounting takes root, and the device is Linux's.
    if (path === undefined || (isDevice && !existsSync(path))) return;
    try {
      server.put("key", large);
      await expect(s3.downloadFile("bucket", "key", path, { config })).rejects.toMatchObject({
        code: "ENOSPC",
        path,
        message: `ENOSPC: no space left on device, write '${path}'`,
      });
      if (disk) expect(readdirSync(disk.folder)).toEqual([]);
    } finally {
      disk?.remove();
    }
  });

  test("replace a link, not what it points to", async () => {
    server.put("key", Buffer.from("new"));
    writeFileSync(join(folder, "file"), "old");
    symlinkSync(join(folder, "file"), join(folder, "link"));
    await s3.downloadFile("bucket", "key", join(folder, "link"));
    expect(readFileSync(join(folder, "file"), "latin1")).toBe("old");
    expect(readFileSync(join(folder, "link"), "latin1")).toBe("new");
  });

  test("of the longest names find room for the temporary file", async () => {
    server.put("key", Buffer.from("x"));
    const path = join(folder, "é".repeat(127));
    await s3.downloadFile("bucket", "key", path);
    expect(readFileSync(path, "latin1")).toBe("x");
  });

  test("hold no more parts in memory than they may", async () => {
    const partSize = 256 * 1024;
    server.put("key", large);
    let written = 0;
    let most = 0;
    server.fault = ({ headers }) => {
      const asked = Number(/bytes=(\d+)-/.exec(headers.range ?? "bytes=0-")![1]) + partSize;
      most = Math.max(most, asked - written);
      // Every fourth part comes late, so that those behind it have to wait.
      return (asked / partSize) % 4 === 1 ? "slow" : "none";
    };
    const target = { write: async (piece: Uint8Array) => void (written += piece.length) };
    await s3.downloadFileobj("bucket", "key", target, {
      config: { multipartChunksize: partSize, multipartThreshold: partSize, maxConcurrency: 2 },
    });
    expect(written).toBe(large.length);
    expect(most).toBeGreaterThan(partSize * 2);
    expect(most).toBeLessThanOrEqual(partSize * 3 * 1.2);
  });

  test("to a closed stream fail", async () => {
    server.put("key", large);
    const stream = new PassThrough();
    stream.on("error", () => undefined);
    setTimeout(() => stream.destroy(), 5);
    await expect(s3.downloadFileobj("bucket", "key", stream, { config })).rejects.toThrow(/closed|destroyed/i);
  });
});
