/**
 * A folder of JSON files that the AWS CLI reads and writes too (botocore `JSONFileCache`, spec CRD-19, CRD-45). A file appears
 * whole or not at all: it is written beside its place, for its owner only, and then renamed.
 */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/** Files by key. */
export class JsonFileCache {
  readonly directory: string;

  /** @param directory - made when the first file is written */
  constructor(directory: string) {
    this.directory = directory;
  }

  /** The content of a file; undefined when there is none, or it is no JSON. */
  async read(key: string): Promise<unknown> {
    try {
      return JSON.parse(await readFile(this.#path(key), "utf8"));
    } catch {
      return undefined;
    }
  }

  /** @throws Error of Node when the folder cannot be written to */
  async write(key: string, value: unknown): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    const path = this.#path(key);
    const temporary = join(this.directory, `${key}-${process.pid}-${randomUUID()}.tmp`);
    try {
      const file = await open(temporary, "wx", 0o600);
      try {
        await file.writeFile(JSON.stringify(value, shortDates));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  #path(key: string): string {
    return join(this.directory, `${key}.json`);
  }
}

/** Dates as the CLI writes them, without milliseconds. */
function shortDates(_name: string, value: unknown): unknown {
  return typeof value === "string" ? value.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d{3}Z$/, "$1Z") : value;
}

/** SHA-1 in hex, of which the AWS CLI makes the names of files. */
export function sha1Hex(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}
