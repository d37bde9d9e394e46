/** Replies that never come: what became of their requests is found out, and nothing is left behind. */
import {
  createMultipartUpload,
  abortMultipartUpload,
  completeMultipartUpload,
  putObject,
  service,
  uploadPart,
} from "@boto3/client-s3";
import { createClient } from "@boto3/core";
import { uploadFileobj } from "@boto3/s3-transfer";
import type { Fault, Seen } from "./s3-server.ts";
import { config, count, large as content, options, s3, server } from "./transfer-world.ts";

const isCreate = ({ method, query }: Seen): boolean => method === "POST" && query.has("uploads");
const isComplete = ({ method, query }: Seen): boolean => method === "POST" && query.has("uploadId");

/** The first requests of a kind meet a fault. */
function fail(matches: (request: Seen) => boolean, fault: Fault, times: number = Number.POSITIVE_INFINITY): void {
  let met = 0;
  server.fault = (request) => (matches(request) && met++ < times ? fault : "none");
}

describe("uploads whose beginning was not answered", () => {
  test.each<[Fault, number]>([
    ["lost", 2],
    ["truncate", 1],
    ["500 after", 3],
  ])("are removed: %s, %d times", async (fault, times) => {
    fail(isCreate, fault, times);
    await s3.uploadFileobj(content, "bucket", "key", { config });
    expect(server.objects.get("key")!.body.equals(content)).toBe(true);
    expect(server.uploads.size).toBe(0);
    expect(count("DELETE")).toBe(times);
  });

  test("are removed when no attempt was answered", async () => {
    fail(isCreate, "lost");
    await expect(s3.uploadFileobj(content, "bucket", "key", { config })).rejects.toMatchObject({ name: "ConnectionClosedError" });
    expect(server.uploads.size).toBe(0);
  });

  test("are not looked for when the service refused them", async () => {
    fail(isCreate, "503", 2);
    await s3.uploadFileobj(content, "bucket", "key", { config });
    expect(count("GET")).toBe(0);
  });

  test("are told from those of others: older, with parts, of another key, under way here", async () => {
    const headers = {};
    const begun = new Date();
    server.uploads.set("old", { key: "key", headers, parts: new Map(), begun: new Date(Date.now() - 60_000) });
    server.uploads.set("with parts", { key: "key", headers, parts: new Map([[1, content]]), begun });
    server.uploads.set("of another key", { key: "key2", headers, parts: new Map(), begun });
    fail(isCreate, "lost", 1);
    await s3.uploadFileobj(content, "bucket", "key", { config });
    expect([...server.uploads.keys()]).toEqual(["old", "with parts", "of another key"]);
  });

  test("are left where there are more than were lost", async () => {
    server.uploads.set("of another program", { key: "key", headers: {}, parts: new Map(), begun: new Date() });
    fail(isCreate, "lost", 1);
    await s3.uploadFileobj(content, "bucket", "key", { config });
    expect(server.uploads.size).toBe(2);
  });

  test("are left by a client that cannot list them", async () => {
    fail(isCreate, "lost", 1);
    const operations = { abortMultipartUpload, completeMultipartUpload, createMultipartUpload, putObject, uploadPart };
    await using client = createClient(service, operations, options);
    await uploadFileobj(client, content, "bucket", "key", { config });
    expect(server.uploads.size).toBe(1);
  });
});

describe("uploads whose completion was not answered", () => {
  test.each<[Fault, number]>([
    ["lost", 1],
    ["lost", 9],
    ["truncate", 1],
    ["500 after", 1],
  ])("are complete when the object is there: %s, %d times", async (fault, times) => {
    fail(isComplete, fault, times);
    const reply = await s3.uploadFileobj(content, "bucket", "key", { config });
    expect(reply.ETag).toBe(server.objects.get("key")!.etag);
    expect(count("HEAD")).toBe(1);
    expect(server.uploads.size).toBe(0);
  });

  test("have failed when another object is there", async () => {
    let tries = 0;
    server.fault = (request) => {
      if (!isComplete(request)) return "none";
      if (tries++ === 0) return "lost";
      server.put("key", content);
      return "none";
    };
    await expect(s3.uploadFileobj(content, "bucket", "key", { config })).rejects.toMatchObject({ code: "NoSuchUpload" });
  });

  test("have failed when there is no object", async () => {
    fail(isComplete, "reset");
    await expect(s3.uploadFileobj(content, "bucket", "key", { config })).rejects.toMatchObject({ name: "ConnectionClosedError" });
    expect(server.uploads.size).toBe(0);
  });

  test("of copies are looked after in the same way", async () => {
    server.put("source", content);
    server.fault = (request) => (isComplete(request) && count("POST /bucket/key?uploadId") === 1 ? "lost" : "none");
    await s3.copy({ Bucket: "bucket", Key: "source" }, "bucket", "key", { config });
    expect(server.objects.get("key")!.body.equals(content)).toBe(true);
  });
});
