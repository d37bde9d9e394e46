/**
 * 5,000 random keys and queries have botocore's canonical request, for S3's signer and for the usual one. The recording
 * (`test/record-canonical-requests.py`) keeps a digest of every hundred.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { percentEncode } from "../protocols/http-binding/percent-encode.ts";
import type { HttpRequest } from "../http/request.ts";
import { textToSign } from "./sigv4.ts";
import type { SignerName, SigningPlan } from "./signing-plan.ts";

const recorded = JSON.parse(readFileSync(new URL("../../test/canonical-requests.json", import.meta.url), "utf8")) as {
  digests: string[];
};
const PIECES = [
  ..."..|.||a|b|%|+| |😀|ü|~|*|'()!|=&?#|日本|-_.|@:$,;|\\|%2F|a%20b".split("|"),
  ...'| \n \u0301 e Z 0 " <> [] {} ^ `'.split(" "),
  "\u00a0",
  "\ufeff",
];
const BATCH = 100;

/** The generator of the recording. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state * below) / 2 ** 32);
  };
}

function randomRequest(pick: (below: number) => number): HttpRequest {
  const times = <Item>(count: number, make: () => Item): Item[] => Array.from({ length: count }, make);
  const text = (most: number): string => times(pick(most), () => PIECES[pick(PIECES.length)]!).join("");
  const path = `/${times(1 + pick(5), () => text(4)).join("/")}`;
  const query = times(pick(5), () => `${percentEncode(text(3) || "k")}=${percentEncode(text(4))}`).join("&");
  const headers = { "x-amz-date": "20260102T030405Z" };
  const address = { protocol: "https:", hostname: "host.example.com", port: undefined };
  return { method: "GET", ...address, path: percentEncode(path).replaceAll("%2F", "/"), query, headers, body: undefined };
}

function canonicalHash(request: HttpRequest, signer: SignerName): string {
  const doubleEncodePath = signer === "v4";
  const plan: SigningPlan = {
    signer,
    doubleEncodePath,
    signingName: "s",
    region: "r",
    regionSet: undefined,
    unsignedPayload: false,
    credentials: undefined,
  };
  const copy = { ...request, headers: { ...request.headers } };
  return textToSign(copy, plan, "UNSIGNED-PAYLOAD", "head").text.split("\n").at(-1)!;
}

test("random keys and queries have botocore's canonical request", () => {
  const pick = generator(1);
  const digests = recorded.digests.map(() => {
    const digest = createHash("sha256");
    for (let index = 0; index < BATCH; index++) {
      const request = randomRequest(pick);
      for (const signer of ["s3v4", "v4"] as const) digest.update(canonicalHash(request, signer));
    }
    return digest.digest("hex");
  });
  expect(digests).toHaveLength(50);
  expect(digests).toEqual(recorded.digests);
});
