/**
 * Signature Version 4A: an ECDSA signature valid in several regions, with a key derived from the secret. botocore leaves it to its
 * native runtime; here Web Crypto signs. Multi-region access points and EventBridge global endpoints need it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
import { hmacSha256Hex } from "#platform";
import type { Credentials } from "../client/resolved-config.ts";
import type { HttpRequest } from "../http/request.ts";
import { hex } from "../platform/hex.ts";
import { payloadHash } from "./payload.ts";
import { signingDate } from "./signing-date.ts";
import type { SigningPlan } from "./signing-plan.ts";
import { textToSign } from "./sigv4.ts";

/** Order of the curve P-256, minus two. */
const LAST_KEY = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63254fn;
/** PKCS #8 around a bare P-256 key, without the public half: 32 bytes of key follow. */
const PKCS8_HEAD = "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420";

const ALGORITHM = "AWS4-ECDSA-P256-SHA256";

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
  const { text, names } = textToSign(request, plan, await payloadHash(request, plan), `${ALGORITHM}\n${now.long}\n${scope}`);
  headers["authorization"] =
    `${ALGORITHM} Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${await signTextV4a(credentials, text)}`;
}

/** The signature of a text, in hex. */
export async function signTextV4a(credentials: Credentials, text: string): Promise<string> {
  const pkcs8 = Uint8Array.from((PKCS8_HEAD + derivedKey(credentials)).match(/../g)!, (pair) => Number.parseInt(pair, 16));
  const key = await crypto.subtle.importKey("pkcs8", pkcs8, { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
  return derSignature(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, new TextEncoder().encode(text)));
}

/** The private key in hex: the first candidate of a counter-mode derivation that is below the curve's order, plus one. */
export function derivedKey({ accessKeyId, secretAccessKey }: Credentials): string {
  for (let counter = 1; ; counter++) {
    // A second round has a chance of one in four billion, so the counter stays below 128 and is one byte in UTF-8.
    const input = `\0\0\0\x01${ALGORITHM}\0${accessKeyId}${String.fromCharCode(counter)}\0\0\x01\0`;
    const candidate = BigInt(`0x${hmacSha256Hex(`AWS4A${secretAccessKey}`, input)}`);
    if (candidate <= LAST_KEY) return (candidate + 1n).toString(16).padStart(64, "0");
  }
}

/** Web Crypto gives the two numbers side by side, the signature carries them as DER integers; in hex. */
function derSignature(raw: ArrayBuffer): string {
  const tagged = (tag: string, content: string): string => tag + hex([content.length / 2]) + content;
  const integer = (start: number): string => {
    const digits = hex(new Uint8Array(raw, start, 32)).replace(/^(00)+/, "");
    return tagged("02", /^[89a-f]/.test(digits) ? `00${digits}` : digits);
  };
  return tagged("30", integer(0) + integer(32));
}
