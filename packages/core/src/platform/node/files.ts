/** Files: the shared configuration, and bodies to send. Loaded when the first one is asked for. */
import { createReadStream, type ReadStream } from "node:fs";
import { readFile, stat, type FileHandle } from "node:fs/promises";
import type { FileSource } from "../platform.ts";
import { expandHome } from "./home.ts";

/**
 * Text of a file, or undefined when it does not exist.
 *
 * @param path - `~` at its beginning is the home directory
 * @throws Error of Node when the file exists but cannot be read
 */
export async function readTextFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(expandHome(path), "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

/**
 * What a file handle or a file read stream reads. A handle is read from its start, and again from its start for a retry; it stays
 * open. A read stream is read itself the first time, and its file is opened again for a retry.
 *
 * @returns undefined when it is neither, was read before, or is no regular file
 */
export async function openFile(input: object): Promise<FileSource | undefined> {
  return "createReadStream" in input ? handleSource(input as FileHandle) : streamSource(input as ReadStream);
}

async function handleSource(handle: FileHandle): Promise<FileSource | undefined> {
  const facts = await handle.stat();
  if (!facts.isFile()) return undefined;
  const open = (): AsyncIterator<Uint8Array> => handle.createReadStream({ start: 0, autoClose: false })[Symbol.asyncIterator]();
  return { name: `FileHandle ${handle.fd}`, length: facts.size, replayable: true, open };
}

async function streamSource(stream: ReadStream & { start?: number; end?: number }): Promise<FileSource | undefined> {
  const path = String(stream.path);
  if (stream.bytesRead > 0 || stream.readableEncoding !== null) return undefined;
  const facts = await stat(path).catch(() => undefined);
  if (!facts?.isFile()) return undefined;
  const start = stream.start ?? 0;
  const end = Math.min(stream.end ?? Number.POSITIVE_INFINITY, facts.size - 1);
  let source: ReadStream | undefined = stream;
  const open = (): AsyncIterator<Uint8Array> => {
    const reader = source;
    source = undefined;
    if (reader) return reader[Symbol.asyncIterator]();
    return end < start ? nothing() : createReadStream(path, { start, end })[Symbol.asyncIterator]();
  };
  return { name: path, length: Math.max(end - start + 1, 0), replayable: true, open };
}

/** What an empty file holds; a range of no bytes cannot be asked for. */
async function* nothing(): AsyncGenerator<Uint8Array, void> {}
