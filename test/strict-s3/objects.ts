/** What a bucket is used for day by day: listing, ranges, conditions, copies, uploads in parts, deleting in numbers. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { plainRequest } from "./plain-request.ts";
import { bucketUrl, refusedWith, withBucket, type Suite } from "./suite.ts";

const MIB = 1024 * 1024;

/** Calls of many kinds, each signed. */
export const objects: Suite = (settings, check) =>
  withBucket(settings, "objects", async (s3, Bucket) => {
    await check("listing by prefix, delimiter and page", async () => {
      const names = Array.from({ length: 25 }, (_, index) => `list/ü ${index % 5}/+${index}&`);
      for (const Key of names) await s3.putObject({ Bucket, Key, Body: Key });
      const found: string[] = [];
      const pages = s3.getPaginator("listObjectsV2").paginate({ Bucket, Prefix: "list/ü ", PaginationConfig: { PageSize: 7 } });
      for await (const { Contents = [] } of pages) found.push(...Contents.map(({ Key }) => Key!));
      assert.deepEqual(found, names.sort());
      const { CommonPrefixes = [] } = await s3.listObjectsV2({ Bucket, Prefix: "list/", Delimiter: "/" });
      assert.deepEqual(
        CommonPrefixes.map(({ Prefix }) => Prefix),
        [0, 1, 2, 3, 4].map((number) => `list/ü ${number}/`),
      );
      assert.deepEqual((await s3.listBuckets()).Buckets?.map(({ Name }) => Name).includes(Bucket), true);
    });
    await check("ranges and conditions", async () => {
      const { ETag } = await s3.putObject({ Bucket, Key: "range", Body: "0123456789" });
      const part = await s3.getObject({ Bucket, Key: "range", Range: "bytes=2-5" });
      assert.deepEqual([await part.Body.text(), part.ContentRange], ["2345", "bytes 2-5/10"]);
      await refusedWith(["304"], s3.getObject({ Bucket, Key: "range", IfNoneMatch: ETag }));
      await refusedWith(["PreconditionFailed"], s3.putObject({ Bucket, Key: "range", Body: "x", IfNoneMatch: "*" }));
      await refusedWith(["NoSuchKey"], s3.getObject({ Bucket, Key: "nowhere" }));
      await refusedWith(["404"], s3.headObject({ Bucket, Key: "nowhere" }));
    });
    await check("copies with their metadata, or with new ones", async () => {
      const CopySource = { Bucket, Key: "source +ü" };
      await s3.putObject({ ...CopySource, Body: "copied", Metadata: { colour: "red" }, ContentType: "text/x" });
      await s3.copyObject({ Bucket, Key: "copy", CopySource });
      const copy = await s3.headObject({ Bucket, Key: "copy" });
      assert.deepEqual([copy.Metadata, copy.ContentType], [{ colour: "red" }, "text/x"]);
      await s3.copyObject({ Bucket, Key: "copy", CopySource, Metadata: { colour: "blue" }, MetadataDirective: "REPLACE" });
      assert.deepEqual((await s3.headObject({ Bucket, Key: "copy" })).Metadata, { colour: "blue" });
    });
    for (const ChecksumType of ["COMPOSITE", "FULL_OBJECT"] as const)
      await check(`an upload in parts with checksums, ${ChecksumType}`, async () => {
        const ChecksumAlgorithm = ChecksumType === "COMPOSITE" ? "SHA256" : "CRC64NVME";
        const Key = `parts ${ChecksumType}`;
        const contents = [randomBytes(5 * MIB), randomBytes(5 * MIB), randomBytes(17)];
        const { UploadId } = await s3.createMultipartUpload({ Bucket, Key, ChecksumAlgorithm, ChecksumType });
        const Parts = [];
        for (const [index, Body] of contents.entries()) {
          const PartNumber = index + 1;
          const { ETag, ChecksumSHA256, ChecksumCRC64NVME } = await s3.uploadPart({
            Bucket,
            Key,
            UploadId: UploadId!,
            PartNumber,
            Body,
            ChecksumAlgorithm,
          });
          assert.ok(ChecksumSHA256 ?? ChecksumCRC64NVME);
          Parts.push({ PartNumber, ETag, ChecksumSHA256, ChecksumCRC64NVME });
        }
        assert.equal((await s3.listParts({ Bucket, Key, UploadId: UploadId! })).Parts?.length, contents.length);
        await s3.completeMultipartUpload({ Bucket, Key, UploadId: UploadId!, MultipartUpload: { Parts }, ChecksumType });
        const reply = await s3.getObject({ Bucket, Key, ChecksumMode: "ENABLED" });
        assert.ok(Buffer.compare(await reply.Body.bytes(), Buffer.concat(contents)) === 0);
        assert.equal(reply.ResponseMetadata.ChecksumAlgorithm, ChecksumType === "COMPOSITE" ? undefined : "crc64nvme");
      });
    await check("parts copied from another object; an upload given up", async () => {
      const content = randomBytes(6 * MIB);
      await s3.putObject({ Bucket, Key: "whole", Body: content });
      const where = { Bucket, Key: "of parts" };
      const { UploadId = "" } = await s3.createMultipartUpload(where);
      const { CopyPartResult } = await s3.uploadPartCopy({
        ...where,
        UploadId,
        PartNumber: 1,
        CopySource: { Bucket, Key: "whole" },
        CopySourceRange: `bytes=0-${5 * MIB - 1}`,
      });
      const Parts = [{ PartNumber: 1, ETag: CopyPartResult?.ETag }];
      await s3.completeMultipartUpload({ ...where, UploadId, MultipartUpload: { Parts } });
      assert.equal((await s3.headObject(where)).ContentLength, 5 * MIB);
      const other = await s3.createMultipartUpload(where);
      await s3.abortMultipartUpload({ ...where, UploadId: other.UploadId! });
      assert.equal((await s3.listMultipartUploads({ Bucket })).Uploads?.length ?? 0, 0);
    });
    await check("tags, in headers and in documents", async () => {
      await s3.putObject({ Bucket, Key: "tagged", Body: "x", Tagging: "a=1&b%20c=%2Bd" });
      const { TagSet } = await s3.getObjectTagging({ Bucket, Key: "tagged" });
      assert.deepEqual(TagSet?.map(({ Key, Value }) => `${Key}=${Value}`).sort(), ["a=1", "b c=+d"]);
      await s3.putObjectTagging({ Bucket, Key: "tagged", Tagging: { TagSet: [{ Key: "é", Value: "+ -=._:/@" }] } });
      assert.deepEqual((await s3.getObjectTagging({ Bucket, Key: "tagged" })).TagSet?.[0], { Key: "é", Value: "+ -=._:/@" });
    });
    await check("deleting in numbers, also keys with line ends and markup", async () => {
      const names = ["del/a&b<c>", "del/line\nend", "del/\ttab", "del/ü", "del/ plain"];
      for (const Key of names) await s3.putObject({ Bucket, Key, Body: "x" });
      const { Deleted = [] } = await s3.deleteObjects({ Bucket, Delete: { Objects: names.map((Key) => ({ Key })) } });
      assert.equal(Deleted.length, names.length);
      assert.equal((await s3.listObjectsV2({ Bucket, Prefix: "del/" })).KeyCount, 0);
    });
    await check("what is not signed is refused", async () => {
      const reply = await plainRequest(`${bucketUrl(settings, Bucket)}/range`, { verify: settings.verify });
      assert.deepEqual([reply.status, reply.code], [403, "AccessDenied"]);
    });
  });
