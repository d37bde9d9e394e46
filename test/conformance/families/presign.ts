/** Presigned addresses, upload forms and tokens (`presign/`). */
import { createHmac } from "node:crypto";
import type { BaseClient } from "../../../packages/core/src/client/base-client.ts";
import type { ClientOptions } from "../../../packages/core/src/client/options.ts";
import { CloudFrontSigner } from "../../../packages/core/src/presign/cloudfront-signer.ts";
import { generatePresignedPost, type PresignedPostOptions } from "../../../packages/core/src/presign/generate-presigned-post.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { frozenOptions, type RecordedConfig } from "../client.ts";
import { findDifferences } from "../compare.ts";
import { compareError, type RecordedError } from "../errors.ts";
import { FROZEN_CREDENTIALS } from "../frozen.ts";
import { loadService, prepareServices, type GeneratedService } from "../generated-service.ts";
import { ScriptedTransport } from "../scripted-transport.ts";
import type { Tagged } from "../tagged.ts";
import { toInput } from "../values.ts";
import type { Vectors } from "../vectors.ts";

interface Case {
  readonly id: string;
  readonly config: RecordedConfig;
  readonly error?: RecordedError;
}

interface UrlCase extends Case {
  readonly service: string;
  readonly method: string;
  readonly params: Tagged;
  readonly expires_in?: number;
  readonly http_method?: string;
  readonly url?: string;
}

interface PostCase extends Case {
  readonly args: { readonly Bucket: string; readonly Key: string } & { readonly [name: string]: Tagged };
  readonly url?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly policy_document?: Tagged;
}

interface TokenCase extends Case {
  readonly service: string;
  readonly method: string;
  readonly key_id?: string;
  readonly args: Tagged;
  readonly token?: string | { readonly policy: string; readonly url: string };
}

export const presign: Family = { name: "presign", cases };

async function* cases(vectors: Vectors, wants: (group: string) => boolean): AsyncIterable<ConformanceCase> {
  const urls = vectors.lines<UrlCase>("presign/urls").filter(({ service }) => wants(service));
  const posts = wants("s3") ? vectors.lines<PostCase>("presign/posts") : [];
  const tokens = vectors.lines<TokenCase>("presign/tokens").filter(({ service }) => wants(service));
  if (urls.length + posts.length + tokens.length === 0) return;
  prepareServices([...urls.map(({ service }) => service), ...tokens.map(({ service }) => service), "s3"]);
  for (const recorded of urls) yield entry(recorded.service, recorded, checkUrl);
  for (const recorded of posts) yield entry("s3", recorded, checkPost);
  for (const recorded of tokens) yield entry(recorded.service, recorded, checkToken);
}

function entry<Recorded extends Case>(
  service: string,
  recorded: Recorded,
  check: (generated: GeneratedService, recorded: Recorded) => Promise<Mismatch | undefined>,
): ConformanceCase {
  const leftOut =
    recorded.error?.type === "MissingDependencyException"
      ? "recorded without the optional awscrt package, so botocore refused"
      : undefined;
  return { id: recorded.id, group: service, leftOut, check: async () => check(await loadService(service), recorded) };
}

/** Credentials of a directory bucket's session, as in the other recordings. */
const SESSION = { accessKeyId: "AKIDEXPRESS", secretAccessKey: "expressSecretKeyEXAMPLE", token: "expressTokenEXAMPLE" };
const SESSION_REPLY = `<CreateSessionResult><Credentials><AccessKeyId>${SESSION.accessKeyId}</AccessKeyId><SecretAccessKey>${SESSION.secretAccessKey}</SecretAccessKey><SessionToken>${SESSION.token}</SessionToken><Expiration>2026-01-02T03:09:05Z</Expiration></Credentials></CreateSessionResult>`;

/** Any method of a client class, as the recordings call it. */
type AnyClient = BaseClient & Readonly<Record<string, (...given: unknown[]) => Promise<unknown>>>;

function clientOf({ service, exports }: GeneratedService, config: RecordedConfig, more: ClientOptions = {}): AnyClient {
  const Client = exports[service.className] as new (options: ClientOptions) => AnyClient;
  // Nothing is sent but the wish for a directory bucket's session.
  const transport = new ScriptedTransport(({ query }) => {
    if (query !== "session") throw new Error("Presigning sends nothing.");
    return { status: 200, headers: {}, body: Buffer.from(SESSION_REPLY) };
  });
  return new Client({ ...frozenOptions(config), ...more, transport });
}

/**
 * Ours signs S3 addresses with Signature Version 4 for the region's host unless a signature version is set (DIFFERENCES.md); boto3's
 * default, the old signature in old regions and the global host everywhere, is what setting it gives.
 */
function boto3Default(service: string, config: RecordedConfig, isOld: boolean, bucket: Tagged | undefined): ClientOptions {
  if (service !== "s3" || config["signature_version"] !== undefined) return {};
  if (isOld) return { signatureVersion: "s3" };
  return typeof bucket === "string" && bucket.endsWith("--x-s3") ? {} : { signatureVersion: "s3v4" };
}

async function checkUrl(generated: GeneratedService, recorded: UrlCase): Promise<Mismatch | undefined> {
  const { service, method, params, config, expires_in: expiresIn, http_method: httpMethod, url, error } = recorded;
  const bucket = (params as { Bucket?: Tagged }).Bucket;
  const more = boto3Default(service, config, url?.includes("AWSAccessKeyId=") === true, bucket);
  const options: Record<string, unknown> = { Params: toInput(params) };
  if (expiresIn !== undefined) options["ExpiresIn"] = expiresIn;
  if (httpMethod !== undefined) options["HttpMethod"] = httpMethod;
  const client = clientOf(generated, config, more);
  return compareOutcome(url, error, () => client["generatePresignedUrl"]!(method, options));
}

async function checkPost(generated: GeneratedService, recorded: PostCase): Promise<Mismatch | undefined> {
  const { config, args, url, fields, policy_document: policy, error } = recorded;
  const { Bucket: bucket, Key: key, ...options } = args;
  const more = boto3Default("s3", config, fields?.["AWSAccessKeyId"] !== undefined, bucket);
  const client = clientOf(generated, config, more);
  const make = (): Promise<unknown> => generatePresignedPost(client, bucket, key, toInput(options) as PresignedPostOptions);
  if (error !== undefined) return compareOutcome(url, error, make);
  const actual = (await make()) as { url: string; fields: Record<string, string> };
  const expected: Record<string, unknown> = { url, fields: withOurPolicy(fields!, actual.fields), policy };
  const written = actual.fields["policy"];
  const shown = {
    ...actual,
    policy: written === undefined ? undefined : JSON.parse(Buffer.from(written, "base64").toString("utf8")),
  };
  return mismatch(expected, shown, findDifferences(expected, shown));
}

/** The recorded fields with our JSON of the policy and the signature over it. */
function withOurPolicy(fields: Readonly<Record<string, string>>, ours: Readonly<Record<string, string>>): Record<string, string> {
  const policy = ours["policy"];
  if (policy === undefined || fields["policy"] === undefined) return { ...fields };
  const { secretAccessKey } = FROZEN_CREDENTIALS;
  const changed: Record<string, string> = { ...fields, policy };
  if ("signature" in changed) changed["signature"] = createHmac("sha1", secretAccessKey).update(policy).digest("base64");
  if ("x-amz-signature" in changed) {
    const [id, ...scope] = changed["x-amz-credential"]!.split("/");
    let key: string | Buffer = `AWS4${id === SESSION.accessKeyId ? SESSION.secretAccessKey : secretAccessKey}`;
    for (const part of scope) key = createHmac("sha256", key).update(part).digest();
    changed["x-amz-signature"] = createHmac("sha256", key).update(policy).digest("hex");
  }
  return changed;
}

async function checkToken(generated: GeneratedService, recorded: TokenCase): Promise<Mismatch | undefined> {
  const { method, args, token, error, service, key_id: keyId } = recorded;
  const given = toInput(args) as Record<string, never>;
  if (service !== "cloudfront") {
    const name = method.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
    const client = clientOf(generated, recorded.config);
    return compareOutcome(token, error, () => client[name]!(given));
  }
  const signer = new CloudFrontSigner(keyId ?? "K", (message) => message.toReversed().subarray(0, 40));
  const { url, date_less_than: dateLessThan, date_greater_than: dateGreaterThan, ip_address: ipAddress, policy } = given;
  return compareOutcome(token, error, async () => {
    if (method.endsWith("generate_presigned_url"))
      return signer.generatePresignedUrl(url!, withoutAbsent({ dateLessThan, policy }));
    const text = signer.buildPolicy(url!, dateLessThan!, withoutAbsent({ dateGreaterThan, ipAddress }));
    return { policy: text, url: await signer.generatePresignedUrl(url!, { policy: text }) };
  });
}

function withoutAbsent(options: Readonly<Record<string, unknown>>): Record<string, never> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null && value !== undefined)) as Record<
    string,
    never
  >;
}

async function compareOutcome(
  expected: unknown,
  error: RecordedError | undefined,
  make: () => Promise<unknown>,
): Promise<Mismatch | undefined> {
  let actual: unknown;
  let raised: Error | undefined;
  try {
    actual = await make();
  } catch (failure) {
    raised = failure as Error;
  }
  if (error === undefined && raised) throw raised;
  if (error === undefined) return mismatch(expected, actual, findDifferences(expected, actual));
  // boto3 asks endpoint rules before it checks the input (DIFFERENCES.md).
  if (/Endpoint/.test(error.type) && raised?.name === "ParamValidationError") return undefined;
  // Ours goes on to name what there is.
  if (error.type === "UnknownClientMethodError" && raised?.message.startsWith(error.message)) return undefined;
  return compareError(error, raised);
}
