/** Log lines in a file (botocore `session.set_file_logger`, spec LOG-04); for Node. */
import { InvalidConfigError } from "../errors/config.ts";
import type { LogLevel } from "./log.ts";
import { addLogHandler, formatRecord } from "./loggers.ts";

/** botocore's format for files. */
const FILE_FORMAT = "%(asctime)s - %(name)s - %(levelname)s - %(message)s";

/** Which lines a file gets, and their form. */
export interface FileLoggerOptions {
  /** Name of a logger and of all below it; `botocore` by default, `""` is everything. */
  readonly name?: string;
  /** The lowest level; `DEBUG` by default. */
  readonly level?: LogLevel;
  /** Python's `%(asctime)s`, `%(name)s`, `%(levelname)s`, `%(message)s`. */
  readonly format?: string;
}

/**
 * Appends log lines to a file, each at once, secrets hidden. A file that can no longer be written to fails no call.
 *
 * @returns ends it when disposed
 * @throws Error of Node when the file cannot be opened; InvalidConfigError elsewhere than in Node
 * @example
 * using log = setFileLogger("calls.log", { level: "INFO" });
 */
export function setFileLogger(path: string, options: FileLoggerOptions = {}): Disposable {
  const { format = FILE_FORMAT, ...selection } = options;
  const files = typeof process === "object" ? process.getBuiltinModule?.("node:fs") : undefined;
  if (!files) throw new InvalidConfigError("setFileLogger is for Node: give addLogHandler a function.");
  const file = files.openSync(path, "a");
  const handler = addLogHandler({ name: "botocore", ...selection }, (record) => {
    try {
      files.writeSync(file, `${formatRecord(record, format)}\n`);
    } catch {
      // Whoever logs has no use for an error of the log.
    }
  });
  return {
    [Symbol.dispose]() {
      handler[Symbol.dispose]();
      files.closeSync(file);
    },
  };
}
