/** What uploads to S3 need: checked metadata, `Expect: 100-continue`, escaped line ends (botocore handlers HND-24, HND-28, HND-31). */
import { environment } from "#platform";
import type { CallContext } from "../../events/hooks.ts";
import { ParamValidationError } from "../../errors/validation.ts";
import type { SerializedRequest } from "../../protocols/protocol.ts";

const ASCII = /^[\0-\x7f]*$/;

/** @throws ParamValidationError for metadata that headers cannot carry */
export function checkMetadata(input: Record<string, unknown>): void {
  const metadata = input["Metadata"];
  if (typeof metadata !== "object" || metadata === null) return;
  for (const [key, value] of metadata instanceof Map ? metadata : Object.entries(metadata)) {
    if (ASCII.test(key) && ASCII.test(String(value))) continue;
    throw new ParamValidationError(
      `Non ascii characters found in S3 metadata for key "${key}", value: "${value}".  \nS3 metadata can only contain ASCII characters. `,
    );
  }
}

/** Asks the service before sending a body that may be large: every stream, and every body of the two upload operations. */
export function expectContinue(request: SerializedRequest, input: Record<string, unknown>, { operation }: CallContext): void {
  if (request.method !== "PUT" && request.method !== "POST") return;
  const { body } = request;
  const inMemory = body === undefined || typeof body === "string" || ArrayBuffer.isView(body) || body instanceof ArrayBuffer;
  const upload = operation.name === "PutObject" || operation.name === "UploadPart";
  if (inMemory && !(upload && input["Body"] !== undefined && input["Body"] !== null)) return;
  const empty = body === undefined || body === "" || (ArrayBuffer.isView(body) && body.byteLength === 0);
  if (empty && environment("BOTO_EXPERIMENTAL__NO_EMPTY_CONTINUE")?.toLowerCase() === "true") return;
  request.headers["expect"] = "100-continue";
}

/** Writes line ends as character references: XML parsers would turn a carriage return in a key into a line feed. */
export function escapeLineEnds(request: SerializedRequest): void {
  const text = request.body instanceof Uint8Array ? new TextDecoder().decode(request.body) : request.body;
  if (typeof text === "string") request.body = text.replaceAll("\r", "&#xD;").replaceAll("\n", "&#xA;");
}
