/** Tables of small functions (`utils.json`): name spellings, timestamps, ARNs, percent-encoding, endpoint addresses. */
import { snakeCase } from "../../../packages/core/src/client/method-name.ts";
import { parseArn } from "../../../packages/core/src/endpoints/arn.ts";
import { isValidEndpointUrl, isValidIpv6EndpointUrl } from "../../../packages/core/src/endpoints/endpoint-url.ts";
import { percentEncode } from "../../../packages/core/src/protocols/http-binding/percent-encode.ts";
import { parseTimestamp } from "../../../packages/core/src/protocols/parse-timestamp.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import { toTaggedNow, type Tagged } from "../tagged.ts";
import type { Vectors } from "../vectors.ts";

interface Tables {
  readonly xform_name?: readonly (readonly [name: string, withUnderscore: string, withHyphen: string])[];
  readonly parse_timestamp?: readonly TableRow[];
  readonly parse_arn?: readonly TableRow[];
  readonly percent_encode?: readonly TableRow[];
  readonly endpoint_url_valid?: readonly { in: string; valid: boolean; valid_ipv6: boolean }[];
}

interface TableRow {
  readonly in: string | number;
  readonly out?: Tagged;
  readonly error?: { readonly type: string; readonly message: string };
}

/** The day of the recording: a text without a date means that day. */
const RECORDING_DAY = "2026-11-22T00:00:00Z";

export const utils: Family = { name: "utils", cases };

function* cases(vectors: Vectors): Iterable<ConformanceCase> {
  const tables = vectors.document<Tables>("utils") ?? {};
  for (const [name, snake] of tables.xform_name ?? []) {
    yield row("xform_name", name, () => compare(snake, snakeCase(name)));
  }
  for (const recorded of tables.parse_timestamp ?? []) {
    yield row("parse_timestamp", recorded.in, () =>
      checkRow(recorded, () => parseTimestamp(recorded.in, () => new Date(RECORDING_DAY))),
    );
  }
  for (const recorded of tables.parse_arn ?? []) {
    yield row("parse_arn", recorded.in, () => checkRow(recorded, () => parseArn(String(recorded.in))));
  }
  for (const recorded of tables.percent_encode ?? []) {
    yield row("percent_encode", recorded.in, () => checkRow(recorded, () => percentEncode(String(recorded.in))));
  }
  for (const { in: url, valid, valid_ipv6 } of tables.endpoint_url_valid ?? []) {
    const check = (): Mismatch | undefined =>
      compare([valid, valid_ipv6], [isValidEndpointUrl(url), isValidIpv6EndpointUrl(url)]);
    yield row("endpoint_url_valid", url, check);
  }
}

function row(table: string, input: string | number, check: () => Mismatch | undefined): ConformanceCase {
  return { id: `${table}.${JSON.stringify(input)}`, group: table, check };
}

/** A Python `ValueError` means no more than that the input is refused; other errors have names of their own. */
function checkRow(recorded: TableRow, compute: () => unknown): Mismatch | undefined {
  let actual: Tagged;
  try {
    actual = toTaggedNow(compute());
  } catch (error) {
    const { name, message } = error as Error;
    if (recorded.error?.type === "ValueError") return undefined;
    return compare(recorded.error ?? recorded.out, { type: name, message });
  }
  return compare(recorded.error ?? recorded.out, actual);
}

function compare(expected: unknown, actual: unknown): Mismatch | undefined {
  return mismatch(expected, actual, findDifferences(expected, actual));
}
