/** The error for replies that are not what their protocol says. */
import { ResponseParserError } from "../errors/parser.ts";

/** @param problem - what was found, or what was expected */
export function unreadable(problem: string, cause?: unknown): ResponseParserError {
  return new ResponseParserError(`Unable to parse response: ${problem}.`, {}, { cause });
}
