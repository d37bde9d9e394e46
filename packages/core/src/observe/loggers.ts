/**
 * Loggers: the lines of all clients, or of one, to a stream or to a logger of the program (boto3 `set_stream_logger`, spec LOG-01 to
 * LOG-05, NOS-12). Names form a tree as in Python: a handler of `botocore` gets `botocore.endpoint` too, one of `""` gets everything.
 */
import { EVERY_CALL } from "../client/call-wrapper.ts";
import { LOG, type LogLevel } from "./log.ts";
import { logCalls } from "./log-calls.ts";
import type { CallObserver } from "./observe-calls.ts";

const LEVELS: Readonly<Record<LogLevel, number>> = { NOTSET: 0, DEBUG: 10, INFO: 20, WARNING: 30, ERROR: 40, CRITICAL: 50 };

/** boto3's default format. */
const DEFAULT_FORMAT = "%(asctime)s %(name)s [%(levelname)s] %(message)s";

/** A logger of the program: `console`, pino, winston and others fit. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Which lines a handler gets. */
export interface LogSelection {
  /** Name of a logger and of all below it; `""` is everything. */
  readonly name?: string;
  /** The lowest level; `DEBUG` by default. */
  readonly level?: LogLevel;
}

/** A line that somebody wants. */
export interface LogRecord {
  readonly name: string;
  readonly level: LogLevel;
  readonly message: string;
  readonly time: Date;
}

interface Handler {
  readonly name: string;
  readonly level: LogLevel;
  handle(record: LogRecord): void;
}

const handlers: Handler[] = [];
let observer: CallObserver | undefined;

/**
 * Sends lines of all clients to a function.
 *
 * @returns ends it when disposed
 */
export function addLogHandler(selection: LogSelection, handle: (record: LogRecord) => void): Disposable {
  const { name = "", level = "DEBUG" } = selection;
  const handler: Handler = { name, level, handle };
  handlers.push(handler);
  LOG.write = (logger, of, message) => {
    if (wanted(logger, of)) write(logger, of, message());
  };
  if (!observer) EVERY_CALL.push((observer = logCalls({ wants: wanted, write })));
  return { [Symbol.dispose]: () => remove(handler) };
}

/**
 * Writes log lines to standard error; boto3's `set_stream_logger`. Secrets are hidden. Called again for the same name it replaces
 * the earlier one, so lines never appear twice.
 *
 * @param name - `boto3` by default; `botocore` shows every call, `""` everything
 * @param level - the lowest level
 * @param format - Python's `%(asctime)s`, `%(name)s`, `%(levelname)s`, `%(message)s`
 * @example
 * setStreamLogger("botocore");
 */
export function setStreamLogger(
  name: string | { readonly name?: string; readonly level?: LogLevel; readonly format?: string } = {},
  level?: LogLevel,
  format?: string,
): Disposable {
  const given = typeof name === "string" ? { name, level, format } : name;
  const selection = { name: given.name ?? "boto3", level: given.level ?? ("DEBUG" as const) };
  const pattern = given.format ?? DEFAULT_FORMAT;
  streams.get(selection.name)?.[Symbol.dispose]();
  const handler = addLogHandler(selection, (record) => writeLine(formatRecord(record, pattern)));
  streams.set(selection.name, handler);
  return handler;
}

const streams: Map<string, Disposable> = /*#__PURE__*/ new Map();

/**
 * Sends the lines of one client to a logger of the program, for the client's `observers`.
 *
 * @example
 * const s3 = new S3({ observers: [logTo(console, { level: "INFO" })] });
 */
export function logTo(logger: Logger, { name = "", level = "DEBUG" }: LogSelection = {}): CallObserver {
  return logCalls({
    wants: (candidate, of) => isBelow(candidate, name) && LEVELS[of] >= LEVELS[level],
    write: (candidate, of, message) => logger[METHODS[of]](`${candidate}: ${message}`),
  });
}

const METHODS = { NOTSET: "debug", DEBUG: "debug", INFO: "info", WARNING: "warn", ERROR: "error", CRITICAL: "error" } as const;

/** Writes a record as Python's `logging` does for these four fields. */
export function formatRecord(record: LogRecord, format: string): string {
  const fields: Record<string, string> = {
    asctime: record.time.toISOString().replace("T", " ").replace(".", ",").slice(0, 23),
    name: record.name,
    levelname: record.level,
    message: record.message,
  };
  return format.replace(/%\((\w+)\)s/g, (whole, field: string) => fields[field] ?? whole);
}

function wanted(name: string, level: LogLevel): boolean {
  return handlers.some((handler) => isBelow(name, handler.name) && LEVELS[level] >= LEVELS[handler.level]);
}

function write(name: string, level: LogLevel, message: string): void {
  const record: LogRecord = { name, level, message, time: new Date() };
  for (const handler of handlers)
    if (isBelow(name, handler.name) && LEVELS[level] >= LEVELS[handler.level]) handler.handle(record);
}

function isBelow(name: string, ancestor: string): boolean {
  return ancestor === "" || name === ancestor || name.startsWith(`${ancestor}.`);
}

function remove(handler: Handler): void {
  const index = handlers.indexOf(handler);
  if (index >= 0) handlers.splice(index, 1);
  if (handlers.length > 0 || !observer) return;
  EVERY_CALL.splice(EVERY_CALL.indexOf(observer), 1);
  observer = undefined;
  LOG.write = undefined;
}

/** Standard error, or the console where there is none. */
function writeLine(line: string): void {
  if (typeof process === "object" && typeof process.stderr?.write === "function") process.stderr.write(`${line}\n`);
  else console.error(line);
}
