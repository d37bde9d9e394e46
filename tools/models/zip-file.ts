/**
 * Reads the entries of a zip archive (a Python wheel is one) held in memory: stored and deflated entries, each checked
 * against its CRC-32. Encrypted, multi-volume and zip64 archives are refused; wheels are none of these.
 */
import { crc32, inflateRawSync } from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_LENGTH = 22;
const LARGEST_COMMENT = 0xffff;

export interface ZipFile {
  /** Entry names, in the archive's order; folders are left out. */
  readonly names: readonly string[];
  /** The content of one entry. @throws Error when there is no such entry or its content is damaged */
  read(name: string): Buffer;
}

interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * Opens a zip archive.
 *
 * @throws Error saying what is wrong when the bytes are not a readable archive
 */
export function openZip(bytes: Buffer): ZipFile {
  const entries = readDirectory(bytes);
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new Error(`no entry "${name}" in the archive`);
      return readEntry(bytes, name, entry);
    },
  };
}

function readDirectory(bytes: Buffer): Map<string, Entry> {
  const end = findEndOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff) throw new Error("a zip64 archive, which is not supported");
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error("its directory is damaged");
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    if (!name.endsWith("/")) {
      entries.set(name, {
        method: bytes.readUInt16LE(at + 10),
        crc: bytes.readUInt32LE(at + 16),
        compressedSize: bytes.readUInt32LE(at + 20),
        size: bytes.readUInt32LE(at + 24),
        offset: bytes.readUInt32LE(at + 42),
      });
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function findEndOfDirectory(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - END_LENGTH - LARGEST_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw new Error("not a zip archive, or cut off");
}

function readEntry(bytes: Buffer, name: string, entry: Entry): Buffer {
  const { offset } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_HEADER) {
    throw new Error(`the entry "${name}" is damaged`);
  }
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const stored = bytes.subarray(start, start + entry.compressedSize);
  const content = expand(stored, name, entry);
  if (content.length !== entry.size || crc32(content) !== entry.crc) {
    throw new Error(`the entry "${name}" is damaged: its checksum does not match`);
  }
  return content;
}

function expand(stored: Buffer, name: string, entry: Entry): Buffer {
  if (entry.method === 0) return stored;
  if (entry.method !== 8) throw new Error(`the entry "${name}" uses compression method ${entry.method}, not deflate`);
  try {
    return inflateRawSync(stored);
  } catch (error) {
    throw new Error(`the entry "${name}" is damaged: ${(error as Error).message}`);
  }
}
