/** The recorded signatures of botocore and the Signature Version 4 test suite, where they are at hand. */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { HttpRequest } from "../http/request.ts";
import { signHmacV1 } from "./hmac-v1.ts";
import { isS3PayloadUnsigned } from "./payload.ts";
import { signV2 } from "./sigv2.ts";
import { signV4 } from "./sigv4.ts";
import type { SigningPlan } from "./signing-plan.ts";
import { presignRequest } from "./smithy.ts";

const directory = new URL("../../../../../shared/conformance/sigv4/", import.meta.url);
const isPresent = existsSync(directory);
const NOW = new Date("2026-01-02T03:04:05Z");

interface Signature {
  id: string;
  signer: string;
  credentials: { access_key: string; secret_key: string; token: string | null };
  request: {
    method: string;
    url: string;
    headers: Record<string, string>;
    body: string | { form: Array<[string, string]> } | { $blob: string };
    context?: { payload_signing_enabled?: boolean };
  };
  signed: { url: string; headers: Record<string, string>; form?: Array<[string, string]>; error?: unknown };
}

function bodyOf(body: Signature["request"]["body"]): HttpRequest["body"] {
  if (typeof body === "string") return body === "" ? undefined : body;
  return "form" in body ? new URLSearchParams(body.form).toString() : Buffer.from(body.$blob, "base64");
}

/** The parts of an address without the changes that `URL` makes. */
function split(url: string): Pick<HttpRequest, "protocol" | "hostname" | "port" | "path" | "query"> {
  const [, protocol = "", hostname = "", port, path = "", query = ""] = /^(https?:)\/\/([^/:?]*)(?::(\d+))?([^?]*)\??(.*)$/.exec(url)!;
  return { protocol, hostname, port: port === undefined ? undefined : Number(port), path, query };
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function planFor(signer: string, overrides: Partial<SigningPlan> = {}): SigningPlan {
  const isS3 = signer.startsWith("s3");
  return {
    signer: isS3 ? "s3v4" : "v4",
    signingName: isS3 ? "s3" : "service",
    region: "us-east-1",
    regionSet: undefined,
    unsignedPayload: false,
    doubleEncodePath: !isS3,
    credentials: undefined,
    ...overrides,
  };
}

function recorded(): Signature[] {
  if (!isPresent) return [];
  const lines = gunzipSync(readFileSync(new URL("signers.ndjson.gz", directory))).toString().trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Signature).filter(({ signed, signer }) => !signed.error && !signer.startsWith("v3") && signer !== "s3-query");
}

const maybe = isPresent ? describe : describe.skip;

maybe("botocore's signatures", () => {
  test.each(recorded().map((entry) => [entry.id, entry.signer, entry] as const))("%s %s", async (_id, signer, { credentials, request, signed }) => {
    const keys = { accessKeyId: credentials.access_key, secretAccessKey: credentials.secret_key, sessionToken: credentials.token ?? undefined };
    const sent: HttpRequest = { method: request.method, ...split(request.url), headers: lowerCase(request.headers), body: bodyOf(request.body) };
    const enabled = request.context?.payload_signing_enabled;
    if (signer === "v2") {
      signV2(sent, keys, NOW);
      expect([...new URLSearchParams(sent.body as string)]).toEqual(signed.form);
      return;
    }
    if (signer.endsWith("-query")) {
      const url = await presignRequest(sent, planFor(signer), keys, signer === "v4-query" ? 60 : 600, NOW);
      expect(url).toBe(signed.url);
      return;
    }
    if (signer === "s3") signHmacV1(sent, keys, NOW);
    else {
      const unsignedPayload = signer === "v4" ? enabled === false : isS3PayloadUnsigned(sent, { payloadSigningEnabled: undefined, streamingInput: false, unsignedPayload: enabled === false });
      signV4(sent, planFor(signer, { unsignedPayload }), keys, NOW);
    }
    // The recordings leave this header out.
    delete sent.headers["user-agent"];
    expect(sent.headers).toEqual(lowerCase(signed.headers));
  });
});

interface SuiteCase {
  name: string;
  request: string;
  authorization: string;
  canonical_request: string;
  ignored?: boolean;
}

maybe("Signature Version 4 test suite", () => {
  const suite = isPresent
    ? (JSON.parse(readFileSync(new URL("suite.json", directory), "utf8")) as { credentials: Signature["credentials"]; cases: SuiteCase[] })
    : { credentials: { access_key: "", secret_key: "" }, cases: [] };
  const keys = { accessKeyId: suite.credentials.access_key, secretAccessKey: suite.credentials.secret_key };

  test.each(suite.cases.filter(({ ignored }) => !ignored).map((entry) => [entry.name, entry] as const))("%s", (_name, { request, authorization, canonical_request }) => {
    const [head = "", ...rest] = request.split("\n\n");
    const [first = "", ...lines] = head.split("\n");
    const [, method = "", target = ""] = /^(\S+) (.*) HTTP\/1.1$/.exec(first)!;
    const headers: Record<string, string> = {};
    let last = "";
    for (const line of lines.filter((text) => text !== "")) {
      if (/^\s/.test(line)) {
        headers[last] += ` ${line.trim()}`;
        continue;
      }
      last = line.slice(0, line.indexOf(":")).toLowerCase();
      const value = line.slice(line.indexOf(":") + 1);
      headers[last] = headers[last] === undefined ? value : `${headers[last]},${value}`;
    }
    const question = target.indexOf("?");
    const path = question < 0 ? target : target.slice(0, question);
    const sent: HttpRequest = {
      method,
      protocol: "https:",
      hostname: "example.amazonaws.com",
      port: undefined,
      path,
      query: question < 0 ? "" : target.slice(question + 1).replace(/[^ -~]/g, encodeURIComponent),
      headers,
      body: rest.join("\n\n") || undefined,
    };
    const [, sessionToken] = /^x-amz-security-token:(.*)$/m.exec(canonical_request) ?? [];
    signV4(sent, planFor("v4"), { ...keys, sessionToken }, new Date("2015-08-30T12:36:00Z"));
    expect(sent.headers["authorization"]).toBe(authorization);
  });
});
