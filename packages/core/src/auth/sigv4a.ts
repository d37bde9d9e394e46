/**
 * Signature Version 4A: an ECDSA signature valid in several regions, with a key derived from the secret. botocore leaves it to its
 * native runtime; here Web Crypto signs. Multi-region access points and EventBridge global endpoints need it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
import { hmacSha256 } from "#platform";
import type { Credentials } from "../client/resolved-config.ts";
import type { HttpRequest } from "../http/request.ts";
import { payloadHash } from "./payload.ts";
import { signingDate } from "./signing-date.ts";
import type { SigningPlan } from "./signing-plan.ts";
import { textToSign } from "./sigv4.ts";

/** Order of the curve P-256, minus two. */
const LAST_KEY = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63254fn;
/** PKCS #8 around a bare P-256 key, without the public half: 32 bytes of key follow. */
const PKCS8_HEAD = "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420";

/** Signs in place. */
export async function signV4a(request: HttpRequest, plan: SigningPlan, credentials: Credentials, date: Date): Promise<void> {
  const { headers } = request;
  const now = signingDate(date);
  delete headers["authorization"];
  delete headers["date"];
  headers["x-amz-date"] = now.long;
  headers["x-amz-region-set"] = plan.regionSet?.join(",") || "*";
  if (credentials.sessionToken) headers["x-amz-security-token"] = credentials.sessionToken;
  const scope = `${now.short}/${plan.signingName}/aws4_request`;
  const { text, names } = textToSign(request, plan, await payloadHash(request, plan), `AWS4-ECDSA-P256-SHA256\n${now.long}\n${scope}`);
  const key = await crypto.subtle.importKey(
    "pkcs8",
    bytesOf(PKCS8_HEAD + derivedKey(credentials)),
    { name: "ECDSA", namedCurve: "P-256" },
    false,
    ["sign"],
  );
  const raw = new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, new TextEncoder().encode(text)));
  headers["authorization"] =
    `AWS4-ECDSA-P256-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${hex(derSignature(raw))}`;
}

/** The private key in hex: the first candidate of a counter-mode derivation that is below the curve's order, plus one. */
export function derivedKey(credentials: Credentials): string {
  for (let counter = 1; counter < 255; counter++) {
    const context = new TextEncoder().encode(`AWS4-ECDSA-P256-SHA256\0${credentials.accessKeyId}`);
    const input = Uint8Array.from([0, 0, 0, 1, ...context, counter, 0, 0, 1, 0]);
    const candidate = BigInt(`0x${hex(hmacSha256(`AWS4A${credentials.secretAccessKey}`, input))}`);
    if (candidate <= LAST_KEY) return (candidate + 1n).toString(16).padStart(64, "0");
  }
  throw new Error("No SigV4A key can be derived from these credentials.");
}

/** Web Crypto gives the two numbers side by side, the signature carries them as DER integers. */
function derSignature(raw: Uint8Array): Uint8Array {
  const numbers = [raw.subarray(0, 32), raw.subarray(32)].map((number) => {
    const first = number.findIndex((byte) => byte !== 0);
    const digits = number.subarray(first);
    return digits[0]! > 0x7f ? [0, ...digits] : [...digits];
  });
  const body = numbers.flatMap((digits) => [2, digits.length, ...digits]);
  return Uint8Array.from([0x30, body.length, ...body]);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g)!, (pair) => Number.parseInt(pair, 16));
}
