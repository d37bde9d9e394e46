/** Keys that lose their form in a careless canonical request or address: header signatures and presigned addresses. */
import assert from "node:assert/strict";
import { plainRequest } from "./plain-request.ts";
import { bucketUrl, withBucket, type Suite } from "./suite.ts";

const KEYS: readonly string[] = [
  "a//b",
  "/leading",
  "//leading//twice",
  "./x",
  "a/./b",
  "a/../b",
  "a b+c",
  " spaces around ",
  "100%",
  "%2e%2e/%00",
  "%2B+%20 ",
  "?query=1&x#y",
  "=?&",
  "'\"<>&;",
  "tilde~'()*!",
  "semi;colon,comma",
  "[]{}|^`$@:",
  "back\\slash",
  "tab\t",
  "line\nbreak",
  "ü/日本/😀",
  "e\u0301 is not \u00e9",
  "\u202eright to left",
  "a".repeat(255),
];

/** The server takes no key that leaves its folder. Its answer still comes after the signature was found good. */
const KEYS_THE_SERVER_REFUSES: readonly string[] = ["..", "../y", "a/../../b"];

/** Put, get, head and delete of each key; put and get by address. */
export const keys: Suite = (settings, check) =>
  withBucket(settings, "hostile-keys", async (s3, Bucket) => {
    for (const Key of KEYS) {
      await check(`key ${shown(Key)}`, async () => {
        const content = `content of ${Key}`;
        await s3.putObject({ Bucket, Key, Body: content, Metadata: { note: "a  b" } });
        const { Body, Metadata } = await s3.getObject({ Bucket, Key });
        assert.equal(await Body.text(), content);
        assert.equal(Metadata?.["note"], "a  b");
        assert.equal((await s3.headObject({ Bucket, Key })).ContentLength, Buffer.byteLength(content));
        await s3.copyObject({ Bucket, Key: "the copy", CopySource: { Bucket, Key } });
        assert.equal(await (await s3.getObject({ Bucket, Key: "the copy" })).Body.text(), content);
        await s3.deleteObject({ Bucket, Key });
      });
      await check(`address of key ${shown(Key)}`, async () => {
        const { verify } = settings;
        const put = await s3.generatePresignedUrl("putObject", { Params: { Bucket, Key } });
        const written = await plainRequest(put, { method: "PUT", body: "by address", verify });
        assert.equal(written.status, 200, written.body);
        const get = await s3.generatePresignedUrl("getObject", { Params: { Bucket, Key, ResponseContentType: "text/x +/" } });
        const read = await plainRequest(get, { verify });
        assert.deepEqual([read.status, read.body, read.headers["content-type"]], [200, "by address", "text/x +/"]);
        await s3.deleteObject({ Bucket, Key });
      });
    }
    for (const Key of KEYS_THE_SERVER_REFUSES)
      await check(`key ${shown(Key)} goes out as it is`, async () => {
        const get = await s3.generatePresignedUrl("getObject", { Params: { Bucket, Key } });
        assert.ok(get.startsWith(`${bucketUrl(settings, Bucket)}/${Key}?`), get);
        assert.equal((await plainRequest(get, { verify: settings.verify })).status, 400);
        const error = await s3.putObject({ Bucket, Key, Body: "x" }).catch((caught: unknown) => caught);
        assert.equal((error as { statusCode?: number }).statusCode, 400, String(error));
      });
  });

function shown(key: string): string {
  return JSON.stringify(key.length > 40 ? `${key.slice(0, 8)}... (${key.length})` : key);
}
