/** Adds the checksum of a request: which one, and in a header or a trailer (botocore `httpchecksum.py`, spec CHK-01 to 06). */
import { CONTENT_HASH, UNSIGNED_TRAILER } from "../auth/payload.ts";
import { isLater } from "../client/maybe-later.ts";
import type { OperationModel } from "../client/operation.ts";
import type { ResolvedConfig } from "../client/resolved-config.ts";
import { FlexibleChecksumError, UnseekableStreamError } from "../errors/stream.ts";
import { bodyLength, isReplayable, isStream } from "../http/request-body.ts";
import type { HttpRequest } from "../http/request.ts";
import type { IncrementalHash } from "../platform/platform.ts";
import { base64Digest, findAlgorithm, type CreateChecksum } from "./algorithms.ts";
import { frameBody } from "./aws-chunked.ts";

const DEFAULT_ALGORITHM = "CRC32";
/** What the `User-Agent` calls the algorithms. */
const FEATURE_IDS: Readonly<Record<string, string>> = {
  crc32: "U",
  crc32c: "V",
  crc64nvme: "W",
  sha1: "X",
  sha256: "Y",
  sha512: "AF",
  xxhash3: "AG",
  xxhash64: "AH",
  xxhash128: "AI",
};
const CHECKSUM_HEADER = /^x-amz-checksum-[a-z0-9]*$/;

/**
 * Adds a checksum where the caller chose an algorithm, the operation requires one, or takes one and the configuration says so. A
 * checksum header of the caller stays as it is.
 *
 * @throws FlexibleChecksumError when the algorithm is not supported
 * @throws UnseekableStreamError when a body that can be read only once would have to be read for a header
 */
export function addRequestChecksum(
  request: HttpRequest,
  operation: OperationModel,
  input: Record<string, unknown>,
  config: ResolvedConfig,
): string | undefined | Promise<string | undefined> {
  const { headers } = request;
  for (const name in headers) if (CHECKSUM_HEADER.test(name)) return undefined;
  const { checksum: trait, checksumRequired } = operation.traits;
  const member = trait?.requestAlgorithmMember;
  const chosen = member === undefined ? undefined : input[member];
  let algorithm: string;
  if (chosen !== undefined && chosen !== null) algorithm = String(chosen).toLowerCase();
  else if (
    checksumRequired ||
    trait?.requestChecksumRequired ||
    (member && config.requestChecksumCalculation === "when_supported")
  ) {
    algorithm = DEFAULT_ALGORITHM.toLowerCase();
    const announced = member === undefined ? undefined : operation.input?.memberByName.get(member);
    if (announced?.renamed) headers[announced.wireName.toLowerCase()] = DEFAULT_ALGORITHM;
  } else return undefined;
  const found = findAlgorithm(algorithm);
  if (!found) throw new FlexibleChecksumError(`Unsupported checksum algorithm: ${algorithm}`);
  const add = (create: CreateChecksum): string | undefined | Promise<string | undefined> => {
    const header = `x-amz-checksum-${algorithm}`;
    const feature = FEATURE_IDS[algorithm];
    if (takesTrailer(request, operation, config)) addTrailer(request, create, header);
    else {
      const reading = addHeader(request, create(), header);
      if (reading) return reading.then(() => feature);
    }
    return feature;
  };
  return isLater(found) ? found.then(add) : add(found);
}

/**
 * A trailer leaves the body unsigned, so it needs TLS; operations with a body of bytes take it. Without TLS a stream that can be read
 * only once has no other way, where the settings leave bodies unsigned.
 */
function takesTrailer({ protocol, body }: HttpRequest, operation: OperationModel, config: ResolvedConfig): boolean {
  const mayBeUnsigned = protocol === "https:" || (config.s3.payloadSigningEnabled === false && !isReplayable(body));
  if (!mayBeUnsigned || config.signatureVersion === "s3") return false;
  const payload = operation.input?.payload;
  return payload !== undefined && operation.input?.memberByName.get(payload)?.shape.kind === "blob";
}

function addTrailer(request: HttpRequest, create: CreateChecksum, header: string): void {
  const { body, headers } = request;
  const encoding = headers["content-encoding"];
  const length = bodyLength(body) ?? headers["content-length"];
  headers["transfer-encoding"] = "chunked";
  headers["content-encoding"] = encoding ? `${encoding},aws-chunked` : "aws-chunked";
  headers["x-amz-trailer"] = header;
  headers[CONTENT_HASH] = UNSIGNED_TRAILER;
  if (length !== undefined) headers["x-amz-decoded-content-length"] = String(length);
  delete headers["content-length"];
  request.body = frameBody(body, create, header);
}

function addHeader(request: HttpRequest, checksum: IncrementalHash, header: string): void | Promise<void> {
  const { body, headers } = request;
  if (isStream(body)) {
    if (isReplayable(body)) return readInto(checksum, body).then(() => void (headers[header] = base64Digest(checksum)));
    throw new UnseekableStreamError(
      String(body),
      "Its checksum stands in a header, so it is read once for that and once to send: pass bytes, a Blob or a file instead, use https, " +
        "or for S3 set s3.payloadSigningEnabled to false.",
    );
  }
  if (body !== undefined) checksum.update(body);
  headers[header] = base64Digest(checksum);
}

async function readInto(checksum: IncrementalHash, body: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of body) checksum.update(piece);
}
