/**
 * Checks the body of a reply against the checksum it came with, while it is read (botocore `httpchecksum.py`, spec CHK-07 to 09).
 */
import { isLater, type MaybeLater } from "../client/maybe-later.ts";
import type { OperationModel } from "../client/operation.ts";
import type { ResolvedConfig } from "../client/resolved-config.ts";
import { FlexibleChecksumError } from "../errors/stream.ts";
import type { HttpRequest } from "../http/request.ts";
import type { HttpResponse, ResponseBody } from "../http/response.ts";
import type { IncrementalHash } from "../platform/platform.ts";
import { ALGORITHMS, base64Digest, findAlgorithm } from "./algorithms.ts";

/** Asks the service for checksums, unless the caller or the configuration does not want them. */
export function askForChecksum(
  request: HttpRequest,
  operation: OperationModel,
  input: Record<string, unknown>,
  config: ResolvedConfig,
): void {
  const name = operation.traits.checksum?.requestValidationModeMember;
  if (name === undefined || input[name] !== undefined || config.responseChecksumValidation !== "when_supported") return;
  const member = operation.input?.memberByName.get(name);
  if (member?.location === "header") request.headers[member.wireName.toLowerCase()] ??= "ENABLED";
}

/** Where each algorithm's checksum stands; made when first needed. */
let headers: ReadonlyArray<readonly [algorithm: string, header: string]> | undefined;

/**
 * @returns the reply with a body that checks itself at its end, and what it checks; the reply itself when there is nothing to check
 */
export function checkResponse(
  response: HttpResponse,
  operation: OperationModel,
  input: Record<string, unknown>,
  config: ResolvedConfig,
): { response: HttpResponse; algorithm: string | undefined } {
  const trait = operation.traits.checksum;
  const mode = trait?.requestValidationModeMember;
  if (!mode || response.body.isDecoded) return { response, algorithm: undefined };
  if (input[mode] === undefined && config.responseChecksumValidation !== "when_supported")
    return { response, algorithm: undefined };
  headers ??= Object.keys(ALGORITHMS).map((algorithm) => [algorithm, `x-amz-checksum-${algorithm}`]);
  for (const [algorithm, header] of headers) {
    const expected = response.headers[header];
    // With a hyphen it is a checksum of the checksums of parts.
    if (expected === undefined || expected.includes("-")) continue;
    if (!trait?.responseAlgorithms?.some((name) => name.toLowerCase() === algorithm)) continue;
    return {
      response: {
        status: response.status,
        reason: response.reason,
        headers: response.headers,
        body: new CheckedBody(response.body, algorithm, expected),
      },
      algorithm,
    };
  }
  return { response, algorithm: undefined };
}

class CheckedBody implements ResponseBody {
  readonly #body: ResponseBody;
  readonly #algorithm: string;
  readonly #expected: string;

  constructor(body: ResponseBody, algorithm: string, expected: string) {
    this.#body = body;
    this.#algorithm = algorithm;
    this.#expected = expected;
  }

  async bytes(progress?: (length: number) => void): Promise<Uint8Array> {
    const bytes = await this.#body.bytes(progress);
    const found = this.#begin();
    const checksum = isLater(found) ? await found : found;
    checksum.update(bytes);
    this.#compare(checksum);
    return bytes;
  }

  async *stream(): AsyncGenerator<Uint8Array, void> {
    const found = this.#begin();
    const checksum = isLater(found) ? await this.#loaded(found) : found;
    for await (const piece of this.#body.stream()) {
      checksum.update(piece);
      yield piece;
    }
    this.#compare(checksum);
  }

  cancel(): void {
    this.#body.cancel();
  }

  #begin(): MaybeLater<IncrementalHash> {
    const create = findAlgorithm(this.#algorithm)!;
    return isLater(create) ? create.then((loaded) => loaded()) : create();
  }

  /** A body that nothing will read gives its connection back. */
  #loaded(found: Promise<IncrementalHash>): Promise<IncrementalHash> {
    return found.catch((error: unknown) => {
      this.#body.cancel();
      throw error;
    });
  }

  #compare(checksum: IncrementalHash): void {
    const actual = base64Digest(checksum);
    if (actual !== this.#expected.trim()) {
      throw new FlexibleChecksumError(`Expected checksum ${this.#expected} did not match calculated checksum: ${actual}`, {
        expected: this.#expected,
        actual,
      });
    }
  }
}
