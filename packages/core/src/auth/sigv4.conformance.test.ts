/** Published signatures; and the recorded ones of botocore and the Signature Version 4 test suite, where they are at hand. */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { HttpRequest } from "../http/request.ts";
import { signHmacV1 } from "./hmac-v1.ts";
import { presignHmacV1 } from "./hmac-v1-query.ts";
import { isS3PayloadUnsigned } from "./payload.ts";
import { signV2 } from "./sigv2.ts";
import { signV3 } from "./sigv3.ts";
import { signV4 } from "./sigv4.ts";
import type { SigningPlan } from "./signing-plan.ts";
import { presignRequest } from "./sigv4-query.ts";

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
  const [, protocol = "", hostname = "", port, path = "", query = ""] = /^(https?:)\/\/([^/:?]*)(?::(\d+))?([^?]*)\??(.*)$/.exec(
    url,
  )!;
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
  const lines = gunzipSync(readFileSync(new URL("signers.ndjson.gz", directory)))
    .toString()
    .trim()
    .split("\n");
  return lines.map((line) => JSON.parse(line) as Signature).filter(({ signed }) => !signed.error);
}

describe("botocore's signatures", () => {
  test("cover the published example of a GET request", () => {
    // "Calculating a signature" in the documentation of Signature Version 4 for S3.
    const sent: HttpRequest = {
      method: "GET",
      ...split("https://examplebucket.s3.amazonaws.com/test.txt"),
      body: undefined,
      headers: { range: "bytes=0-9" },
    };
    const keys = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
    signV4(sent, planFor("s3v4"), keys, new Date("2013-05-24T00:00:00Z"));
    expect(sent.headers["authorization"]).toBe(
      "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, " +
        "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, " +
        "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    );
  });

  test("cover the published example of a presigned address", async () => {
    const sent: HttpRequest = {
      method: "GET",
      ...split("https://examplebucket.s3.amazonaws.com/test.txt"),
      body: undefined,
      headers: {},
    };
    const keys = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
    const url = await presignRequest(sent, planFor("s3v4"), keys, 86400, new Date("2013-05-24T00:00:00Z"));
    expect(url).toBe(
      "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256" +
        "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z" +
        "&X-Amz-Expires=86400&X-Amz-SignedHeaders=host" +
        "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
    );
  });

  test("move the parameters of a form or JSON body into the address", async () => {
    for (const body of ["Action=X&Name=a+b", '{"Action":"X","Name":"a b"}']) {
      const sent: HttpRequest = {
        method: "POST",
        ...split("https://sqs.us-east-1.amazonaws.com/?Version=1"),
        body,
        headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
      };
      const url = await presignRequest(
        sent,
        planFor("v4"),
        { accessKeyId: "A", secretAccessKey: "B", sessionToken: "t" },
        60,
        NOW,
      );
      expect(url).toContain("/?Version=1&Action=X&Name=a%20b&X-Amz-Algorithm=");
      expect(url).toContain("X-Amz-SignedHeaders=host&X-Amz-Security-Token=t&X-Amz-Signature=");
    }
  });

  if (isPresent)
    test.each(recorded().map((entry) => [entry.id, entry.signer, entry] as const))(
      "%s %s",
      async (_id, signer, { credentials, request, signed }) => {
        const keys = {
          accessKeyId: credentials.access_key,
          secretAccessKey: credentials.secret_key,
          sessionToken: credentials.token ?? undefined,
        };
        const sent: HttpRequest = {
          method: request.method,
          ...split(request.url),
          headers: lowerCase(request.headers),
          body: bodyOf(request.body),
        };
        const enabled = request.context?.payload_signing_enabled;
        if (signer === "v2") {
          signV2(sent, planFor("v2"), keys, NOW);
          expect([...new URLSearchParams(sent.body as string)]).toEqual(signed.form);
          return;
        }
        if (signer === "s3-query") {
          expect(presignHmacV1(sent, keys, 300, NOW)).toBe(signed.url);
          return;
        }
        if (signer.endsWith("-query")) {
          const url = await presignRequest(sent, planFor(signer), keys, signer === "v4-query" ? 60 : 600, NOW);
          expect(url).toBe(signed.url);
          return;
        }
        if (signer === "s3") signHmacV1(sent, planFor("s3"), keys, NOW);
        else if (signer.startsWith("v3")) signV3(sent, planFor("v3"), keys, NOW);
        else {
          const unsignedPayload =
            signer === "v4"
              ? enabled === false
              : isS3PayloadUnsigned(sent, {
                  payloadSigningEnabled: undefined,
                  streamingInput: false,
                  unsignedPayload: enabled === false,
                });
          signV4(sent, planFor(signer, { unsignedPayload }), keys, NOW);
        }
        // The recordings leave this header out.
        delete sent.headers["user-agent"];
        expect(sent.headers).toEqual(lowerCase(signed.headers));
      },
    );
});

interface SuiteCase {
  name: string;
  request: string;
  authorization: string;
  canonical_request: string;
  ignored?: boolean;
}

if (isPresent)
  describe("Signature Version 4 test suite", () => {
    const suite = JSON.parse(readFileSync(new URL("suite.json", directory), "utf8")) as {
      credentials: Signature["credentials"];
      cases: SuiteCase[];
    };
    const keys = { accessKeyId: suite.credentials.access_key, secretAccessKey: suite.credentials.secret_key };

    test.each(suite.cases.filter(({ ignored }) => !ignored).map((entry) => [entry.name, entry] as const))(
      "%s",
      (_name, { request, authorization, canonical_request }) => {
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
      },
    );
  });
