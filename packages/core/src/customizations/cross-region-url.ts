/**
 * Copies from another region carry a presigned address of the same call there, so that the service can fetch the source (botocore
 * handlers HND-33 and HND-51). The address is signed here directly: these few parameters do not need the presigner.
 */
import { hmacSha256Hex, sha256Hex } from "#platform";
import { canonicalQuery, hostHeader } from "../auth/canonical-request.ts";
import { signingDate } from "../auth/signing-date.ts";
import type { SigningPlan } from "../auth/signing-plan.ts";
import { signingKey } from "../auth/sigv4.ts";
import type { CallContext, HookStages } from "../events/hooks.ts";
import { hook, type Hook } from "../events/hooks.ts";
import type { HttpRequest } from "../http/request.ts";
import { percentEncode } from "../protocols/http-binding/percent-encode.ts";
import { encodeForm } from "../protocols/query/form.ts";

const EXPIRES_SECONDS = 3600;

/** Fields of a form; `get` gives the first of a name. */
type Form = URLSearchParams;

/** Presigned copies of RDS and its relatives: `SourceRegion` is taken out and the address put in, unless the caller gave one. */
export function presignedCopies(operations: readonly string[]): Hook {
  return beforeSign(operations, async (form, request, plan, context) => {
    const source = form.get("SourceRegion");
    if (source === null) return;
    form.delete("SourceRegion");
    if (!form.has("PreSignedUrl")) form.append("PreSignedUrl", await crossRegionUrl(form, request, plan, source, context));
  });
}

/** The same for snapshots of EC2, which also names the destination. */
export function presignedSnapshotCopy(): Hook {
  return beforeSign(["CopySnapshot"], async (form, request, plan, context) => {
    if (form.has("PresignedUrl")) return;
    const source = form.get("SourceRegion") ?? plan.region;
    const url = await crossRegionUrl(form, request, plan, source, context);
    form.append("PresignedUrl", url);
    form.set("DestinationRegion", plan.region);
  });
}

function beforeSign(
  operations: readonly string[],
  change: (form: Form, request: HttpRequest, plan: SigningPlan, context: CallContext) => Promise<void>,
): Hook {
  const run: HookStages["before-sign"] = async (request, plan, context) => {
    if (context.presigning) return;
    const form = new URLSearchParams(String(request.body));
    await change(form, request, plan, context);
    request.body = encodeForm([...form]);
  };
  return hook("before-sign", operations, run);
}

async function crossRegionUrl(
  form: Form,
  request: HttpRequest,
  plan: SigningPlan,
  source: string,
  context: CallContext,
): Promise<string> {
  const { accessKeyId, secretAccessKey, sessionToken } = plan.credentials ?? (await context.config.credentials());
  const there = { ...request, hostname: request.hostname.replaceAll(plan.region, source) };
  const host = hostHeader(there);
  const { long, short } = signingDate(context.now());
  const scope = `${short}/${source}/${plan.signingName}/aws4_request`;
  const signed = new URLSearchParams(form);
  signed.set("DestinationRegion", plan.region);
  const parameters = [...signed];
  parameters.push(["X-Amz-Algorithm", "AWS4-HMAC-SHA256"], ["X-Amz-Credential", `${accessKeyId}/${scope}`], ["X-Amz-Date", long]);
  parameters.push(["X-Amz-Expires", String(EXPIRES_SECONDS)], ["X-Amz-SignedHeaders", "host"]);
  if (sessionToken) parameters.push(["X-Amz-Security-Token", sessionToken]);
  const query = parameters.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join("&");
  const canonical = `GET\n${there.path}\n${canonicalQuery(query)}\nhost:${host}\n\nhost\n${sha256Hex("")}`;
  const key = signingKey({ accessKeyId, secretAccessKey }, short, source, plan.signingName);
  const signature = hmacSha256Hex(key, `AWS4-HMAC-SHA256\n${long}\n${scope}\n${sha256Hex(canonical)}`);
  return `${there.protocol}//${host}${there.path}?${query}&X-Amz-Signature=${signature}`;
}
