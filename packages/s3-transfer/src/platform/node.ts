/**
 * The file system under Node: reading and writing at any place, temporary files beside their target (s3transfer `utils.py` `OSUtils`,
 * spec XFR-26, XFR-27), and directories.
 */
import { createHash } from "node:crypto";
import { setMaxListeners } from "node:events";
import { constants } from "node:fs";
import { mkdir, open, opendir, readFile, rename, rm, stat, unlink, utimes, writeFile, type FileHandle } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { TransferArgumentError } from "../errors.ts";
import type { FilePath, FileReader, FileWriter, FoundFile, OpenFile, SequentialWriter } from "./file-system.ts";

/** Longest name of a file, in bytes, that common file systems take. */
const MAX_NAME_BYTES = 255;

/** @throws Node's error when the file is not there or may not be read */
export async function openReader(path: FilePath): Promise<FileReader> {
  const facts = await stat(path);
  if (facts.isDirectory()) {
    throw new TransferArgumentError(`"${String(path)}" is a directory. To transfer one, use uploadDirectory.`, {
      path: String(path),
    });
  }
  let handle: Promise<FileHandle> | undefined;
  let isClosed = false;
  return {
    size: facts.isFile() ? facts.size : undefined,
    async read(position, length) {
      if (isClosed) throw new TransferArgumentError(`"${String(path)}" was closed: its transfer has ended.`);
      return readFrom(await (handle ??= open(path)), facts.isFile() ? position : null, length);
    },
    async close() {
      isClosed = true;
      await (await handle?.catch(() => undefined))?.close();
    },
  };
}

/** Reads until so many bytes are there or the file ends. */
async function readFrom(handle: FileHandle, position: number | null, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position === null ? null : position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled === length ? buffer : buffer.subarray(0, filled);
}

/** A file beside its target until it is complete. It is made at the first write. */
export async function createWriter(path: FilePath): Promise<FileWriter> {
  const target = typeof path === "string" ? path : fileURLToPath(path);
  const temporary = temporaryName(target);
  let handle: Promise<FileHandle> | undefined;
  const close = async (): Promise<boolean> => {
    const opened = await handle?.catch(() => undefined);
    await opened?.close();
    return opened !== undefined;
  };
  return {
    async write(bytes, position) {
      const file = await (handle ??= open(temporary, "wx"));
      await writeAll(file, bytes, position).catch(namePath(target));
    },
    async commit(fsync) {
      const file = await (handle ??= open(temporary, "wx"));
      if (fsync) await file.sync().catch(namePath(target));
      await file.close();
      await rename(temporary, target);
    },
    async discard() {
      if (await close()) await rm(temporary, { force: true });
    },
  };
}

/** Node's errors of an open file do not say which it is: `ENOSPC: no space left on device, write`. */
function namePath(path: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (error.path === undefined) {
      error.path = path;
      error.message += ` '${path}'`;
    }
    throw error;
  };
}

/** `write` may write less than it was given. */
async function writeAll(file: FileHandle, bytes: Uint8Array, position: number | null): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const place = position === null ? null : position + written;
    written += (await file.write(bytes, written, bytes.length - written, place)).bytesWritten;
  }
}

/** The target's name, a dot and eight hex digits; the name is cut where it would be too long. */
function temporaryName(target: string): string {
  const random = crypto.getRandomValues(new Uint8Array(4));
  const ending = `.${[...random].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  let name = basename(target);
  while (Buffer.byteLength(name) + ending.length > MAX_NAME_BYTES) name = [...name].slice(0, -1).join("");
  return join(dirname(target), name + ending);
}

/** A pipe or device, which is written in order and never replaced; undefined for everything else. */
export async function openSpecial(path: FilePath): Promise<SequentialWriter | undefined> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts || !(facts.isFIFO() || facts.isCharacterDevice() || facts.isBlockDevice())) return undefined;
  const handle = await open(path, constants.O_WRONLY);
  return {
    write: (piece) => writeAll(handle, piece, null).catch(namePath(String(path))),
    release: () => handle.close(),
  };
}

/** Where an open regular file is read next; undefined where the system does not say (only Linux does). */
export async function positionOf(file: OpenFile): Promise<number | undefined> {
  if (!(await file.stat()).isFile()) return undefined;
  const facts = await readFile(`/proc/self/fdinfo/${file.fd}`, "utf8").catch(() => "");
  const position = /^pos:\s*(\d+)$/m.exec(facts)?.[1];
  return position === undefined ? undefined : Number(position);
}

/** Size of a regular file. */
export async function fileSize(path: FilePath): Promise<number | undefined> {
  const facts = await stat(path).catch(() => undefined);
  return facts?.isFile() ? facts.size : undefined;
}

/** When a file was changed last, in milliseconds. */
export async function modifiedAt(path: FilePath): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mtimeMs;
}

/** Regular files below a directory, in no promised order. Links to directories are followed only when asked, and never in circles. */
export async function* listFiles(directory: FilePath, followSymlinks: boolean): AsyncGenerator<FoundFile, void, undefined> {
  const root = typeof directory === "string" ? directory : fileURLToPath(directory);
  yield* listBelow(root, "", followSymlinks, new Set());
}

async function* listBelow(
  root: string,
  below: string,
  followSymlinks: boolean,
  above: ReadonlySet<string>,
): AsyncGenerator<FoundFile, void, undefined> {
  const { dev, ino } = await stat(join(root, below));
  const identity = `${dev}:${ino}`;
  if (above.has(identity)) return;
  for await (const entry of await opendir(join(root, below))) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isSymbolicLink() && !followSymlinks) continue;
    const facts = await stat(join(root, path)).catch(() => undefined);
    if (facts?.isDirectory()) yield* listBelow(root, path, followSymlinks, new Set([...above, identity]));
    else if (facts?.isFile()) yield { path, size: facts.size, modified: facts.mtime };
  }
}

/** A path below a directory. */
export function joinPath(directory: FilePath, path: string): string {
  return resolve(typeof directory === "string" ? directory : fileURLToPath(directory), ...path.split("/"));
}

export async function makeDirectoryOf(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
}

export async function removeFile(path: string): Promise<void> {
  await unlink(path);
}

export async function setModified(path: string, modified: Date): Promise<void> {
  await utimes(path, modified, modified);
}

/** Text of a file, or undefined when there is none. */
export async function readText(path: FilePath): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Replaces a file by a text at once, so that nobody reads half of it; an empty text removes it. */
export async function writeText(path: FilePath, text: string): Promise<void> {
  const target = typeof path === "string" ? path : fileURLToPath(path);
  if (text === "") return rm(target, { force: true });
  const temporary = temporaryName(target);
  await writeFile(temporary, text, { flush: true });
  await rename(temporary, target);
}

/** In hex. */
export function md5(bytes: Uint8Array): string | undefined {
  return createHash("md5").update(bytes).digest("hex");
}

/** Many parts listen to the signal of their transfer; Node takes more than ten listeners for a leak. */
export function allowManyListeners(signal: AbortSignal): void {
  setMaxListeners(0, signal);
}
