/**
 * `Content-MD5` in place of the checksum, for stores that know nothing newer: S3 itself wants one or the other where an operation
 * requires integrity (deleting in numbers, configuration of buckets), and so did botocore until it sent CRC32 (spec CHK-12). A store is
 * asked the usual way first; once it has refused that, calls of the client take MD5. AWS's own hosts never do.
 */
import { createHash } from "#platform";
import type { ParsedError } from "../../client/output.ts";
import type { CallContext } from "../../events/hooks.ts";
import type { HttpRequest } from "../../http/request.ts";
import { encodeBase64 } from "../../protocols/base64.ts";

/** Settings objects of clients whose store needs MD5. */
const STORES: WeakSet<object> = /*#__PURE__*/ new WeakSet();
const CHECKSUM = /^x-amz-(?:checksum-|sdk-checksum-algorithm$)/;

/** Whether to make the call again with MD5: its checksum was refused, and nobody chose it. */
export function fallBackToMd5(
  { Error: error, ResponseMetadata: metadata }: ParsedError,
  input: unknown,
  context: CallContext,
): boolean {
  const { config, operation } = context;
  const isChosen = (input as Record<string, unknown>)["ChecksumAlgorithm"] !== undefined;
  if (isChosen || config.endpointUrl === undefined || config.requestChecksumCalculation === "when_supported") return false;
  if (!operation.traits.checksum?.requestChecksumRequired || STORES.has(config)) return false;
  const isRefused = metadata.HTTPStatusCode === 501 || /content-?md5/i.test(`${error?.Code} ${error?.Message}`);
  if (isRefused) STORES.add(config);
  return isRefused;
}

/** Puts MD5 in the place of a checksum that nobody chose. */
export function useMd5(request: HttpRequest, { config, input }: CallContext): void {
  const { body, headers } = request;
  if (!STORES.has(config) || input["ChecksumAlgorithm"] !== undefined) return;
  if (typeof body !== "string" && !(body instanceof Uint8Array)) return;
  for (const name of Object.keys(headers)) if (CHECKSUM.test(name)) delete headers[name];
  const hash = createHash("md5");
  hash.update(body);
  headers["content-md5"] ??= encodeBase64(hash.digest());
}
