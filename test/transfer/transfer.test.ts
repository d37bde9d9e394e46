/** Transfers of the S3 client against a server in this process: copies, and what all of them have in common. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@boto3/core";
import {
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
import { downloadFileobj, S3Transfer, sync, TransferManager, uploadFileobj } from "@boto3/s3-transfer";
import { runFaults } from "./faults.ts";
import { MIB, config, large, server, s3, folder, options, stored, count } from "./transfer-world.ts";

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
