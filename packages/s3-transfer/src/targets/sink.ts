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

/** A target that takes parts in any order. */
export class FileSink implements PartSink {
  readonly #file: FileWriter;
  readonly #start: number;
  readonly #chunkBytes: number;
  #position: number;
  #pieces: Uint8Array[] = [];
  #collected = 0;

  /**
   * @param start - place of the part in the file
   * @param chunkBytes - bytes collected before they are written
   */
  constructor(file: FileWriter, start: number, chunkBytes: number) {
    this.#file = file;
    this.#start = start;
    this.#position = start;
    this.#chunkBytes = chunkBytes;
  }

  begin(): void {
    this.#position = this.#start;
    this.#pieces = [];
    this.#collected = 0;
  }

  write(piece: Uint8Array): Promise<void> | void {
    this.#pieces.push(piece);
    this.#collected += piece.length;
    if (this.#collected >= this.#chunkBytes) return this.end();
  }

  async end(): Promise<void> {
    if (this.#collected === 0) return;
    const pieces = this.#pieces;
    const position = this.#position;
    this.#position += this.#collected;
    this.#pieces = [];
    this.#collected = 0;
    await this.#file.write(pieces, position);
  }
}
