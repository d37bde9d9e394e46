/**
 * Bodies in every form and with every checksum the server knows: bytes, files and streams, checksums in headers and in trailers of
 * aws-chunked bodies. The server compares each with what arrived, and keeps it.
 */
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3 } from "@boto3/client-s3";
import { refusedWith, withBucket, type Suite } from "./suite.ts";

const MIB = 1024 * 1024;
const ALGORITHMS = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256", "SHA512", "XXHASH64", "XXHASH3", "XXHASH128"] as const;
const SIZES = [0, 1, 100_007, MIB - 1, MIB, MIB + 1, 5 * MIB + 3];

/** Uploads, each read back and compared. */
export const uploads: Suite = (settings, check) =>
  withBucket(settings, "uploads", async (s3, Bucket) => {
    const folder = mkdtempSync(join(tmpdir(), "boto3-uploads-"));
    const isHttp = settings.verify === undefined;
    /** Over http a stream that can be read once is sent only where its body need not be signed. */
    const unsigned = new S3({ ...settings, s3: { ...settings.s3, payloadSigningEnabled: false } });
    const always = new S3({ ...settings, requestChecksumCalculation: "when_supported" });
    const streaming = isHttp ? unsigned : s3;
    try {
      for (const algorithm of ALGORITHMS)
        for (const [form, client] of Object.entries({ bytes: s3, "a stream": streaming }))
          await check(`${form} with ${algorithm}`, async () => {
            const content = randomBytes(MIB + 77);
            const Key = `${form}-${algorithm}`;
            await client.putObject({
              Bucket,
              Key,
              ChecksumAlgorithm: algorithm,
              ContentLength: content.length,
              Body: form === "bytes" ? content : pieces(content),
            });
            const reply = await s3.getObject({ Bucket, Key, ChecksumMode: "ENABLED" });
            assert.equal(reply.ResponseMetadata.ChecksumAlgorithm, algorithm.toLowerCase());
            assertSame(await reply.Body.bytes(), content);
          });
      for (const size of SIZES) {
        const content = randomBytes(size);
        const file = join(folder, String(size));
        writeFileSync(file, content);
        const bodies: Readonly<Record<string, () => Uint8Array | Blob | AsyncIterable<Uint8Array>>> = {
          bytes: () => content,
          "a Blob": () => new Blob([content]),
          "a file": () => createReadStream(file),
          "a stream": () => pieces(content),
        };
        for (const [form, body] of Object.entries(bodies))
          await check(`${form} of ${size} bytes, with and without a checksum`, async () => {
            for (const client of form === "a stream" ? [streaming] : [s3, always, unsigned]) {
              await client.putObject({ Bucket, Key: "k", Body: body(), ContentLength: size });
              assertSame(await (await s3.getObject({ Bucket, Key: "k" })).Body.bytes(), content);
            }
          });
      }
      await check("a stream of unknown length", async () => {
        for (const size of [0, 5 * MIB, 9 * MIB + 1]) {
          const content = randomBytes(size);
          await s3.uploadFileobj(pieces(content), Bucket, "unknown");
          assertSame(await (await s3.getObject({ Bucket, Key: "unknown" })).Body.bytes(), content);
        }
        // By a client of its own: the server answers without reading the body, keeps the connection, and takes what is left for a request.
        const refused = new S3({ ...settings, s3: { ...settings.s3, payloadSigningEnabled: false } });
        await refusedWith(["MissingContentLength"], refused.putObject({ Bucket, Key: "unknown", Body: pieces(randomBytes(10)) }));
        refused.close();
      });
      for (const ChecksumAlgorithm of ["XXHASH64", "XXHASH3", "XXHASH128"])
        await check(`an upload in parts with ${ChecksumAlgorithm}`, async () => {
          const content = randomBytes(12 * MIB);
          const config = { multipartThreshold: 5 * MIB, multipartChunksize: 5 * MIB };
          await s3.uploadFileobj(content, Bucket, "parts", { ExtraArgs: { ChecksumAlgorithm }, config });
          const reply = await s3.getObject({ Bucket, Key: "parts", ChecksumMode: "ENABLED" });
          assertSame(await reply.Body.bytes(), content);
          assert.match(reply[`Checksum${ChecksumAlgorithm}` as "ChecksumXXHASH3"] ?? "", /=-3$/);
        });
      await check("an encoding of the caller stays beside the framing", async () => {
        const Body = randomBytes(1000);
        await always.putObject({ Bucket, Key: "encoded", Body, ContentEncoding: "br" });
        // This server also keeps the framing's own name.
        assert.match((await s3.headObject({ Bucket, Key: "encoded" })).ContentEncoding ?? "", /^br(,aws-chunked)?$/);
      });
      await check("a checksum that the caller computed is sent as it is", async () => {
        const ChecksumSHA256 = createHash("sha256").update("right").digest("base64");
        await s3.putObject({ Bucket, Key: "given", Body: "right", ChecksumSHA256 });
        await refusedWith(["BadDigest"], s3.putObject({ Bucket, Key: "given", Body: "wrong", ChecksumSHA256 }));
        const ContentMD5 = createHash("md5").update("right").digest("base64");
        await s3.putObject({ Bucket, Key: "given", Body: "right", ContentMD5 });
        await refusedWith(["BadDigest"], s3.putObject({ Bucket, Key: "given", Body: "wrong", ContentMD5 }));
      });
    } finally {
      unsigned.close();
      always.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

/** A source that can be read once, in uneven pieces. */
async function* pieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < content.length; start += 70_001) yield content.subarray(start, start + 70_001);
}

function assertSame(actual: Uint8Array, expected: Uint8Array): void {
  assert.equal(actual.length, expected.length);
  assert.ok(Buffer.compare(actual, expected) === 0, "another content");
}
