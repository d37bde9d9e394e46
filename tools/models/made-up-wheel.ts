/** For tests: builds a zip archive like a wheel from names and texts. */
import { crc32, deflateRawSync, gzipSync } from "node:zlib";

/** Bytes of an archive. Names ending in `.gz` get their text gzip'd; every other entry is deflated, every third stored. */
export function buildZip(files: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [index, [name, text]] of Object.entries(files).entries()) {
    const content = name.endsWith(".gz") ? gzipSync(text) : Buffer.from(text);
    const method = index % 3 === 2 ? 0 : 8;
    const stored = method === 0 ? content : deflateRawSync(content);
    const nameBytes = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(stored.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const position = Buffer.alloc(14);
    position.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, position, nameBytes);
    locals.push(Buffer.from("PK\x03\x04", "latin1"), fields, nameBytes, stored);
    offset += 30 + nameBytes.length + stored.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

/** A wheel: models below `data/` plus the metadata that names the release. */
export function buildWheel(project: string, version: string, data: Readonly<Record<string, unknown>>): Buffer {
  const files: Record<string, string> = { [`${project}/__init__.py`]: "" };
  for (const [path, value] of Object.entries(data)) {
    files[`${project}/data/${path}`] = typeof value === "string" ? value : JSON.stringify(value);
  }
  files[`${project}-${version}.dist-info/METADATA`] = `Name: ${project}\nVersion: ${version}\n`;
  return buildZip(files);
}
