/** The two kinds of values in a profile. */
import type { IniValue } from "./ini-file.ts";

/** A value that is text, not a block. */
export function textOf(value: IniValue | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** A value that is a block, not text. */
export function blockOf(value: IniValue | undefined): Readonly<Record<string, string>> | undefined {
  return typeof value === "object" ? value : undefined;
}
