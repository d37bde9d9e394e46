/** What transfers ask of a file system; `node.ts` answers, `web.ts` says that there is none. */

/** A file opened for reading at any place. */
export interface FileReader {
  /** In bytes; undefined when it is no regular file and ends when it ends. */
  readonly size: number | undefined;
  /**
   * Reads at a place.
   *
   * @returns fewer bytes than asked for only at the end of the file
   */
  read(position: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A file being written that gets its name when it is complete. */
export interface FileWriter {
  /** Writes at a place; the bytes may change when it has resolved. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Puts the file in its place; with `fsync` after it is on the disk. */
  commit(fsync: boolean): Promise<void>;
  /** Removes it. Does nothing when it was never written. */
  discard(): Promise<void>;
}

/** A target that takes bytes only one after the other. */
export interface SequentialWriter {
  write(piece: Uint8Array): Promise<void>;
  /** Lets go of it; closes only what was opened here. */
  release(): Promise<void> | void;
}

/** Facts about a file below a directory. */
export interface FoundFile {
  /** Path below the directory, with `/` between names. */
  readonly path: string;
  readonly size: number;
  readonly modified: Date;
}

/** A path as Node's functions take it. */
export type FilePath = string | URL;

/** A file the caller opened; Node's `FileHandle` is one. */
export interface OpenFile {
  readonly fd: number;
  read(buffer: Uint8Array, offset: number, length: number, position: number | null): Promise<{ bytesRead: number }>;
  write(buffer: Uint8Array, offset: number, length: number, position: number | null): Promise<{ bytesWritten: number }>;
  stat(): Promise<{ size: number; isFile(): boolean }>;
}
