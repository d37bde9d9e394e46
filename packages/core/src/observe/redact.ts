/**
 * Values as log lines may show them: members that the model calls sensitive are hidden, and so are headers and query parameters that
 * carry secrets. botocore's log has all of it in the clear (spec LOG-05).
 */
import type { OperationModel } from "../client/operation.ts";
import { isAbsent } from "../protocols/input-values.ts";
import type { Shape } from "../schema/shape.ts";

/** What stands in place of a secret. */
export const REDACTED = "*** redacted ***";

const MAX_DEPTH = 16;

/** Headers that carry secrets or sign for them. */
const SECRET_HEADER =
  /^(authorization|proxy-authorization|cookie|set-cookie|x-amz-security-token|x-amz-s3session-token|x-amz-.*customer-key|x-amz-sso_bearer_token|x-amzn-.*-token|x-aws-.*token)$/;
const SECRET_QUERY = /([?&](?:X-Amz-(?:Signature|Security-Token|Credential|S3session-Token)|Signature|AWSAccessKeyId)=)[^&]*/gi;

/**
 * A copy of a value without its secrets, ready for `JSON.stringify`.
 *
 * @param shape - of the value; undefined shows it as it is
 */
export function redact(shape: Shape | undefined, value: unknown, depth = 0): unknown {
  if (isAbsent(value)) return value;
  if (shape?.sensitive) return REDACTED;
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object") return typeof value === "function" ? "<function>" : value;
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `<${value.byteLength} bytes>`;
  if (shape?.streaming || shape?.eventstream || Symbol.asyncIterator in value) return "<stream>";
  if (depth === MAX_DEPTH) return "...";
  if (value instanceof Set || Array.isArray(value)) return [...value].map((item) => redact(shape?.element, item, depth + 1));
  const members = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(
    members.map(([name, member]) => [String(name), redact(memberShape(shape, String(name)), member, depth + 1)]),
  );
}

function memberShape(shape: Shape | undefined, name: string): Shape | undefined {
  return shape?.kind === "map" ? shape.value : shape?.memberByName.get(name)?.shape;
}

/** Headers of a request or reply without their secrets; those of sensitive members are hidden too. */
export function redactHeaders(headers: Readonly<Record<string, string>>, shape: Shape | undefined): Record<string, string> {
  const sensitive = (shape?.members ?? []).filter((member) => member.location?.startsWith("header") && member.shape.sensitive);
  const hidden = (name: string): boolean =>
    SECRET_HEADER.test(name) ||
    sensitive.some(({ location, wireName }) =>
      location === "headers" ? name.startsWith(wireName.toLowerCase()) : name === wireName.toLowerCase(),
    );
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, hidden(name.toLowerCase()) ? REDACTED : value]),
  );
}

/** The address of a request without its secrets: where a sensitive member is part of it, the model's template stands for the rest. */
export function redactUrl(url: string, model: OperationModel): string {
  const inAddress = model.input?.members.some(
    ({ location, shape }) => (location === "uri" || location === "query") && shape.sensitive,
  );
  return inAddress ? `${new URL(url).origin}${model.uri}` : url.replace(SECRET_QUERY, `$1${REDACTED}`);
}
