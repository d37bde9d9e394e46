/** Finds and reads the recorded vectors: `.ndjson` and `.json` files, plain or gzip'd, below one directory. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const EXTENSIONS = [".ndjson.gz", ".ndjson", ".json.gz", ".json"] as const;

export class Vectors {
  readonly directory: string;

  /** @throws Error when there is no such directory */
  constructor(directory: string) {
    if (!existsSync(directory)) {
      throw new Error(`No vectors: ${directory} does not exist. Give a directory of recordings with --vectors DIR.`);
    }
    this.directory = directory;
  }

  /** Names of the files in a folder, without extension, sorted; empty when there is no such folder. */
  names(folder: string): string[] {
    const path = join(this.directory, folder);
    if (!existsSync(path)) return [];
    const names = readdirSync(path).flatMap((file) => {
      const extension = EXTENSIONS.find((candidate) => file.endsWith(candidate));
      return extension === undefined ? [] : [file.slice(0, -extension.length)];
    });
    return [...new Set(names)].sort();
  }

  /** The cases of a line-by-line file, or an empty list when the file is absent. */
  lines<Case>(name: string): Case[] {
    const text = this.#read(name, [".ndjson.gz", ".ndjson"]);
    if (text === undefined) return [];
    const cases: Case[] = [];
    for (const [index, line] of text.split("\n").entries()) {
      if (line !== "") cases.push(parse(line, `${name}, line ${index + 1}`) as Case);
    }
    return cases;
  }

  /** A document, or undefined when the file is absent. */
  document<Content>(name: string): Content | undefined {
    const text = this.#read(name, [".json.gz", ".json"]);
    return text === undefined ? undefined : (parse(text, name) as Content);
  }

  #read(name: string, extensions: readonly string[]): string | undefined {
    for (const extension of extensions) {
      const path = join(this.directory, name + extension);
      if (!existsSync(path)) continue;
      const bytes = readFileSync(path);
      try {
        return (extension.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
      } catch (error) {
        throw new Error(`Cannot read ${path}: ${(error as Error).message}`, { cause: error });
      }
    }
    return undefined;
  }
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`Cannot read vectors ${where}: ${(error as Error).message}`, { cause: error });
  }
}
