/** Proves the direct header signer equal to the library, byte for byte. */
import { SignatureV4 } from "@smithy/signature-v4";
import type { HttpRequest } from "../http/request.ts";
import { signV4 } from "./sigv4.ts";
import type { SigningPlan } from "./signing-plan.ts";
import { LibrarySha256 } from "./library-fixture.ts";

const HOSTILE = [
  "..",
  ".",
  "",
  "a",
  "%",
  "+",
  " ",
  "😀",
  "ü",
  "a b",
  "~",
  "*",
  "'()!",
  "=&?#",
  "日本",
  "-_.",
  "@:$,;",
  "\\",
  "%2F",
  "a%20b",
  "\u0000",
  "|",
];

/** A small generator with a fixed start: the same requests in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function quote(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

const HEADERS: ReadonlyArray<readonly [string, string]> = [
  ["content-type", "application/x-amz-json-1.1"],
  ["x-amz-target", "DynamoDB_20120810.GetItem"],
  ["x-amz-meta-a", "  two   words "],
  ["x-amz-meta-b", "tab\there"],
  ["user-agent", "boto3/1"],
  ["expect", "100-continue"],
  ["x-amzn-trace-id", "Root=1"],
  ["transfer-encoding", "chunked"],
  ["range", "bytes=0-1"],
  ["content-md5", "XrY7u+Ae7tCTyyK7j1rNww=="],
  ["connection", "keep-alive"],
];

function randomRequest(pick: (below: number) => number): HttpRequest {
  const segment = (): string =>
    quote(HOSTILE[pick(HOSTILE.length)]!) + (pick(3) === 0 ? quote(HOSTILE[pick(HOSTILE.length)]!) : "");
  const pair = (): string => `${quote(HOSTILE[pick(HOSTILE.length)]! || "k")}=${quote(HOSTILE[pick(HOSTILE.length)]!)}`;
  const bodies = [undefined, "", "hello", '{"a":"ü"}', new Uint8Array([0, 255, 10])];
  return {
    method: ["GET", "PUT", "POST", "DELETE", "HEAD"][pick(5)]!,
    protocol: pick(2) === 0 ? "https:" : "http:",
    hostname: ["b.s3.eu-west-1.amazonaws.com", "localhost", "[::1]"][pick(3)]!,
    port: [undefined, 8443][pick(2)],
    path: `/${Array.from({ length: pick(5) }, segment).join("/")}${pick(4) === 0 ? "/" : ""}`,
    query: Array.from({ length: pick(5) }, pair).join("&"),
    headers: Object.fromEntries(HEADERS.filter(() => pick(3) === 0)),
    body: bodies[pick(bodies.length)],
  };
}

describe("direct header signer", () => {
  const pick = generator(20260102);
  const services = ["dynamodb", "s3", "execute-api"];
  const regions = ["eu-west-1", "us-east-1"];

  test.each(Array.from({ length: 600 }, (_, index) => index))("equals the library on request %i", async () => {
    const request = randomRequest(pick);
    const date = new Date(Date.UTC(2026, pick(12), 1 + pick(28), pick(24), pick(60), pick(60), pick(1000)));
    const isS3 = pick(2) === 0;
    const plan: SigningPlan = {
      signer: isS3 ? "s3v4" : "v4",
      signingName: services[pick(3)]!,
      region: regions[pick(2)]!,
      regionSet: undefined,
      unsignedPayload: pick(4) === 0,
      doubleEncodePath: !isS3,
      credentials: undefined,
    };
    const credentials = {
      accessKeyId: "AKID",
      secretAccessKey: `secret${pick(3)}`,
      sessionToken: pick(2) === 0 ? "token/+=" : undefined,
    };
    const library = new SignatureV4({
      credentials,
      region: plan.region,
      service: plan.signingName,
      sha256: LibrarySha256,
      uriEscapePath: plan.doubleEncodePath,
      applyChecksum: isS3,
    });
    const query: Record<string, string | string[]> = {};
    for (const [name, value] of new URLSearchParams(request.query)) {
      const known = query[name];
      query[name] = known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value];
    }
    const host = request.hostname + (request.port === undefined ? "" : `:${request.port}`);
    const headers: Record<string, string> = { ...request.headers, host };
    if (plan.unsignedPayload) headers["x-amz-content-sha256"] = "UNSIGNED-PAYLOAD";
    const signed = await library.sign({ ...request, query, headers, body: request.body } as never, { signingDate: date });
    signV4(request, plan, credentials, date);
    expect({ ...request.headers, host }).toEqual((signed as unknown as { headers: unknown }).headers);
  });

  test("rewrites a Date header in place of x-amz-date, and replaces what an earlier attempt wrote", () => {
    const request: HttpRequest = {
      method: "GET",
      protocol: "https:",
      hostname: "h",
      port: undefined,
      path: "/",
      query: "",
      body: undefined,
      headers: { date: "yesterday", "x-amz-date": "old", authorization: "old" },
    };
    const plan: SigningPlan = {
      signer: "v4",
      signingName: "s",
      region: "r",
      regionSet: undefined,
      unsignedPayload: false,
      doubleEncodePath: true,
      credentials: undefined,
    };
    signV4(request, plan, { accessKeyId: "A", secretAccessKey: "B" }, new Date("2026-01-02T03:04:05Z"));
    expect(request.headers).toEqual({
      date: "Fri, 02 Jan 2026 03:04:05 -0000",
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=A\/20260102\/r\/s\/aws4_request, SignedHeaders=date;host, /,
      ),
    });
  });
});
