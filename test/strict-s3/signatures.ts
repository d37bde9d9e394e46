/** What the server must refuse, and what a client must get right without help: secrets, clocks, content, addresses and their time. */
import assert from "node:assert/strict";
import { eventsOf } from "@boto3/core";
import { S3 } from "@boto3/client-s3";
import { plainRequest } from "./plain-request.ts";
import { refusedWith, withBucket, type Suite } from "./suite.ts";

const HOUR_MS = 3_600_000;

/** Signatures in headers and in addresses. */
export const signatures: Suite = (settings, check) =>
  withBucket(settings, "signatures", async (s3, Bucket) => {
    const { verify } = settings;
    await s3.putObject({ Bucket, Key: "k", Body: "content" });

    await check("a wrong secret is refused", async () => {
      const other = new S3({ ...settings, awsSecretAccessKey: "another-secret" });
      await refusedWith(["SignatureDoesNotMatch"], other.listBuckets());
      await refusedWith(["SignatureDoesNotMatch"], other.putObject({ Bucket, Key: "k", Body: "x" }));
      const url = await other.generatePresignedUrl("getObject", { Params: { Bucket, Key: "k" } });
      assert.equal((await plainRequest(url, { verify })).code, "SignatureDoesNotMatch");
      other.close();
    });
    await check("an unknown key id is refused", async () => {
      const other = new S3({ ...settings, awsAccessKeyId: "AKIDNOBODY" });
      await refusedWith(["InvalidAccessKeyId", "XAdminUserNotFound"], other.listBuckets());
      other.close();
    });
    for (const hours of [-3, 3])
      await check(`a clock ${Math.abs(hours)} hours ${hours < 0 ? "slow" : "fast"} is corrected, once`, async () => {
        const other = new S3({ ...settings, clock: () => new Date(Date.now() + hours * HOUR_MS) });
        const first = await other.getObject({ Bucket, Key: "k" });
        assert.equal(await first.Body.text(), "content");
        assert.equal(first.ResponseMetadata.RetryAttempts, 1);
        assert.equal((await other.listObjectsV2({ Bucket })).ResponseMetadata.RetryAttempts, 0);
        const url = await other.generatePresignedUrl("getObject", { Params: { Bucket, Key: "k" } });
        assert.equal((await plainRequest(url, { verify })).body, "content");
        other.close();
      });
    await check("a body changed on its way is refused", async () => {
      const other = new S3(settings);
      eventsOf(other).register("before-send.s3.PutObject", ({ request }) => {
        (request as { body: unknown }).body = "conteNt";
      });
      await refusedWith(["XAmzContentSHA256Mismatch"], other.putObject({ Bucket, Key: "changed", Body: "content" }));
      other.close();
    });
    await check("a header changed on its way is refused", async () => {
      const other = new S3(settings);
      eventsOf(other).register("before-send.s3.PutObject", ({ request }) => {
        (request as { headers: Record<string, string> }).headers["x-amz-meta-note"] = "changed";
      });
      const call = other.putObject({ Bucket, Key: "changed", Body: "content", Metadata: { note: "as signed" } });
      await refusedWith(["SignatureDoesNotMatch"], call);
      other.close();
    });

    await check("addresses of every method", async () => {
      const address = (operation: string, Params: object): Promise<string> =>
        s3.generatePresignedUrl(operation as "getObject", { Params: { Bucket, Key: "by address", ...Params } });
      const put = await plainRequest(await address("putObject", { ContentType: "text/x" }), {
        method: "PUT",
        body: "1",
        verify,
        headers: { "content-type": "text/x" },
      });
      assert.equal(put.status, 200, put.body);
      const head = await plainRequest(await address("headObject", {}), { method: "HEAD", verify });
      assert.deepEqual([head.status, head.headers["content-type"]], [200, "text/x"]);
      const started = await plainRequest(await address("createMultipartUpload", {}), { method: "POST", verify });
      const UploadId = /<UploadId>([^<]+)</.exec(started.body)?.[1];
      assert.ok(UploadId, started.body);
      const part = await plainRequest(await address("uploadPart", { UploadId, PartNumber: 1 }), {
        method: "PUT",
        body: "in a part",
        verify,
      });
      assert.equal(part.status, 200, part.body);
      const MultipartUpload = { Parts: [{ PartNumber: 1, ETag: String(part.headers["etag"]) }] };
      await s3.completeMultipartUpload({ Bucket, Key: "by address", UploadId, MultipartUpload });
      assert.equal((await plainRequest(await address("getObject", {}), { verify })).body, "in a part");
      assert.equal((await plainRequest(await address("deleteObject", {}), { method: "DELETE", verify })).status, 204);
    });
    await check("an address holds for its method, its header, its query and its time", async () => {
      const url = await s3.generatePresignedUrl("putObject", { Params: { Bucket, Key: "k", ContentType: "text/x" } });
      const headers = { "content-type": "text/x" };
      const codes = [
        await plainRequest(url, { method: "DELETE", headers, verify }),
        await plainRequest(url, { method: "PUT", headers: { "content-type": "text/y" }, body: "x", verify }),
        await plainRequest(`${url}&more=1`, { method: "PUT", headers, body: "x", verify }),
      ].map(({ code }) => code);
      assert.deepEqual(codes, ["SignatureDoesNotMatch", "SignatureDoesNotMatch", "SignatureDoesNotMatch"]);
      const past = new S3({ ...settings, clock: () => new Date(Date.now() - HOUR_MS) });
      const expired = await past.generatePresignedUrl("getObject", { Params: { Bucket, Key: "k" }, ExpiresIn: 60 });
      assert.deepEqual((await plainRequest(expired, { verify })).code, "AccessDenied");
      past.close();
    });
  });
