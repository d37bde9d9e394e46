/**
 * The body of a reply that is handed to the caller as it arrives. Follows botocore `response.py` (`StreamingBody`), with the
 * methods JavaScript programs expect beside boto3's. Its length and, where the reply has one, its checksum are checked at the end.
 */
import { HTTPClientError, ReadTimeoutError, ResponseStreamingError } from "../errors/http.ts";
import { IncompleteReadError } from "../errors/stream.ts";
import { unwatch, watch } from "./forgotten-bodies.ts";
import { joinBytes } from "./join-bytes.ts";
import type { HttpResponse } from "./response.ts";

const DEFAULT_CHUNK_SIZE = 1024;
const LF = 10;
const CR = 13;
const NONE: Uint8Array = /*#__PURE__*/ new Uint8Array(0);

/**
 * A body that is read once, by one of its methods; boto3's `read`, `iterChunks` and `iterLines` may follow each other.
 *
 * Every way of reading throws `IncompleteReadError` when the body is shorter than announced, `FlexibleChecksumError` when its
 * checksum is wrong, `ReadTimeoutError` when the service falls silent, and `ResponseStreamingError` when the connection breaks.
 *
 * @example
 * const { Body } = await s3.getObject({ Bucket: "b", Key: "k" });
 * for await (const line of Body.iterLines()) console.log(new TextDecoder().decode(line));
 */
export class StreamingBody implements AsyncIterable<Uint8Array>, AsyncDisposable {
  readonly #response: HttpResponse;
  readonly #expected: number | undefined;
  #source: AsyncIterator<Uint8Array> | undefined;
  /** Which method took the body over; boto3's reading methods share one name. */
  #reader: string | undefined;
  #received = 0;
  #rest: Uint8Array = NONE;
  #ended = false;
  #closed = false;

  /**
   * @param response - not read yet
   * @param isDecoded - whether the transport decompressed the body, so that its announced length says nothing
   */
  constructor(response: HttpResponse, isDecoded: boolean = response.body.isDecoded === true) {
    this.#response = response;
    const length = response.headers["content-length"];
    this.#expected = length === undefined || isDecoded ? undefined : Number(length);
    watch(this, response.body);
  }

  /** All bytes. */
  bytes(): Promise<Uint8Array> {
    return this.#readAll("bytes");
  }

  /** All of it as text. */
  async text(encoding?: string): Promise<string> {
    return new TextDecoder(encoding).decode(await this.#readAll("text"));
  }

  /** All of it parsed as JSON. */
  async json(): Promise<unknown> {
    return JSON.parse(new TextDecoder().decode(await this.#readAll("json"))) as unknown;
  }

  /** All of it as a Blob. */
  async blob(options?: BlobPropertyBag): Promise<Blob> {
    return new Blob([(await this.#readAll("blob")) as Uint8Array<ArrayBuffer>], options);
  }

  /** As a web stream. */
  stream(): ReadableStream<Uint8Array> {
    this.#take("stream");
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const piece = await this.#next();
          if (piece) controller.enqueue(piece);
          else controller.close();
        },
        cancel: () => this.close(),
      },
      { highWaterMark: 0 },
    );
  }

  /** Pieces as they arrive. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    this.#take("iteration");
    try {
      for (let piece = await this.#next(); piece; piece = await this.#next()) yield piece;
    } finally {
      this.close();
    }
  }

  /**
   * At most so many bytes, or all.
   *
   * @returns fewer bytes than asked for only at the end, none after it
   */
  async read(size?: number): Promise<Uint8Array> {
    if (size === undefined || size < 0) return this.#readAll("read");
    this.#take("read");
    const pieces: Uint8Array[] = [];
    let length = 0;
    while (length < size) {
      const piece = this.#rest.length > 0 ? this.#rest : await this.#next();
      if (!piece) break;
      const taken = piece.length > size - length ? piece.subarray(0, size - length) : piece;
      this.#rest = piece.subarray(taken.length);
      pieces.push(taken);
      length += taken.length;
    }
    return joinBytes(pieces);
  }

  /**
   * Fills an array as far as the body reaches.
   *
   * @returns how many bytes were written; 0 at the end
   */
  async readInto(target: Uint8Array): Promise<number> {
    const bytes = await this.read(target.length);
    target.set(bytes);
    return bytes.length;
  }

  /** Pieces of one size; the last may be shorter. */
  async *iterChunks(chunkSize: number = DEFAULT_CHUNK_SIZE): AsyncGenerator<Uint8Array, void, undefined> {
    if (!(chunkSize > 0)) throw new RangeError(`iterChunks needs a chunk size above 0, not ${chunkSize}.`);
    for (let chunk = await this.read(chunkSize); chunk.length > 0; chunk = await this.read(chunkSize)) yield chunk;
  }

  /** Lines; their ends (`\n`, `\r\n`, `\r`) are cut off unless `keepEnds` is set. */
  async *iterLines(options: { chunkSize?: number; keepEnds?: boolean } = {}): AsyncGenerator<Uint8Array, void, undefined> {
    const { chunkSize = DEFAULT_CHUNK_SIZE, keepEnds = false } = options;
    let pending = NONE;
    for await (const chunk of this.iterChunks(chunkSize)) {
      let start = 0;
      const text = pending.length === 0 ? chunk : joinBytes([pending, chunk]);
      // A line is given out only when more follows: the byte after a CR decides whether it ends there.
      for (let index = Math.max(pending.length - 1, 0); index < text.length - 1; index++) {
        if (text[index] !== LF && (text[index] !== CR || text[index + 1] === LF)) continue;
        yield line(text.subarray(start, index + 1), keepEnds);
        start = index + 1;
      }
      pending = text.subarray(start);
    }
    if (pending.length > 0) yield line(pending, keepEnds);
  }

  /** Gives the rest up; the connection is free. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    unwatch(this);
    if (!this.#ended) this.#response.body.cancel();
    void this.#source?.return?.().catch(() => undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }

  #take(reader: string): void {
    if (this.#reader !== undefined && (this.#reader !== reader || reader !== "read")) {
      throw new ResponseStreamingError(
        `the body was read already, by ${this.#reader}; it can be read only once. Keep what that returned, or call the operation again.`,
      );
    }
    if (this.#closed) throw new ResponseStreamingError("the body was closed before it was read");
    this.#reader = reader;
  }

  async #readAll(reader: string): Promise<Uint8Array> {
    this.#take(reader);
    if (this.#source === undefined && !this.#ended) {
      // Nobody has read from it: no need of its pieces.
      try {
        const bytes = await this.#response.body.bytes((length) => void (this.#received += length));
        // A transport of the caller's may not tell.
        if (this.#received === 0) this.#received = bytes.length;
        this.#end();
        this.#checkLength();
        return bytes;
      } catch (error) {
        this.#end();
        throw this.#explain(error);
      }
    }
    const pieces = this.#rest.length > 0 ? [this.#rest] : [];
    this.#rest = NONE;
    for (let piece = await this.#next(); piece; piece = await this.#next()) pieces.push(piece);
    return joinBytes(pieces);
  }

  /** The next piece as it arrived; undefined at the end, when the length is checked. */
  async #next(): Promise<Uint8Array | undefined> {
    if (this.#ended) return undefined;
    this.#source ??= this.#response.body.stream()[Symbol.asyncIterator]();
    let result: IteratorResult<Uint8Array>;
    try {
      result = await this.#source.next();
    } catch (error) {
      this.#ended = true;
      throw this.#explain(error);
    }
    if (!result.done) {
      this.#received += result.value.length;
      return result.value;
    }
    this.#end();
    this.#checkLength();
    return undefined;
  }

  #end(): void {
    this.#ended = true;
    unwatch(this);
  }

  /** @throws IncompleteReadError when it is not as long as announced */
  #checkLength(): void {
    if (this.#expected !== undefined && this.#received !== this.#expected && !this.#closed)
      throw new IncompleteReadError(this.#received, this.#expected);
  }

  #explain(error: unknown): unknown {
    if (!(error instanceof HTTPClientError) || error instanceof ReadTimeoutError || error instanceof ResponseStreamingError)
      return error;
    if (this.#expected !== undefined && this.#received < this.#expected) {
      return new IncompleteReadError(this.#received, this.#expected, { cause: error });
    }
    return new ResponseStreamingError(error.message, { cause: error });
  }
}

function line(text: Uint8Array, keepEnds: boolean): Uint8Array {
  if (keepEnds) return text;
  let end = text.length;
  if (text[end - 1] === LF) end--;
  if (text[end - 1] === CR) end--;
  return text.subarray(0, end);
}
