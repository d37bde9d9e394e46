/** The hashes of the web platform, against those of Node. */
import { createHash, createHmac } from "node:crypto";
import { gunzipSync } from "node:zlib";
import type { HashName } from "./platform.ts";
import * as node from "./node.ts";
import * as web from "./web.ts";

const data = Uint8Array.from({ length: 400 }, (_, index) => (index * 73 + 11) & 255);

describe("web platform", () => {
  test.each(["md5", "sha1", "sha256", "sha512"] as HashName[])("%s equals Node's over all lengths around its blocks", (name) => {
    for (let length = 0; length <= 260; length++) {
      const part = data.subarray(0, length);
      const hash = web.createHash(name);
      hash.update(part.subarray(0, length >> 1));
      hash.update(part.subarray(length >> 1));
      expect(Buffer.from(hash.digest()).toString("hex")).toBe(createHash(name).update(part).digest("hex"));
    }
  });

  test("SHA-256 and HMAC take text and bytes, and keys of all lengths", () => {
    expect(web.sha256Hex("smørrebrød 😀")).toBe(node.sha256Hex("smørrebrød 😀"));
    expect(web.sha256(data)).toEqual(new Uint8Array(node.sha256(data)));
    for (const length of [0, 1, 63, 64, 65, 200]) {
      const key = data.subarray(0, length);
      expect(web.hmacSha256Hex(key, "ü")).toBe(createHmac("sha256", key).update("ü").digest("hex"));
    }
    expect(web.hmacSha256("key", data)).toEqual(new Uint8Array(node.hmacSha256("key", data)));
  });

  test("makes UUIDs and compresses", async () => {
    expect(web.randomUuid()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(gunzipSync(await web.gzip(data))).toEqual(Buffer.from(data));
    expect(gunzipSync(await node.gzip(data))).toEqual(Buffer.from(data));
  });

  test("exports what Node's platform exports", () => {
    expect(Object.keys(web).sort()).toEqual(Object.keys(node).sort());
  });
});
