/** Signatures in headers and in addresses beside `@smithy/signature-v4`. */
import { SignatureV4 } from "@smithy/signature-v4";
import { LibrarySha256 } from "../../../packages/core/src/auth/library-fixture.ts";
import type { SigningPlan } from "../../../packages/core/src/auth/signing-plan.ts";
import { presignRequest } from "../../../packages/core/src/auth/sigv4-query.ts";
import { signV4 } from "../../../packages/core/src/auth/sigv4.ts";
import type { Credentials } from "../../../packages/core/src/client/resolved-config.ts";
import type { HttpRequest } from "../../../packages/core/src/http/request.ts";
import { percentEncode } from "../../../packages/core/src/protocols/http-binding/percent-encode.ts";
import type { Random } from "../random.ts";
import type { Subject } from "../subject.ts";

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

export const headerSignatures: Subject = {
  name: "header-signatures",
  async compare(random) {
    const request = randomRequest(random);
    const { plan, credentials, date } = randomSigning(random);
    const given = { request: { ...request, headers: { ...request.headers } }, plan, credentials, date };
    const library = libraryOf(plan, credentials, plan.signer === "s3v4");
    const host = hostOf(request);
    const headers: Record<string, string> = { ...request.headers, host };
    if (plan.unsignedPayload) headers["x-amz-content-sha256"] = "UNSIGNED-PAYLOAD";
    const signed = await library.sign({ ...request, query: queryOf(request), headers } as never, { signingDate: date });
    await signV4(request, plan, credentials, date);
    return { given, fast: { ...request.headers, host }, slow: { ...(signed as unknown as { headers: object }).headers } };
  },
};

export const addressSignatures: Subject = {
  name: "address-signatures",
  async compare(random) {
    const whole = randomRequest(random);
    const request = { ...whole, query: unique(whole.query), body: undefined };
    const signing = randomSigning(random);
    const { credentials, date } = signing;
    const plan: SigningPlan = { ...signing.plan, unsignedPayload: false };
    const isS3 = plan.signer === "s3v4";
    const expiresIn = 1 + random.below(604_800);
    const url = await presignRequest(request, plan, credentials, expiresIn, date);
    const hash = isS3 ? { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } : {};
    const signed = await libraryOf(plan, credentials, false).presign(
      { ...request, query: queryOf(request), headers: { ...request.headers, host: hostOf(request), ...hash } } as never,
      {
        expiresIn,
        signingDate: date,
        unhoistableHeaders: new Set([...Object.keys(request.headers), "x-amz-content-sha256"]),
        unsignableHeaders: new Set(["x-amz-content-sha256"]),
      },
    );
    const theirs = (signed as unknown as { query: Record<string, string> }).query;
    const ours = new URL(url).searchParams;
    const names = [
      "X-Amz-Signature",
      "X-Amz-SignedHeaders",
      "X-Amz-Credential",
      "X-Amz-Date",
      "X-Amz-Expires",
      "X-Amz-Security-Token",
    ];
    return {
      given: { request, plan, credentials, date, expiresIn },
      fast: names.map((name) => ours.get(name) ?? undefined),
      slow: names.map((name) => theirs[name]),
    };
  },
};

function libraryOf(plan: SigningPlan, credentials: Credentials, applyChecksum: boolean): SignatureV4 {
  return new SignatureV4({
    credentials,
    region: plan.region!,
    service: plan.signingName,
    sha256: LibrarySha256,
    uriEscapePath: plan.doubleEncodePath,
    applyChecksum,
  });
}

function randomSigning(random: Random): { plan: SigningPlan; credentials: Credentials; date: Date } {
  const isS3 = random.chance(0.5);
  return {
    plan: {
      signer: isS3 ? "s3v4" : "v4",
      signingName: random.pick(["dynamodb", "s3", "execute-api"]),
      region: random.pick(["eu-west-1", "us-east-1"]),
      regionSet: undefined,
      unsignedPayload: random.chance(0.25),
      doubleEncodePath: !isS3,
      credentials: undefined,
    },
    credentials: {
      accessKeyId: random.pick(["AKID", "ASIA"]),
      secretAccessKey: `secret${random.below(3)}`,
      ...(random.chance(0.5) ? { sessionToken: "token/+=" } : {}),
    },
    date: new Date(
      Date.UTC(
        2026,
        random.below(12),
        1 + random.below(28),
        random.below(24),
        random.below(60),
        random.below(60),
        random.below(1000),
      ),
    ),
  };
}

function randomRequest(random: Random): HttpRequest {
  const segments = random.some(4, () => percentEncode(random.pick([random.text(2), random.text(4), "..", ".", ""])));
  return {
    method: random.pick(["GET", "PUT", "POST", "DELETE", "HEAD"]),
    protocol: random.pick(["https:", "http:"]),
    hostname: random.pick(["b.s3.eu-west-1.amazonaws.com", "localhost", "[::1]"]),
    port: random.pick([undefined, 8443]),
    path: `/${segments.join("/")}${random.chance(0.25) ? "/" : ""}`,
    query: random.some(4, () => `${percentEncode(parameterName(random))}=${percentEncode(random.text(3))}`).join("&"),
    headers: Object.fromEntries(HEADERS.filter(() => random.chance(0.3))),
    body: random.pick([undefined, "", "hello", '{"a":"ü"}', new Uint8Array([0, 255, 10]), random.text(30), random.bytes(50)]),
  };
}

/** The library loses parameters of this one name. */
function parameterName(random: Random): string {
  return random.text(2).replace("__proto__", "proto") || "k";
}

function hostOf({ hostname, port }: HttpRequest): string {
  return hostname + (port === undefined ? "" : `:${port}`);
}

/** The library takes parameters by name, decoded. Plus signs are none of a form's. */
function queryOf({ query }: HttpRequest): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const pair of query === "" ? [] : query.split("&")) {
    const [name, value] = pair.split("=").map(decodeURIComponent) as [string, string];
    const known = found[name];
    found[name] = known === undefined ? value : [known, value].flat();
  }
  return found;
}

/** Each name once: of a repeated parameter boto3 signs the first. */
function unique(query: string): string {
  const pairs = new Map(query.split("&").map((pair) => [pair.split("=")[0], pair] as const));
  return [...pairs.values()].join("&");
}
