import { createHash, createPrivateKey, createPublicKey, createVerify } from "node:crypto";
import { NoAuthTokenError, NoCredentialsError } from "../errors/credentials.ts";
import { NoRegionError } from "../errors/endpoint.ts";
import { UnseekableStreamError } from "../errors/stream.ts";
import { normalizeBody } from "../http/stream-body.ts";
import type { HttpRequest, RequestBody } from "../http/request.ts";
import { s3 } from "../codegen/v1/signers/s3.ts";
import { s3v4a } from "../codegen/v1/signers/s3v4a.ts";
import { v2 } from "../codegen/v1/signers/v2.ts";
import { v3 } from "../codegen/v1/signers/v3.ts";
import { isS3PayloadUnsigned } from "./payload.ts";
import { signRequest } from "./sign-request.ts";
import { derivedKey } from "./sigv4a.ts";
import type { SigningPlan } from "./signing-plan.ts";

const NOW = new Date("2026-01-02T03:04:05Z");
const credentials = { accessKeyId: "AKID", secretAccessKey: "secret" };

function request(parts: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: "PUT",
    protocol: "https:",
    hostname: "b.s3.amazonaws.com",
    port: undefined,
    path: "/k",
    query: "",
    headers: {},
    body: undefined,
    ...parts,
  };
}

function plan(parts: Partial<SigningPlan> = {}): SigningPlan {
  return {
    signer: "v4",
    signingName: "s3",
    region: "us-east-1",
    regionSet: undefined,
    unsignedPayload: false,
    doubleEncodePath: true,
    credentials: undefined,
    ...parts,
  };
}

const trailer = { "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER" };

describe("sign request", () => {
  test("leaves an anonymous request alone", () => {
    const plain = request();
    expect(signRequest(plain, plan({ signer: "none" }), {}, NOW)).toBeUndefined();
    expect(plain.headers).toEqual({});
  });

  test("writes a bearer token", () => {
    const sent = request({ headers: { authorization: "old" } });
    void signRequest(sent, plan({ signer: "bearer" }), { token: "t" }, NOW);
    expect(sent.headers).toEqual({ authorization: "Bearer t" });
  });

  test("names what is missing", () => {
    expect(() => signRequest(request(), plan(), {}, NOW)).toThrow(NoCredentialsError);
    expect(() => signRequest(request(), plan({ signer: "bearer" }), {}, NOW)).toThrow(NoAuthTokenError);
    expect(() => signRequest(request(), plan({ region: "" }), { credentials }, NOW)).toThrow(NoRegionError);
  });

  test("takes the plan's credentials first, and S3 Express' own token header", () => {
    const session = { accessKeyId: "SESSION", secretAccessKey: "x", sessionToken: "token" };
    const sent = request({ headers: { "x-amz-security-token": "other" } });
    void signRequest(
      sent,
      plan({ signer: "v4-s3express", signingName: "s3express", doubleEncodePath: false, credentials: session }),
      { credentials },
      NOW,
    );
    expect(sent.headers).toMatchObject({
      "x-amz-s3session-token": "token",
      authorization: expect.stringContaining("Credential=SESSION/20260102/us-east-1/s3express/"),
    });
    expect(sent.headers).not.toHaveProperty("x-amz-security-token");
  });

  test("reads a stream that must be signed and can be read again", async () => {
    const blob = request({ protocol: "http:", body: normalizeBody(new Blob(["hello"])) as RequestBody });
    const bytes = request({ protocol: "http:", body: "hello" });
    await signRequest(blob, plan({ signer: "s3v4" }), { credentials }, NOW);
    void signRequest(bytes, plan({ signer: "s3v4" }), { credentials }, NOW);
    expect(blob.headers).toEqual(bytes.headers);
  });

  test("refuses a stream that must be signed and can be read only once", async () => {
    async function* source(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1);
    }
    const sent = request({ body: normalizeBody(source()) as RequestBody });
    await expect(signRequest(sent, plan(), { credentials }, NOW)).rejects.toThrow(UnseekableStreamError);
    const unsigned = request({ body: normalizeBody(source()) as RequestBody });
    expect(signRequest(unsigned, plan({ unsignedPayload: true }), { credentials }, NOW)).toBeUndefined();
    expect(unsigned.headers["x-amz-content-sha256"]).toBe("UNSIGNED-PAYLOAD");
    const trailing = request({ body: sent.body, headers: { ...trailer } });
    expect(signRequest(trailing, plan({ signer: "s3v4" }), { credentials }, NOW)).toBeUndefined();
    expect(trailing.headers["x-amz-content-sha256"]).toBe("STREAMING-UNSIGNED-PAYLOAD-TRAILER");
  });

  test("uses the other signers that it is given", async () => {
    const form = request({ method: "POST", body: "Action=X" });
    await signRequest(form, plan({ signer: "v2" }), { credentials }, NOW, { v2 });
    expect(form.body).toContain("SignatureVersion=2");
    const old = request({ headers: { "x-amz-acl": "private" } });
    await signRequest(old, plan({ signer: "s3", authPath: "/b/k" }), { credentials }, NOW, { s3 });
    expect(old.headers["authorization"]).toMatch(/^AWS AKID:.{27}=$/);
    const date = request();
    await signRequest(date, plan({ signer: "v3" }), { credentials }, NOW, { v3 });
    expect(date.headers["x-amzn-authorization"]).toContain("AWS3-HTTPS AWSAccessKeyId=AKID,Algorithm=HmacSHA256,");
    expect(() => signRequest(request(), plan({ signer: "v2" }), { credentials }, NOW, { s3 })).toThrow(
      'Signing with "v2": the service or the client\'s option signers needs { v2 } from "@boto3/core/codegen/v1/signers/v2".',
    );
  });
});

describe("SigV4A", () => {
  test("derives the key of the published example", () => {
    const example = { accessKeyId: "AKISORANDOMAASORANDOM", secretAccessKey: "q+jcrXGc+0zWN6uzclKVhvMmUsIfRPa4rlRandom" };
    expect(derivedKey(example)).toBe("7fd3bd010c0d9c292141c2b77bfbde1042c92e6836fff749d1269ec890fca1bd");
  });

  test("signs what its public key verifies", async () => {
    const sent = request({ hostname: "m.accesspoint.s3-global.amazonaws.com", body: "hello" });
    await signRequest(sent, plan({ signer: "s3v4a", doubleEncodePath: false, regionSet: ["*"] }), { credentials }, NOW, {
      s3v4a,
    });
    const { authorization, ...headers } = sent.headers;
    expect(headers["x-amz-region-set"]).toBe("*");
    const [, names, signature] = /SignedHeaders=([^,]*), Signature=(\w+)$/.exec(authorization!)!;
    expect(authorization).toMatch(/^AWS4-ECDSA-P256-SHA256 Credential=AKID\/20260102\/s3\/aws4_request, /);
    const all: Record<string, string> = { ...headers, host: sent.hostname };
    const lines = names!
      .split(";")
      .map((name) => `${name}:${all[name]}\n`)
      .join("");
    const canonical = `PUT\n/k\n\n${lines}\n${names}\n${headers["x-amz-content-sha256"]}`;
    const text = `AWS4-ECDSA-P256-SHA256\n20260102T030405Z\n20260102/s3/aws4_request\n${createHash("sha256").update(canonical).digest("hex")}`;
    const curve = Buffer.from("a00a06082a8648ce3d030107", "hex");
    const key = Buffer.concat([Buffer.from("30310201010420", "hex"), Buffer.from(derivedKey(credentials), "hex"), curve]);
    const publicKey = createPublicKey(createPrivateKey({ key, format: "der", type: "sec1" }));
    expect(createVerify("sha256").update(text).verify(publicKey, Buffer.from(signature!, "hex"))).toBe(true);
  });
});

describe("S3 payload", () => {
  const rules = { payloadSigningEnabled: undefined, streamingInput: true, unsignedPayload: false };

  test("is left unsigned over TLS with a checksum of a streaming body, or when the setting says so", () => {
    const checked = { headers: { "content-md5": "x" }, body: "a" };
    expect(isS3PayloadUnsigned(request(checked), rules)).toBe(true);
    expect(isS3PayloadUnsigned(request(checked), { ...rules, streamingInput: false })).toBe(false);
    expect(isS3PayloadUnsigned(request({ ...checked, protocol: "http:" }), rules)).toBe(false);
    expect(isS3PayloadUnsigned(request({ body: "a" }), rules)).toBe(false);
    expect(isS3PayloadUnsigned(request(checked), { ...rules, payloadSigningEnabled: true })).toBe(false);
    expect(isS3PayloadUnsigned(request({ protocol: "http:" }), { ...rules, payloadSigningEnabled: false })).toBe(true);
  });
});
