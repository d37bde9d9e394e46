/** Proves signatures in addresses equal to those of the library, and the asymmetric ones valid under the derived key. */
import { createPrivateKey, createPublicKey, createVerify } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import type { HttpRequest } from "../http/request.ts";
import { LibrarySha256 } from "./library-fixture.ts";
import { presignRequest } from "./sigv4-query.ts";
import { derivedKey } from "./sigv4a.ts";
import type { SignerName, SigningPlan } from "./signing-plan.ts";

const credentials = { accessKeyId: "AKID", secretAccessKey: "secret" };
const NOW = new Date("2026-01-02T03:04:05Z");

function request(parts: Partial<HttpRequest> = {}): HttpRequest {
  const address = { protocol: "https:", hostname: "b.s3.amazonaws.com", port: undefined, path: "/k" };
  return { method: "GET", ...address, query: "", headers: {}, body: undefined, ...parts };
}

function plan(signer: SignerName, parts: Partial<SigningPlan> = {}): SigningPlan {
  const usual = { signingName: "s3", region: "eu-west-1", regionSet: undefined, unsignedPayload: false, credentials: undefined };
  return { signer, doubleEncodePath: false, ...usual, ...parts };
}

const PATHS = ["/k", "/a//b/../c", "/%C3%BC%20%2B", "/~()*'!", "/%F0%9F%98%80", "/a%3Fb%3D%26"];

describe("a presigned address", () => {
  test.each(PATHS)("of %s is the library's", async (path) => {
    const query = "x-id=GetObject&versionId=a%2Bb&empty=";
    const sent = request({ path, query, headers: { "x-amz-meta-a": " b  c " } });
    const url = await presignRequest(sent, plan("s3v4"), { ...credentials, sessionToken: "t/+=" }, 60, NOW);
    const library = new SignatureV4({
      service: "s3",
      region: "eu-west-1",
      credentials: { ...credentials, sessionToken: "t/+=" },
      sha256: LibrarySha256,
      uriEscapePath: false,
      applyChecksum: false,
    });
    const theirs = await library.presign(
      {
        method: "GET",
        protocol: "https:",
        hostname: sent.hostname,
        path,
        query: { "x-id": "GetObject", versionId: "a+b", empty: "" },
        headers: { host: sent.hostname, "x-amz-content-sha256": "UNSIGNED-PAYLOAD", "x-amz-meta-a": " b  c " },
      },
      {
        expiresIn: 60,
        signingDate: NOW,
        unhoistableHeaders: new Set(["x-amz-meta-a", "x-amz-content-sha256"]),
        unsignableHeaders: new Set(["x-amz-content-sha256"]),
      },
    );
    expect(new URL(url).searchParams.get("X-Amz-Signature")).toBe((theirs.query as Record<string, string>)["X-Amz-Signature"]);
  });

  test("carries no header that the request does not have", async () => {
    const url = await presignRequest(request(), plan("s3v4"), credentials, 60, NOW);
    expect(new URL(url).searchParams.get("X-Amz-SignedHeaders")).toBe("host");
  });

  test("takes parameters of a form or JSON body into its query", async () => {
    const form = await presignRequest(request({ method: "POST", body: "Action=A&B=c%20d" }), plan("v4"), credentials, 60, NOW);
    expect(form).toMatch(/\?Action=A&B=c%20d&X-Amz-Algorithm=/);
    const json = await presignRequest(request({ body: '{"L":["a","b"],"M":{"x":true}}' }), plan("v4"), credentials, 60, NOW);
    expect(json).toMatch(/\?L=a&L=b&M=%7B%27x%27%3A%20True%7D&X-Amz-Algorithm=/);
  });

  test("keeps parameters named like what every object has", async () => {
    const query = "constructor=a&__proto__=b&toString=c";
    const url = await presignRequest(request({ query }), plan("s3v4"), credentials, 60, NOW);
    expect(url).toMatch(/\?constructor=a&__proto__=b&toString=c&X-Amz-Algorithm=/);
  });

  test("refuses a body that has no parameters", async () => {
    const xml = request({ body: "<Delete/>" });
    await expect(presignRequest(xml, plan("s3v4"), credentials, 60, NOW)).rejects.toThrow("cannot be part of an address");
  });

  test("for several regions is signed with the derived key", async () => {
    const url = await presignRequest(request(), plan("s3v4a", { regionSet: ["*"] }), credentials, 60, NOW);
    const { searchParams } = new URL(url);
    expect(searchParams.get("X-Amz-Region-Set")).toBe("*");
    expect(searchParams.get("X-Amz-Credential")).toBe("AKID/20260102/s3/aws4_request");
    const unsigned = url.slice(url.indexOf("?") + 1).replace(/&X-Amz-Signature=.*/, "");
    const { createHash } = await import("node:crypto");
    const canonical = `GET\n/k\n${unsigned.split("&").sort().join("&")}\nhost:b.s3.amazonaws.com\n\nhost\nUNSIGNED-PAYLOAD`;
    const text = `AWS4-ECDSA-P256-SHA256\n20260102T030405Z\n20260102/s3/aws4_request\n${createHash("sha256").update(canonical).digest("hex")}`;
    const pkcs8 = Buffer.from(
      `3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420${derivedKey(credentials)}`,
      "hex",
    );
    const key = createPublicKey(createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }));
    const signature = Buffer.from(searchParams.get("X-Amz-Signature")!, "hex");
    expect(createVerify("sha256").update(text).verify(key, signature)).toBe(true);
  });
});
