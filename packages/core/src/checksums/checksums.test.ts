import { crc32 as zlibCrc32 } from "node:zlib";
import { createHash } from "node:crypto";
import { readOperation, type OperationDescription, type OperationModel } from "../client/operation.ts";
import type { ResolvedConfig } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import { requestChecksum } from "../codegen/v1/request-checksum.ts";
import { responseChecksum } from "../codegen/v1/response-checksum.ts";
import { FlexibleChecksumError, UnseekableStreamError } from "../errors/stream.ts";
import { normalizeBody, type StreamBody } from "../http/stream-body.ts";
import type { HttpRequest, RequestBody } from "../http/request.ts";
import type { HttpResponse } from "../http/response.ts";
import type { IncrementalHash } from "../platform/platform.ts";
import { ALGORITHMS, base64Digest, findAlgorithm } from "./algorithms.ts";

const CHECK = new TextEncoder().encode("123456789");
const createChecksum = (name: string): IncrementalHash => ALGORITHMS[name]!();
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

describe("algorithms", () => {
  test.each([
    ["crc32", "cbf43926"],
    ["crc32c", "e3069283"],
    ["crc64nvme", "ae8b14860a799888"],
  ])("%s has its check value, in one piece and in several", (name, expected) => {
    const whole = createChecksum(name);
    whole.update(CHECK);
    expect(hex(whole.digest())).toBe(expected);
    const pieces = createChecksum(name);
    for (const size of [
      [0, 1],
      [1, 1],
      [1, 8],
      [8, 9],
    ] as const)
      pieces.update(CHECK.subarray(...size));
    expect(hex(pieces.digest())).toBe(expected);
  });

  test.each(["sha1", "sha256", "sha512"])("%s is the platform's", (name) => {
    const value = createChecksum(name);
    value.update(CHECK);
    expect(base64Digest(value)).toBe(createHash(name).update(CHECK).digest("base64"));
  });

  test("crc32 equals zlib over many lengths", () => {
    const data = Uint8Array.from({ length: 100 }, (_, index) => (index * 37) & 255);
    for (let length = 0; length <= data.length; length++) {
      const value = createChecksum("crc32");
      value.update(data.subarray(0, length));
      expect(Buffer.from(value.digest()).readUInt32BE()).toBe(zlibCrc32(data.subarray(0, length)));
    }
  });

  test("knows no other", () => {
    expect(findAlgorithm("crc16")).toBeUndefined();
    expect(findAlgorithm("toString")).toBeUndefined();
  });
});

const service = { name: "s3", protocol: { wireNameOf: (name: string) => name } } as unknown as Service;

function operation(description: OperationDescription): OperationModel {
  return readOperation({ name: "Op", http: "PUT /", description: JSON.stringify(description), extras: undefined }, service);
}

const putObject = operation({
  input: {
    $: { Body: { $: "B", streaming: true }, "ChecksumAlgorithm header:x-amz-sdk-checksum-algorithm": "s" },
    payload: "Body",
  } as never,
  checksum: { requestAlgorithmMember: "ChecksumAlgorithm" },
});
const deleteObjects = operation({
  input: {
    $: { Delete: { Quiet: "b" }, "ChecksumAlgorithm header:x-amz-sdk-checksum-algorithm": "s" },
    payload: "Delete",
  } as never,
  checksum: { requestAlgorithmMember: "ChecksumAlgorithm", requestChecksumRequired: true },
});
const getObject = operation({
  input: { "ChecksumMode header:x-amz-checksum-mode": "s" },
  checksum: {
    requestValidationModeMember: "ChecksumMode",
    responseAlgorithms: ["CRC32", "SHA1", "CRC64NVME", "XXHASH64", "XXHASH128"],
  },
});
const legacy = operation({ checksumRequired: true });

const supported = {
  requestChecksumCalculation: "when_supported",
  responseChecksumValidation: "when_supported",
  s3: {},
} as ResolvedConfig;
const required = {
  requestChecksumCalculation: "when_required",
  responseChecksumValidation: "when_required",
  s3: {},
} as ResolvedConfig;

function request(body: RequestBody, protocol = "https:", headers: Record<string, string> = {}): HttpRequest {
  return { method: "PUT", protocol, hostname: "h", port: undefined, path: "/", query: "", headers, body };
}

async function sent(body: RequestBody): Promise<string> {
  if (body === undefined || typeof body === "string") return body ?? "";
  const pieces: Uint8Array[] = [];
  if (body instanceof Uint8Array) pieces.push(body);
  else for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces).toString("latin1");
}

describe("request checksums", () => {
  test("go into a trailer for a body of bytes over TLS", async () => {
    const put = request("hello", "https:", { "content-length": "5", "content-encoding": "gzip" });
    await requestChecksum.apply(put, putObject, {}, supported);
    expect(put.headers).toEqual({
      "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
      "content-encoding": "gzip,aws-chunked",
      "transfer-encoding": "chunked",
      "x-amz-decoded-content-length": "5",
      "x-amz-sdk-checksum-algorithm": "CRC32",
      "x-amz-trailer": "x-amz-checksum-crc32",
    });
    expect(await sent(put.body)).toBe("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n");
  });

  test("frame an empty body", async () => {
    const put = request(undefined);
    await requestChecksum.apply(put, putObject, {}, supported);
    expect(put.headers["x-amz-decoded-content-length"]).toBe("0");
    expect(await sent(put.body)).toBe("0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n");
  });

  test("frame long bodies and streams in chunks of 1 MiB, again for every attempt", async () => {
    const bytes = new Uint8Array(2_500_000).fill(97);
    async function* source(): AsyncGenerator<Uint8Array> {
      for (let offset = 0; offset < bytes.length; offset += 70_000) yield bytes.subarray(offset, offset + 70_000);
    }
    const bodies: Array<[RequestBody, number]> = [
      [bytes, 2],
      [(await normalizeBody(new Blob([bytes]))) as RequestBody, 2],
      [(await normalizeBody(source())) as RequestBody, 1],
    ];
    for (const [body, times] of bodies) {
      const put = request(body, "https:", { "content-length": "2500000" });
      await requestChecksum.apply(put, putObject, { ChecksumAlgorithm: "SHA1" }, required);
      expect(put.headers["x-amz-decoded-content-length"]).toBe("2500000");
      const digest = createHash("sha1").update(bytes).digest("base64");
      const chunk = `100000\r\n${"a".repeat(2 ** 20)}\r\n`;
      const rest = 2_500_000 - 2 * 2 ** 20;
      const wire = `${chunk}${chunk}${rest.toString(16)}\r\n${"a".repeat(rest)}\r\n0\r\nx-amz-checksum-sha1:${digest}\r\n\r\n`;
      for (let time = 0; time < times; time++) {
        expect((await sent(put.body)) === wire).toBe(true);
      }
      expect((put.body as StreamBody).replayable).toBe(times === 2);
    }
  });

  test("go into a header without TLS, with the old S3 signer, and for other bodies", async () => {
    const plain = request("hello", "http:");
    await requestChecksum.apply(plain, putObject, {}, supported);
    expect(plain.headers).toEqual({ "x-amz-checksum-crc32": "NhCmhg==", "x-amz-sdk-checksum-algorithm": "CRC32" });
    const old = request("hello");
    await requestChecksum.apply(old, putObject, {}, { ...supported, signatureVersion: "s3" });
    expect(old.headers["x-amz-checksum-crc32"]).toBe("NhCmhg==");
    const xml = request("<Delete/>");
    await requestChecksum.apply(xml, deleteObjects, {}, required);
    expect(Object.keys(xml.headers).sort()).toEqual(["x-amz-checksum-crc32", "x-amz-sdk-checksum-algorithm"]);
    const trait = request("hello");
    await requestChecksum.apply(trait, legacy, {}, required);
    expect(trait.headers).toEqual({ "x-amz-checksum-crc32": "NhCmhg==" });
  });

  test("read a stream for a header only when it can be read again", async () => {
    const blob = request((await normalizeBody(new Blob(["hello"]))) as RequestBody, "http:");
    await requestChecksum.apply(blob, putObject, { ChecksumAlgorithm: "CRC32C" }, required);
    expect(blob.headers).toEqual({ "x-amz-checksum-crc32c": "mnG7TA==" });
    expect(await sent(blob.body)).toBe("hello");
    async function* source(): AsyncGenerator<Uint8Array> {
      yield CHECK;
    }
    const once = request((await normalizeBody(source())) as RequestBody, "http:");
    expect(() => requestChecksum.apply(once, putObject, { ChecksumAlgorithm: "CRC32" }, required)).toThrow(UnseekableStreamError);
    const unsigned = { ...required, s3: { payloadSigningEnabled: false } };
    await requestChecksum.apply(once, putObject, { ChecksumAlgorithm: "CRC32" }, unsigned);
    expect(await sent(once.body)).toBe("9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n");
  });

  test.each([
    ["XXHASH64", "JseCfYifbaM=", "AH"],
    ["XXHASH3", "lVXoVVxi3P0=", "AG"],
    ["XXHASH128", "tenBrQcbPn/Hec+qXlI4GA==", "AI"],
  ])("CHK-05 of %s are loaded, in a trailer and in a header", async (ChecksumAlgorithm, digest, feature) => {
    const name = `x-amz-checksum-${ChecksumAlgorithm.toLowerCase()}`;
    const put = request("hello");
    expect(await requestChecksum.apply(put, putObject, { ChecksumAlgorithm }, required)).toBe(feature);
    expect(put.headers["x-amz-trailer"]).toBe(name);
    expect(await sent(put.body)).toBe(`5\r\nhello\r\n0\r\n${name}:${digest}\r\n\r\n`);
    const plain = request("hello", "http:");
    expect(await requestChecksum.apply(plain, putObject, { ChecksumAlgorithm }, required)).toBe(feature);
    expect(plain.headers[name]).toBe(digest);
  });

  test("stay away when the caller gave one, or nobody wants one", async () => {
    const own = request("hello", "https:", { "x-amz-checksum-sha256": "own" });
    await requestChecksum.apply(own, putObject, { ChecksumAlgorithm: "SHA256" }, supported);
    expect(own.headers).toEqual({ "x-amz-checksum-sha256": "own" });
    const none = request("hello");
    await requestChecksum.apply(none, putObject, {}, required);
    expect(none.headers).toEqual({});
  });

  test("name an algorithm that is not supported", () => {
    expect(() => requestChecksum.apply(request("x"), putObject, { ChecksumAlgorithm: "CRC16" }, supported)).toThrow(
      "Unsupported checksum algorithm: crc16",
    );
    expect(() => requestChecksum.apply(request("x"), putObject, { ChecksumAlgorithm: "MD5" }, supported)).toThrow(
      "Unsupported checksum algorithm: md5",
    );
  });
});

function reply(text: string, headers: Record<string, string>): HttpResponse {
  const bytes = new TextEncoder().encode(text);
  return {
    status: 200,
    reason: "",
    headers,
    body: {
      bytes: async () => bytes,
      async *stream() {
        yield bytes.subarray(0, 2);
        yield bytes.subarray(2);
      },
      cancel: () => undefined,
    },
  };
}

describe("response checksums", () => {
  test("are asked for as the configuration says", () => {
    const asked = request(undefined);
    void responseChecksum.ask(asked, getObject, {}, supported);
    expect(asked.headers).toEqual({ "x-amz-checksum-mode": "ENABLED" });
    const silent = request(undefined);
    void responseChecksum.ask(silent, getObject, {}, required);
    expect(silent.headers).toEqual({});
  });

  test("are checked at the end, in memory and in a stream", async () => {
    const good = responseChecksum.verify(
      reply("hello", { "x-amz-checksum-crc32": "NhCmhg==", "x-amz-checksum-sha1": "wrong" }),
      getObject,
      {},
      supported,
    );
    expect(good.algorithm).toBe("crc32");
    expect(new TextDecoder().decode(await good.response.body.bytes())).toBe("hello");
    const bad = (): HttpResponse =>
      responseChecksum.verify(reply("hellx", { "x-amz-checksum-crc32": "NhCmhg==" }), getObject, {}, supported).response;
    await expect(bad().body.bytes()).rejects.toThrow(/^Expected checksum NhCmhg== did not match calculated checksum: \S+==$/);
    const pieces: number[] = [];
    await expect(
      (async () => {
        for await (const piece of bad().body.stream()) pieces.push(piece.length);
      })(),
    ).rejects.toThrow(FlexibleChecksumError);
    expect(pieces).toEqual([2, 3]);
  });

  test("CHK-05, CHK-07 of xxHash are loaded and checked first", async () => {
    const headers = { "x-amz-checksum-crc32": "wrong", "x-amz-checksum-xxhash128": "tenBrQcbPn/Hec+qXlI4GA==" };
    const verified = (text: string) => responseChecksum.verify(reply(text, headers), getObject, {}, supported);
    expect(verified("hello").algorithm).toBe("xxhash128");
    expect(new TextDecoder().decode(await verified("hello").response.body.bytes())).toBe("hello");
    const pieces: Uint8Array[] = [];
    for await (const piece of verified("hello").response.body.stream()) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe("hello");
    await expect(verified("hellx").response.body.bytes()).rejects.toThrow(FlexibleChecksumError);
    await expect(
      (async () => {
        for await (const _ of verified("hellx").response.body.stream());
      })(),
    ).rejects.toThrow(FlexibleChecksumError);
  });

  test("are left alone when composite, unknown, unmodelled or not wanted", () => {
    const headers = { "x-amz-checksum-crc32": "NhCmhg==-2", "x-amz-checksum-xxhash3": "x", "x-amz-checksum-sha256": "x" };
    expect(responseChecksum.verify(reply("a", headers), getObject, {}, supported).algorithm).toBeUndefined();
    expect(
      responseChecksum.verify(reply("a", { "x-amz-checksum-crc32": "x" }), getObject, {}, required).algorithm,
    ).toBeUndefined();
    expect(
      responseChecksum.verify(reply("a", { "x-amz-checksum-crc32": "x" }), getObject, { ChecksumMode: "ENABLED" }, required)
        .algorithm,
    ).toBe("crc32");
  });
});
