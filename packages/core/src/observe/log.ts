/**
 * Where the parts of the SDK write log lines, under the names of botocore's and boto3's loggers. Without a logger `write` is not
 * there and no line is built (boto3's quiet default, LOG-02).
 */

/** Python's levels; `NOTSET` lets everything through. */
export type LogLevel = "NOTSET" | "DEBUG" | "INFO" | "WARNING" | "ERROR" | "CRITICAL";

/** Takes a line: the logger's name (`botocore.endpoint`), its level, and what builds its text if somebody wants it. */
export type LogWriter = (name: string, level: LogLevel, message: () => string) => void;

/** The writer in effect; set by `addLogHandler`. */
export const LOG: { write: LogWriter | undefined } = { write: undefined };
