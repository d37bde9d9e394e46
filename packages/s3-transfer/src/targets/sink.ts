/** Where the pieces of one part of a download go. */
import type { FileWriter } from "../platform/file-system.ts";

/** Takes the pieces of a part, in order; more than once when the body breaks off and is read again. */
export interface PartSink {
  /** The part begins, or begins again. */
  begin(): void;
  write(piece: Uint8Array): Promise<void> | void;
  /** The part is complete. */
  end(): Promise<void>;
}

/**
 * Buffers that the parts of a download take turns with. Pieces are copied into them at once: pieces that waited for the disk would outlive
 * the garbage collector's first rounds, and cost far more than the copy.
 */
export class ChunkPool {
  readonly #chunkBytes: number;
  readonly #free: Uint8Array[] = [];

  /** @param chunkBytes - bytes collected before they are written */
  constructor(chunkBytes: number) {
    this.#chunkBytes = chunkBytes;
  }

  take(): Uint8Array {
    return this.#free.pop() ?? new Uint8Array(this.#chunkBytes);
  }

  give(buffer: Uint8Array): void {
    this.#free.push(buffer);
  }
}

/** A target that takes parts in any order. */
export class FileSink implements PartSink {
  readonly #file: FileWriter;
  readonly #start: number;
  readonly #pool: ChunkPool;
  #buffer: Uint8Array | undefined;
  #filled = 0;
  /** Where the buffer's content goes. */
  #position: number;

  /** @param start - place of the part in the file */
  constructor(file: FileWriter, start: number, pool: ChunkPool) {
    this.#file = file;
    this.#start = start;
    this.#position = start;
    this.#pool = pool;
  }

  begin(): void {
    this.#position = this.#start;
    this.#filled = 0;
  }

  write(piece: Uint8Array): Promise<void> | void {
    const buffer = (this.#buffer ??= this.#pool.take());
    if (this.#filled + piece.length > buffer.length) return this.#makeRoom(piece, buffer);
    buffer.set(piece, this.#filled);
    this.#filled += piece.length;
  }

  async end(): Promise<void> {
    const buffer = this.#buffer;
    if (!buffer) return;
    this.#buffer = undefined;
    await this.#flush(buffer);
    this.#pool.give(buffer);
  }

  /** Pieces are not cut: one that does not fit waits until the buffer is empty, one that never fits is written as it is. */
  async #makeRoom(piece: Uint8Array, buffer: Uint8Array): Promise<void> {
    await this.#flush(buffer);
    if (piece.length > buffer.length) return this.#writeOut(piece);
    buffer.set(piece);
    this.#filled = piece.length;
  }

  async #flush(buffer: Uint8Array): Promise<void> {
    const bytes = buffer.subarray(0, this.#filled);
    this.#filled = 0;
    if (bytes.length > 0) await this.#writeOut(bytes);
  }

  #writeOut(bytes: Uint8Array): Promise<void> {
    const position = this.#position;
    this.#position += bytes.length;
    return this.#file.write(bytes, position);
  }
}
