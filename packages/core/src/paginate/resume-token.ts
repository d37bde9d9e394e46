/**
 * Tokens to go on from, interchangeable with those of boto3 and the AWS CLI (botocore `paginate.TokenEncoder`): base64 of a JSON
 * object with the input tokens, and `boto_truncate_amount` where a page was cut. Bytes within are written in base64, and
 * `boto_encoded_keys` lists where they stand. Older tokens are text with three underscores between the parts.
 */
import { PaginationError } from "../errors/paginate.ts";
import { isObject, numeric } from "../jmespath/operators.ts";
import { parseJson } from "../protocols/json/parse-text.ts";
import { decodeBase64, encodeBase64 } from "../protocols/base64.ts";

/** Input tokens by name; null is absent. */
export type Tokens = Record<string, unknown>;

type Path = readonly (string | number)[];

/** Where an iteration begins. */
export interface StartingPoint {
  readonly tokens: Tokens;
  /** Items of the first page that were delivered before. */
  readonly skip: number;
}

const TRUNCATED = "boto_truncate_amount";
const ENCODED = "boto_encoded_keys";

/** Writes a token. */
export function encodeToken(tokens: Tokens): string {
  const paths: Path[] = [];
  const json = writeJson(tokens, [], paths);
  if (paths.length === 0) return encodeBase64(json);
  return encodeBase64(`${json.slice(0, -1)}, "${ENCODED}": ${writeJson(paths, [], [])}}`);
}

/** JSON as Python writes it, so that tokens are the same bytes. */
function writeJson(value: unknown, path: Path, bytePaths: Path[]): string {
  if (value instanceof Uint8Array) {
    bytePaths.push(path);
    return `"${encodeBase64(value)}"`;
  }
  if (Array.isArray(value)) return `[${value.map((item, at) => writeJson(item, [...path, at], bytePaths)).join(", ")}]`;
  if (isObject(value)) {
    const members = Object.entries(value).map(([name, item]) => `${quote(name)}: ${writeJson(item, [...path, name], bytePaths)}`);
    return `{${members.join(", ")}}`;
  }
  if (numeric(value) !== undefined) return String(value);
  return quote(value ?? null);
}

/** A scalar; what is not ASCII is escaped. */
function quote(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * Reads a token, or takes a text that is none as the service's own.
 *
 * @throws PaginationError when it has more parts than the operation has tokens
 */
export function parseStartingToken(text: string, inputTokens: readonly string[]): StartingPoint {
  const decoded = decodeToken(text);
  if (!decoded) return parseLegacyToken(text, inputTokens);
  const { [TRUNCATED]: skip = 0, ...tokens } = decoded;
  return { tokens, skip: Number(skip) };
}

function decodeToken(text: string): Tokens | undefined {
  try {
    const tokens = parseJson(new TextDecoder("utf-8", { fatal: true }).decode(decodeBase64(text)));
    if (!isObject(tokens)) return undefined;
    const { [ENCODED]: paths, ...rest } = tokens;
    for (const path of (paths ?? []) as Path[]) decodeBytes(rest, path);
    return rest;
  } catch {
    return undefined;
  }
}

function decodeBytes(tokens: Tokens, path: Path): void {
  let holder = tokens as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as typeof holder;
  const last = path.at(-1)!;
  holder[last] = decodeBase64(holder[last] as string);
}

function parseLegacyToken(text: string, inputTokens: readonly string[]): StartingPoint {
  let parts = text.split("___");
  let skip = 0;
  if (parts.length === inputTokens.length + 1) {
    const last = parts.pop()!;
    // Else it only looks like one: the whole text is the service's.
    if (/^\s*[-+]?\d+\s*$/.test(last)) skip = Number(last);
    else parts = [text];
  }
  if (parts.length > inputTokens.length) throw badToken(text);
  const tokens = inputTokens.map((name, at) => [name, parts[at] === "None" ? null : (parts[at] ?? null)]);
  return { tokens: Object.fromEntries(tokens) as Tokens, skip };
}

/** @throws PaginationError when the names are not those of the input tokens, with or without the number of items to skip */
export function checkTokens(tokens: unknown, inputTokens: readonly string[]): asserts tokens is Tokens {
  const names = isObject(tokens) ? Object.keys(tokens).filter((name) => name !== TRUNCATED) : [];
  if (names.toSorted().join() !== inputTokens.toSorted().join())
    throw badToken(isObject(tokens) ? describeTokens(tokens) : String(tokens));
}

function badToken(text: string): PaginationError {
  return new PaginationError(`Bad starting token: ${text}`);
}

/** Tokens for a message, as Python prints them. */
export function describeTokens(tokens: Tokens): string {
  const text = (value: unknown): string =>
    typeof value === "string" ? `'${value}'` : value === null ? "None" : writeJson(value, [], []);
  return `{${Object.entries(tokens)
    .map(([name, value]) => `'${name}': ${text(value)}`)
    .join(", ")}}`;
}

/** The tokens of a page that was cut after some items. */
export function truncated(tokens: Tokens, kept: number): Tokens {
  return { ...tokens, [TRUNCATED]: kept };
}
