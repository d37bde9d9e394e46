/** Writes parameters for a message, one member to a line; Python's `pformat` in JavaScript's spelling. */
import { AnyValue } from "./any.ts";

const INDENT = "  ";
const MAX_DEPTH = 20;

/** @param depth - how deep the value stands */
export function showValue(value: unknown, depth = 0): string {
  if (value instanceof AnyValue) return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Date) return `Date(${Number.isNaN(value.getTime()) ? "invalid" : value.toISOString()})`;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `${value.constructor.name}(${value.byteLength} bytes)`;
  if (depth === MAX_DEPTH) return "...";
  if (Array.isArray(value))
    return block(
      "[",
      value.map((item) => showValue(item, depth + 1)),
      "]",
      depth,
    );
  if (value instanceof Set)
    return block(
      "Set [",
      [...value].map((item) => showValue(item, depth + 1)),
      "]",
      depth,
    );
  const name = value.constructor?.name ?? "Object";
  const members = value instanceof Map ? [...value] : Object.entries(value).filter(([, member]) => member !== undefined);
  const lines = members.map(([key, member]) => `${key}: ${showValue(member, depth + 1)}`);
  return block(name === "Object" ? "{" : `${name} {`, lines, "}", depth);
}

function block(open: string, lines: readonly string[], close: string, depth: number): string {
  if (lines.length === 0) return open + close;
  const indent = INDENT.repeat(depth + 1);
  return `${open}\n${lines.map((line) => `${indent}${line},\n`).join("")}${INDENT.repeat(depth)}${close}`;
}
