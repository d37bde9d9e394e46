/** Reads one JSON file of a model, plain or gzip, and says which file is broken when it does not parse. */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { GeneratorError } from "./generator-error.ts";

/**
 * @param path - without `.json` or `.json.gz`
 * @returns the parsed JSON, or `undefined` when there is no such file
 */
export function readModel<Content>(path: string): Content | undefined {
  const file = [`${path}.json`, `${path}.json.gz`].find((candidate) => existsSync(candidate));
  if (file === undefined) return undefined;
  try {
    const bytes = readFileSync(file);
    return JSON.parse((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8")) as Content;
  } catch (cause) {
    throw new GeneratorError(`Cannot read the model ${file}: ${(cause as Error).message}`, { cause });
  }
}
