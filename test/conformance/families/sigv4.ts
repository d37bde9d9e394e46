/** Signatures (`sigv4/`): the Signature Version 4 test suite, and every signer of botocore on made-up requests. */
import { isS3PayloadUnsigned } from "../../../packages/core/src/auth/payload.ts";
import { signRequest } from "../../../packages/core/src/auth/sign-request.ts";
import type { SignerName, SigningPlan } from "../../../packages/core/src/auth/signing-plan.ts";
import { presignHmacV1 } from "../../../packages/core/src/auth/hmac-v1-query.ts";
import { presignRequest } from "../../../packages/core/src/auth/sigv4-query.ts";
import { s3 } from "../../../packages/core/src/codegen/v1/signers/s3.ts";
import { v2 } from "../../../packages/core/src/codegen/v1/signers/v2.ts";
import { v3 } from "../../../packages/core/src/codegen/v1/signers/v3.ts";
import type { Credentials } from "../../../packages/core/src/client/resolved-config.ts";
import { requestUrl, type HttpRequest } from "../../../packages/core/src/http/request.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import { FROZEN_TIME } from "../frozen.ts";
import { lowerCaseNames } from "../request-comparison.ts";
import type { Vectors } from "../vectors.ts";

interface RecordedCredentials {
  readonly access_key: string;
  readonly secret_key: string;
  readonly token?: string | null;
}

interface Suite {
  readonly credentials: RecordedCredentials;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly cases: readonly {
    name: string;
    request: string;
    canonical_request: string;
    authorization: string;
    ignored?: boolean;
  }[];
}

interface SignerCase {
  readonly id: string;
  readonly signer: string;
  readonly credentials: RecordedCredentials;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | { readonly $blob: string } | { readonly form: [string, string][] };
    readonly context?: { readonly payload_signing_enabled?: boolean };
  };
  readonly signed: {
    readonly url?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly form?: [string, string][];
    readonly error?: unknown;
  };
}

/** Lifetime in seconds of the signatures in addresses. */
const EXPIRES: Readonly<Record<string, number>> = { "s3v4-query": 600, "v4-query": 60 };
const S3_QUERY_EXPIRES = 300;
const HEADER_SIGNERS: ReadonlySet<string> = new Set(["v4", "s3v4", "s3", "v2", "v3", "v3https"]);

export const sigv4: Family = { name: "sigv4", cases };

function* cases(vectors: Vectors): Iterable<ConformanceCase> {
  const suite = vectors.document<Suite>("sigv4/suite");
  for (const recorded of suite?.cases ?? []) {
    const leftOut = recorded.ignored === true ? "not met by botocore itself" : undefined;
    yield { id: `suite.${recorded.name}`, group: "sigv4-suite", leftOut, check: () => checkSuite(suite!, recorded) };
  }
  for (const recorded of vectors.lines<SignerCase>("sigv4/signers")) {
    const leftOut = recorded.signed.error === undefined ? undefined : "botocore itself cannot put this body into an address";
    yield {
      id: `${recorded.signer}.${recorded.id}`,
      group: `signer ${recorded.signer}`,
      leftOut,
      check: () => checkSigner(recorded),
    };
  }
}

async function checkSuite(suite: Suite, recorded: Suite["cases"][number]): Promise<Mismatch | undefined> {
  const request = readRequest(recorded.request);
  const plan = planFor("v4", suite.service, suite.region, false);
  const date = new Date(suite.date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  // A token that the request does not have yet is the credentials'.
  const token = request.headers["x-amz-security-token"] ?? /^x-amz-security-token:(.*)$/m.exec(recorded.canonical_request)?.[1];
  await signRequest(request, plan, { credentials: credentialsOf({ ...suite.credentials, token }) }, date);
  const actual = request.headers["authorization"];
  return mismatch(recorded.authorization, actual, findDifferences(recorded.authorization, actual));
}

/** Reads a request as text. A header that is repeated becomes a list; a line that begins with a blank goes on with the last. */
function readRequest(text: string): HttpRequest {
  const [head = "", ...body] = text.split("\n\n");
  const [first = "", ...lines] = head.split("\n");
  const [, method = "", path = "", query = ""] = /^(\S+) ([^?]*)(?:\?(.*))? HTTP\/1\.1$/.exec(first) ?? [];
  const headers: Record<string, string> = {};
  let name = "";
  for (const line of lines) {
    if (/^\s/.test(line)) headers[name] += ` ${line.trim()}`;
    else if (line !== "") {
      name = line.slice(0, line.indexOf(":")).toLowerCase();
      const value = line.slice(line.indexOf(":") + 1);
      headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
    }
  }
  const address = { protocol: "https:", hostname: headers["host"] ?? "", port: undefined };
  return {
    method,
    ...address,
    path,
    query: query.replace(/[^ -~]/g, encodeURIComponent),
    headers,
    body: body.join("\n\n") || undefined,
  };
}

async function checkSigner(recorded: SignerCase): Promise<Mismatch | undefined> {
  const { signer } = recorded;
  const request = requestOf(recorded);
  const credentials = credentialsOf(recorded.credentials);
  const date = new Date(FROZEN_TIME);
  if (signer in EXPIRES) {
    const plan = planFor(signer === "v4-query" ? "v4" : "s3v4", serviceOf(signer), "us-east-1", false);
    return compare(recorded.signed.url, await presignRequest(request, plan, credentials, EXPIRES[signer]!, date));
  }
  if (signer === "s3-query") return compare(recorded.signed.url, presignHmacV1(request, credentials, S3_QUERY_EXPIRES, date));
  if (!HEADER_SIGNERS.has(signer)) return mismatch(recorded.signed, undefined, [`there is no signer "${signer}"`]);
  const plan = planFor(
    (signer === "v3https" ? "v3" : signer) as SignerName,
    serviceOf(signer),
    "us-east-1",
    isUnsigned(recorded, request),
  );
  await signRequest(request, plan, { credentials }, date, { s3, v2, v3 });
  if (signer === "v2") return compare(recorded.signed.form, [...new URLSearchParams(request.body as string)]);
  const expected = { url: recorded.signed.url, headers: lowerCaseNames(recorded.signed.headers!) };
  delete request.headers["user-agent"];
  return compare(expected, { url: writtenUrl(recorded, request), headers: request.headers });
}

function isUnsigned({ signer, request: { context } }: SignerCase, request: HttpRequest): boolean {
  const unsignedPayload = context?.payload_signing_enabled === false;
  if (signer !== "s3v4") return unsignedPayload;
  return isS3PayloadUnsigned(request, { payloadSigningEnabled: undefined, streamingInput: false, unsignedPayload });
}

function requestOf({ request }: SignerCase): HttpRequest {
  const [, protocol = "", hostname = "", port, path = "", query = ""] =
    /^(https?:)\/\/([^/:?]*)(?::(\d+))?([^?]*)\??(.*)$/.exec(request.url) ?? [];
  const { body } = request;
  const content =
    typeof body === "string"
      ? body
      : "form" in body
        ? new URLSearchParams(body.form).toString()
        : Buffer.from(body.$blob, "base64");
  return {
    method: request.method,
    protocol,
    hostname,
    port: port === undefined ? undefined : Number(port),
    path,
    query,
    headers: lowerCaseNames(request.headers),
    body: content.length === 0 ? undefined : content,
  };
}

/** The address as it was written; the signers of headers leave it alone. */
function writtenUrl(recorded: SignerCase, request: HttpRequest): string {
  return requestUrl(request) === requestUrl(requestOf(recorded)) ? recorded.request.url : requestUrl(request);
}

function serviceOf(signer: string): string {
  return signer.startsWith("s3") ? "s3" : "service";
}

function planFor(signer: SignerName, signingName: string, region: string, unsignedPayload: boolean): SigningPlan {
  const doubleEncodePath = signer === "v4";
  return { signer, signingName, region, regionSet: undefined, unsignedPayload, doubleEncodePath, credentials: undefined };
}

function credentialsOf({ access_key, secret_key, token }: RecordedCredentials): Credentials {
  return { accessKeyId: access_key, secretAccessKey: secret_key, sessionToken: token ?? undefined };
}

function compare(expected: unknown, actual: unknown): Mismatch | undefined {
  return mismatch(expected, actual, findDifferences(expected, actual));
}
