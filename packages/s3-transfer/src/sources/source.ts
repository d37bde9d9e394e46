/**
 * What an upload reads: something with a size that can be read anywhere and again, or pieces that come once, in order (s3transfer
 * `upload.py` `UploadFilenameInputManager` and its siblings, spec XFR-09 to XFR-11). What the caller opened is never closed.
 */
import { fileSize, openReader, positionOf } from "#files";
import { S3TransferFailedError, TransferArgumentError } from "../errors.ts";
import type { FilePath, FileReader, OpenFile } from "../platform/file-system.ts";
import { iterableReader, PieceReader, streamReader } from "./piece-reader.ts";

/** Bytes in memory, or a way to read so many of them, as often as needed. */
export type PartData = Uint8Array | { readonly length: number; open(): AsyncIterable<Uint8Array> };

/** A source of known size that can be read at any place, again and again. */
export interface RangeSource {
  readonly kind: "ranges";
  readonly size: number;
  range(start: number, end: number): PartData;
  close(): Promise<void>;
}

/** A source that is read once, from front to back. */
export interface PieceSource {
  readonly kind: "pieces";
  /** Expected size; decides on the size of parts only. */
  readonly sizeHint: number | undefined;
  readonly reader: PieceReader;
  close(): Promise<void>;
}

export type Source = RangeSource | PieceSource;

/** Everything `uploadFileobj` takes. */
export type UploadSource =
  | ArrayBuffer
  | ArrayBufferView
  | Blob
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>
  | OpenFile;

/** Bytes read from a file at once. */
const READ_BYTES = 256 * 1024;

/** The source for a path. */
export async function openPath(path: FilePath, signal: AbortSignal): Promise<Source> {
  const file = await openReader(path);
  return file.size === undefined
    ? pieceSource(readAll(file, signal), () => file.close())
    : fileSource(file, file.size, 0, String(path));
}

/**
 * The source for what a caller has at hand.
 *
 * @throws TransferArgumentError when it is nothing that can be read
 */
export async function openFileobj(fileobj: UploadSource, signal: AbortSignal): Promise<Source> {
  if (fileobj instanceof ArrayBuffer) return bytesSource(new Uint8Array(fileobj));
  if (ArrayBuffer.isView(fileobj)) return bytesSource(new Uint8Array(fileobj.buffer, fileobj.byteOffset, fileobj.byteLength));
  const facts = (typeof fileobj === "object" && fileobj !== null ? fileobj : {}) as Partial<Facts>;
  if (typeof facts.size === "number" && typeof facts.slice === "function") return blobSource(fileobj as Blob);
  if (typeof facts.fd === "number" && typeof facts.read === "function" && typeof facts.stat === "function")
    return handleSource(fileobj as OpenFile, signal);
  if (typeof facts.getReader === "function") return pieceSource(streamReader(fileobj as ReadableStream<Uint8Array>, signal));
  if (typeof facts[Symbol.asyncIterator] === "function") {
    const sizeHint = await readStreamSize(facts);
    return pieceSource(iterableReader(fileobj as AsyncIterable<Uint8Array | string>, signal), undefined, sizeHint);
  }
  throw new TransferArgumentError(
    `Fileobj must be bytes, a Blob, a file handle, a stream or an async iterable of bytes, not ${describe(fileobj)}.` +
      (typeof fileobj === "string" ? " To upload the file of that name, use uploadFile." : ""),
  );
}

/** What tells the kinds of sources apart, also across realms. */
interface Facts {
  size: unknown;
  slice: unknown;
  fd: unknown;
  read: unknown;
  stat: unknown;
  getReader: unknown;
  path: unknown;
  bytesRead: unknown;
  start: unknown;
  end: unknown;
  [Symbol.asyncIterator]: unknown;
}

function describe(value: unknown): string {
  return typeof value === "object" && value !== null ? (value.constructor?.name ?? "an object") : typeof value;
}

function bytesSource(bytes: Uint8Array): RangeSource {
  return {
    kind: "ranges",
    size: bytes.length,
    range: (start, end) => bytes.subarray(start, end),
    close: () => Promise.resolve(),
  };
}

function blobSource(blob: Blob): RangeSource {
  return {
    kind: "ranges",
    size: blob.size,
    range: (start, end) => {
      const slice = blob.slice(start, end);
      return { length: end - start, open: () => webPieces(slice) };
    },
    close: () => Promise.resolve(),
  };
}

async function* webPieces(blob: Blob): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = blob.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

/** A file from one of its bytes on; a file that becomes shorter meanwhile is an error. */
function fileSource(file: FileReader, size: number, base: number, name: string): RangeSource {
  const read = async (position: number, length: number): Promise<Uint8Array> => {
    const bytes = await file.read(base + position, length);
    if (bytes.length === length) return bytes;
    throw new S3TransferFailedError(
      `${name} became shorter while it was uploaded: it had ${base + size} bytes, now it ends at ${base + position + bytes.length}.`,
      { file: name },
    );
  };
  return {
    kind: "ranges",
    size,
    range: (start, end) => ({
      length: end - start,
      open: async function* () {
        for (let position = start; position < end; position += READ_BYTES)
          yield await read(position, Math.min(READ_BYTES, end - position));
      },
    }),
    close: () => file.close(),
  };
}

/** A file the caller opened, from where the caller stopped reading; it stays open. */
async function handleSource(handle: OpenFile, signal: AbortSignal): Promise<Source> {
  const position = await positionOf(handle);
  const reader: FileReader = {
    size: undefined,
    read: (place, length) => readHandle(handle, place, length),
    close: () => Promise.resolve(),
  };
  if (position === undefined)
    return pieceSource(readAll({ ...reader, read: (_, length) => readHandle(handle, null, length) }, signal));
  const { size } = await handle.stat();
  return fileSource(reader, Math.max(size - position, 0), position, `FileHandle ${handle.fd}`);
}

async function readHandle(handle: OpenFile, position: number | null, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const place = position === null ? null : position + filled;
    const { bytesRead } = await handle.read(buffer, filled, length - filled, place);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** What has no size is read until it ends. */
function readAll(file: FileReader, signal: AbortSignal): PieceReader {
  let position = 0;
  const next = async (): Promise<IteratorResult<Uint8Array, undefined>> => {
    const value = await file.read(position, READ_BYTES);
    position += value.length;
    return value.length > 0 ? { done: false, value } : { done: true, value: undefined };
  };
  return new PieceReader({ next }, signal);
}

function pieceSource(reader: PieceReader, close?: () => Promise<void>, sizeHint?: number): PieceSource {
  return {
    kind: "pieces",
    sizeHint,
    reader,
    async close() {
      reader.release();
      await close?.();
    },
  };
}

/** What a fresh read stream of a file will give. */
async function readStreamSize(facts: Partial<Facts>): Promise<number | undefined> {
  if (typeof facts.path !== "string" || facts.bytesRead !== 0) return undefined;
  const size = await fileSize(facts.path).catch(() => undefined);
  if (size === undefined) return undefined;
  const end = typeof facts.end === "number" ? Math.min(facts.end + 1, size) : size;
  return Math.max(end - (typeof facts.start === "number" ? facts.start : 0), 0);
}
