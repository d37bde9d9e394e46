/**
 * Turns the streams that callers pass as bodies into what transports send, keeping two facts: the length, and whether it can be
 * read again (for a retry, or to be hashed before it is sent). Follows botocore `awsrequest.py`. Reached only by operations that
 * take streams, hence what signing and `fetch` do with one is a method here and not a branch there.
 */
import { createSha256, openFile } from "#platform";
import { UnseekableStreamError } from "../errors/stream.ts";
import { ParamValidationError } from "../errors/validation.ts";
import { hex } from "../platform/hex.ts";
import type { StreamingInput } from "../protocols/protocol.ts";
import { fetchBody } from "./fetch-body.ts";
import type { RequestBody, RequestStream, SilenceTimer } from "./request.ts";

/** A body that is read piece by piece. */
export class StreamBody implements RequestStream {
  readonly length: number | undefined;
  readonly replayable: boolean;
  readonly #open: () => AsyncIterator<Uint8Array>;
  readonly #description: string;
  readonly #abandon: (() => void) | undefined;
  #opened = false;

  /**
   * @param open - begins to read from the start
   * @param facts - `description` names the stream in errors, `abandon` closes a source that was read in part
   */
  constructor(
    open: () => AsyncIterator<Uint8Array>,
    facts: { length: number | undefined; replayable: boolean; description: string; abandon?: (() => void) | undefined },
  ) {
    this.#abandon = facts.abandon;
    this.#open = open;
    this.length = facts.length;
    this.replayable = facts.replayable;
    this.#description = facts.description;
  }

  get begun(): boolean {
    return this.#opened;
  }

  /** @throws UnseekableStreamError when it was read before and cannot be read again */
  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    if (this.#opened && !this.replayable) throw new UnseekableStreamError(this.#description);
    this.#opened = true;
    return this.#open();
  }

  abandon(): void {
    if (this.#opened && !this.replayable) this.#abandon?.();
  }

  async sha256(): Promise<string> {
    if (!this.replayable) {
      throw new UnseekableStreamError(
        "of the request body",
        "Its signature covers the body, so it is read once to sign and once to send: pass bytes, a Blob or a file instead, use https, " +
          "or for S3 set s3.payloadSigningEnabled to false.",
      );
    }
    const hash = createSha256();
    for await (const piece of this) hash.update(piece);
    return hex(hash.digest());
  }

  forFetch(silence: SilenceTimer, takesStreams?: boolean): Promise<Uint8Array | Blob> | ReadableStream<Uint8Array> {
    return fetchBody(this, silence, takesStreams);
  }

  toString(): string {
    return this.#description;
  }
}

/**
 * Makes a body of anything a caller may pass. Only files (Node file handles and read streams) take a promise, to ask their length.
 *
 * @throws ParamValidationError when the value is nothing that can be sent
 */
export function normalizeBody(input: RequestBody | StreamingInput | null): RequestBody | Promise<RequestBody> {
  if (input === undefined || input === null) return undefined;
  if (typeof input === "string" || input instanceof Uint8Array || input instanceof StreamBody) return input;
  if (ArrayBuffer.isView(input)) return asBytes(input);
  const facts = input as Partial<Facts>;
  if (typeof facts.byteLength === "number" && typeof facts.slice === "function") return new Uint8Array(input as ArrayBuffer);
  if (typeof facts.size === "number" && typeof facts.stream === "function") {
    const blob = input as Blob;
    return new StreamBody(() => pieces(blob.stream()), { length: blob.size, replayable: true, description: String(input) });
  }
  if (typeof facts.createReadStream === "function" || (typeof facts.path === "string" && typeof facts.pipe === "function")) {
    return openFile(input).then((file) =>
      file ? new StreamBody(file.open, { ...file, description: file.name }) : onePass(input, facts),
    );
  }
  return onePass(input, facts);
}

/** What tells the kinds of input apart, also across realms. */
interface Facts {
  byteLength: unknown;
  slice: unknown;
  size: unknown;
  stream: unknown;
  createReadStream: unknown;
  path: unknown;
  pipe: unknown;
  destroy: unknown;
  getReader: unknown;
  headers: Record<string, unknown>;
  [Symbol.asyncIterator]: unknown;
}

function onePass(input: object, facts: Partial<Facts>): StreamBody {
  if (typeof facts[Symbol.asyncIterator] !== "function" && typeof facts.getReader !== "function") {
    throw new ParamValidationError(
      `Invalid type for the request body, value: ${String(input)}, type: ${typeof input}, valid types: string, Uint8Array, ` +
        "ArrayBuffer, Blob, ReadableStream, async iterable of bytes, Node stream, file handle",
    );
  }
  // A reply of Node's http module that is passed on says how long it is.
  const length = typeof facts.pipe === "function" ? Number(facts.headers?.["content-length"] ?? Number.NaN) : Number.NaN;
  return new StreamBody(() => pieces(input as ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string>), {
    length: length >= 0 ? length : undefined,
    replayable: false,
    description: String(input),
    abandon: typeof facts.destroy === "function" ? () => (input as { destroy(): void }).destroy() : undefined,
  });
}

async function* pieces(
  source: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string>,
): AsyncGenerator<Uint8Array, void> {
  let encoder: TextEncoder | undefined;
  for await (const piece of Symbol.asyncIterator in source ? source : readAll(source)) {
    yield typeof piece === "string" ? (encoder ??= new TextEncoder()).encode(piece) : asBytes(piece);
  }
}

function asBytes(piece: Uint8Array | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (piece instanceof Uint8Array) return piece;
  if (ArrayBuffer.isView(piece)) return new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
  if (piece instanceof ArrayBuffer) return new Uint8Array(piece);
  throw new ParamValidationError(
    `Invalid type for a piece of the request body, type: ${typeof piece}, valid types: string, Uint8Array`,
  );
}

/** Web streams of browsers that cannot be looped over. */
async function* readAll(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = stream.getReader();
  let finished = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if ((finished = done)) return;
      yield value!;
    }
  } finally {
    if (!finished) await reader.cancel();
  }
}
