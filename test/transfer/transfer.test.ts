/** Transfers of the S3 client against a server in this process: what boto3 promises, and what it does not. */
import { execFileSync } from "node:child_process";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { createClient } from "@boto3/core";
import {
  S3,
  service,
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  getObject,
  headObject,
  putObject,
  uploadPart,
} from "@boto3/client-s3";
import { S3Resource } from "@boto3/client-s3/resource";
import { downloadFileobj, S3Transfer, sync, TransferConfig, TransferManager, uploadFileobj } from "@boto3/s3-transfer";
import { runFaults } from "./faults.ts";
import { S3Server } from "./s3-server.ts";
import { mountSmallDisk } from "./small-disk.ts";

const MIB = 1024 * 1024;
const config = new TransferConfig({ multipartThreshold: 5 * MIB, multipartChunksize: 5 * MIB, maxConcurrency: 4 });
const large = Buffer.alloc(11 * MIB, "The quick brown fox jumps over the lazy dog. ");

const medium = large.subarray(0, 6 * MIB);

let server: S3Server;
let s3: S3;
let folder: string;
let options: { regionName: string; awsAccessKeyId: string; awsSecretAccessKey: string; endpointUrl: string };

beforeAll(async () => {
  server = new S3Server();
  options = {
    regionName: "us-east-1",
    awsAccessKeyId: "AKIDEXAMPLE",
    awsSecretAccessKey: "example",
    endpointUrl: await server.start(),
  };
  s3 = new S3({ ...options, sleep: () => Promise.resolve() } as typeof options);
});

afterAll(async () => {
  s3.close();
  await server.stop();
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "boto3-transfer-"));
  server.objects.clear();
  server.uploads.clear();
  server.requests.length = 0;
  server.fault = () => "none";
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stored = (key: string): Buffer => server.objects.get(key)!.body;
const count = (start: string): number => server.requests.filter((request) => request.startsWith(start)).length;

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

describe("copies", () => {
  test("go in parts where they are large, with headers and metadata of the source", async () => {
    server.put("a/ü +b", large, { "content-type": "text/x", "x-amz-meta-colour": "red" });
    let progress = 0;
    await s3.copy({ Bucket: "bucket", Key: "a/ü +b" }, "bucket", "copy", {
      config,
      callback: (bytes) => void (progress += bytes),
    });
    expect(stored("copy").equals(large)).toBe(true);
    expect(server.objects.get("copy")!.headers).toEqual({ "content-type": "text/x", "x-amz-meta-colour": "red" });
    expect(progress).toBe(large.length);
    expect(count("PUT /bucket/copy?")).toBe(3);
  });

  test("ask the source's own client", async () => {
    server.put("key", Buffer.from("x"));
    const asked: string[] = [];
    const sourceClient = {
      headObject: async (input: { Key: string }) => {
        asked.push(input.Key);
        return { ContentLength: 1, ETag: '"e"' };
      },
    };
    await s3.copy({ Bucket: "bucket", Key: "key" }, "bucket", "copy", { sourceClient });
    expect(asked).toEqual(["key"]);
    expect(count("HEAD")).toBe(0);
  });

  test("refuse a source that is a text", async () => {
    await expect(s3.copy("bucket/key" as never, "bucket", "copy")).rejects.toThrow(/Expecting dictionary formatted/);
  });
});

describe("requests", () => {
  test("name transfers as the feature they are part of, and others do not", async () => {
    const features: string[][] = [];
    server.fault = ({ headers, query }) => {
      features.push((/ m\/(\S+)/.exec(headers["user-agent"] ?? "")?.[1] ?? "").split(","));
      return query.get("partNumber") === "3" && server.uploads.size > 0 && features.length < 20 ? "503" : "none";
    };
    const path = join(folder, "source");
    const checkpoint = join(folder, "state");
    writeFileSync(path, large);
    await expect(s3.uploadFile(path, "bucket", "key", { config, checkpoint })).rejects.toThrow(/SlowDown/);
    server.fault = ({ headers }) => {
      features.push((/ m\/(\S+)/.exec(headers["user-agent"] ?? "")?.[1] ?? "").split(","));
      return "none";
    };
    await s3.uploadFile(path, "bucket", "key", { config, checkpoint });
    await s3.uploadFileobj(Buffer.from("small"), "bucket", "small");
    await s3.downloadFile("bucket", "key", join(folder, "target"), { config });
    await s3.copy({ Bucket: "bucket", Key: "key" }, "bucket", "copy", { config });
    await sync(s3, folder, "s3://bucket/folder", { delete: true, include: "target" });
    rmSync(join(folder, "target"));
    await sync(s3, folder, "s3://bucket/folder", { delete: true, include: "target" });
    const kinds = new Set(server.requests.map((request) => request.replace(/=[^&]*/g, "")));
    expect(kinds).toContain("POST /bucket?delete");
    expect(kinds).toContain("GET /bucket/key?uploadId");
    expect(features.filter((ids) => !ids.includes("G"))).toEqual([]);
    features.length = 0;
    await s3.headObject({ Bucket: "bucket", Key: "key" });
    expect(features).toHaveLength(1);
    expect(features[0]).not.toContain("G");
  });
});

describe("clients of chosen operations", () => {
  test("are passed to the functions", async () => {
    const operations = {
      abortMultipartUpload,
      completeMultipartUpload,
      createMultipartUpload,
      getObject,
      headObject,
      putObject,
      uploadPart,
    };
    await using client = createClient(service, operations, options);
    await uploadFileobj(client, large, "bucket", "key", { config });
    const received: Uint8Array[] = [];
    await downloadFileobj(client, "bucket", "key", { write: (piece) => received.push(piece) }, { config });
    expect(Buffer.concat(received).equals(large)).toBe(true);
  });
});

describe("resources", () => {
  test("have transfers with bucket and key of their own", async () => {
    const resource = new S3Resource(options);
    const path = join(folder, "source");
    writeFileSync(path, "abc");
    await resource.Bucket("bucket").uploadFile(path, "one");
    await resource.Object("bucket", "two").uploadFileobj(Buffer.from("def"));
    await resource.Object("bucket", "three").copy({ Bucket: "bucket", Key: "two" });
    await resource.Bucket("bucket").copy({ Bucket: "bucket", Key: "one" }, "four");
    await resource.Object("bucket", "three").downloadFile(join(folder, "target"));
    const received: Uint8Array[] = [];
    await resource.Bucket("bucket").downloadFileobj("four", { write: (piece) => received.push(piece) });
    expect([readFileSync(join(folder, "target"), "latin1"), Buffer.concat(received).toString()]).toEqual(["def", "abc"]);
  });
});

describe("managers", () => {
  test("wait for all their transfers, and tell subscribers", async () => {
    const events: string[] = [];
    const subscriber = {
      onQueued: () => void events.push("queued"),
      onProgress: ({ bytesTransferred }: { bytesTransferred: number }) => void events.push(`progress ${bytesTransferred}`),
      onDone: ({ future }: { future: { done(): boolean } }) => void events.push(`done ${future.done()}`),
    };
    {
      await using manager = new TransferManager(s3);
      manager.upload(Buffer.from("abc"), "bucket", "one", { subscribers: [subscriber] });
      for (let index = 0; index < 30; index++) manager.upload(Buffer.from(String(index)), "bucket", `n/${index}`);
    }
    expect(server.objects.size).toBe(31);
    expect(events.slice(0, 2)).toEqual(["queued", "progress 3"]);
    expect(events).toHaveLength(3);
  });

  test("give a download its size and ETag without asking for them", async () => {
    server.put("key", Buffer.from("abc"));
    const manager = new TransferManager(s3);
    const received: Uint8Array[] = [];
    await manager.download(
      "bucket",
      "key",
      { write: (piece) => received.push(piece) },
      {
        subscribers: [
          {
            onQueued({ future }) {
              future.meta.provideTransferSize(3);
              future.meta.provideObjectEtag(server.objects.get("key")!.etag);
            },
          },
        ],
      },
    );
    expect(Buffer.concat(received).toString()).toBe("abc");
    expect(server.requests).toHaveLength(1);
  });

  test("show progress to whoever iterates over it", async () => {
    const manager = new TransferManager(s3, config);
    const transfer = manager.upload(large, "bucket", "key");
    let last = { bytesTransferred: 0, totalBytes: undefined as number | undefined };
    let previous = -1;
    for await (const progress of transfer.progress()) {
      expect(progress.bytesTransferred).toBeGreaterThan(previous);
      previous = progress.bytesTransferred;
      last = { ...last, ...progress };
    }
    await transfer.result();
    expect(last).toEqual({ bytesTransferred: large.length, totalBytes: large.length });
  });

  test("cancel what runs when they are shut down for an error", async () => {
    server.fault = () => "slow";
    const manager = new TransferManager(s3, config);
    const transfers = [1, 2, 3].map((index) => manager.upload(large, "bucket", `key-${index}`));
    await new Promise((resolve) => setTimeout(resolve, 10));
    await manager.shutdown({ error: new Error("the program failed") });
    for (const transfer of transfers) {
      await expect(transfer.result()).rejects.toMatchObject({ name: "FatalError", message: "the program failed" });
    }
    expect(server.uploads.size).toBe(0);
    expect(() => manager.upload(large, "bucket", "late")).toThrow(/was shut down/);
  });

  test("keep to the bandwidth they were given", async () => {
    const manager = new TransferManager(s3, { maxBandwidth: 10 * MIB });
    const started = performance.now();
    await Promise.all([
      manager.upload(large.subarray(0, 2 * MIB), "bucket", "a"),
      manager.upload(large.subarray(0, 2 * MIB), "bucket", "b"),
    ]);
    const seconds = (performance.now() - started) / 1000;
    expect(seconds).toBeGreaterThan(0.3);
  });

  test("belong to S3Transfer, or a client does", () => {
    expect(() => new S3Transfer()).toThrow(/Either a boto3.Client or/);
    expect(() => new S3Transfer(s3, undefined, new TransferManager(s3))).toThrow(/mutually exclusive/);
  });
});

test("random faults and aborts leave nothing behind", async () => {
  const report = await runFaults(20, 20_261_125);
  expect(report.problems).toEqual([]);
  expect(report.completed + report.failed + report.aborted).toBe(20);
}, 60_000);
