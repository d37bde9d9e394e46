/**
 * Directory buckets are signed for with session credentials of their own, which `CreateSession` gives for some minutes (botocore
 * `utils.S3ExpressIdentityResolver`, spec SIG-19). Sessions are kept per client and bucket, renewed before they end, and asked for
 * once however many calls wait.
 */
import type { SigningPlan } from "../../auth/signing-plan.ts";
import { operation, type Operation } from "../../client/operation.ts";
import type { Credentials } from "../../client/resolved-config.ts";
import type { CallContext } from "../../events/hooks.ts";
import { timestamps } from "../../protocols/timestamps.ts";

const RENEW_BEFORE_MS = 45_000;
const MOST_SESSIONS = 100;

const createSession: Operation<unknown, unknown> = /*#__PURE__*/ operation(
  "CreateSession",
  "GET /{Bucket}?session",
  '{"input":{"Bucket! uri":{"$":"s","context":"Bucket"}},"output":{"Credentials!":{"AccessKeyId!":"s","SecretAccessKey!":"s*","SessionToken!":"s*","Expiration!":"tI"}},"staticContext":{"DisableS3ExpressSessionAuth":true}}',
  { timestamps },
);

/** Sessions by client (its settings object) and bucket. */
const SESSIONS: WeakMap<object, Map<string, Promise<Credentials>>> = /*#__PURE__*/ new WeakMap();

/** Supplies the session's credentials where the endpoint asks for them. */
export function useSession(plan: SigningPlan, input: Record<string, unknown>, context: CallContext): void | Promise<void> {
  if (plan.signer === "v4-s3express") return signInSession(plan, input, context);
}

async function signInSession(plan: SigningPlan, input: Record<string, unknown>, context: CallContext): Promise<void> {
  const bucket = String(input["Bucket"]);
  let sessions = SESSIONS.get(context.config);
  if (!sessions) SESSIONS.set(context.config, (sessions = new Map()));
  const known = sessions.get(bucket);
  let credentials = known && (await known);
  if (!credentials || credentials.expiration!.getTime() - RENEW_BEFORE_MS < context.now().getTime()) {
    if (sessions.get(bucket) === known) sessions.set(bucket, openSession(bucket, sessions, context));
    if (sessions.size > MOST_SESSIONS) sessions.delete(sessions.keys().next().value!);
    credentials = await sessions.get(bucket)!;
  }
  plan.credentials = credentials;
}

async function openSession(
  bucket: string,
  sessions: Map<string, Promise<Credentials>>,
  context: CallContext,
): Promise<Credentials> {
  try {
    const { Credentials: session } = (await context.call(createSession, { Bucket: bucket })) as {
      Credentials: Record<string, unknown>;
    };
    return {
      accessKeyId: String(session["AccessKeyId"]),
      secretAccessKey: String(session["SecretAccessKey"]),
      sessionToken: String(session["SessionToken"]),
      expiration: session["Expiration"] as Date,
    };
  } catch (error) {
    sessions.delete(bucket);
    throw error;
  }
}
