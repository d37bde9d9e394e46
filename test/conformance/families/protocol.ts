/**
 * Serialization and parsing vectors over small models (`protocol/`). In these files timestamps are epoch seconds, blobs plain
 * text and special floats the strings `NaN`, `Infinity`, `-Infinity`.
 */
import type { OperationModel } from "../../../packages/core/src/client/operation.ts";
import type { ParsedError, ResponseMetadata } from "../../../packages/core/src/client/output.ts";
import { parseErrorReply } from "../../../packages/core/src/protocols/parse-error-reply.ts";
import type { Shape } from "../../../packages/core/src/schema/shape.ts";
import { bodyKindOf } from "../body.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import { lowerCaseNames, findContentDifferences, findHeaderDifferences, type Headers } from "../request-comparison.ts";
import { bufferedBody } from "../scripted-transport.ts";
import { readSmallOperation, resultWrapperOf, type SmallModel, type SmallOperation } from "../small-service.ts";
import { toTaggedNow } from "../tagged.ts";
import type { Vectors } from "../vectors.ts";

interface Suite extends SmallModel {
  readonly suite: string;
  readonly clientEndpoint?: string;
  readonly cases: readonly (InputCase | OutputCase)[];
}

interface AnyCase {
  readonly id?: string;
  readonly given: SmallOperation;
  readonly ignored?: boolean;
}

interface InputCase extends AnyCase {
  readonly params?: Record<string, unknown>;
  readonly serialized: {
    readonly method?: string;
    readonly uri: string;
    readonly headers?: Headers;
    readonly requireHeaders?: readonly string[];
    readonly forbidHeaders?: readonly string[];
    readonly body?: string;
    readonly host?: string;
  };
}

interface OutputCase extends AnyCase {
  readonly response: { readonly status_code?: number; readonly headers?: Headers; readonly body?: string };
  readonly result?: Record<string, unknown>;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly error?: Record<string, unknown>;
}

const FOLDERS = ["input", "output", "legacy/input", "legacy/output"] as const;
const ERROR_STATUS = 301;
/** The idempotency token of these files. */
const TOKEN = "00000000-0000-4000-8000-000000000000";

export const protocol: Family = { name: "protocol", cases };

function* cases(vectors: Vectors): Iterable<ConformanceCase> {
  for (const folder of FOLDERS) {
    for (const file of vectors.names(`protocol/${folder}`)) {
      for (const [suiteIndex, suite] of vectors.document<Suite[]>(`protocol/${folder}/${file}`)!.entries()) {
        for (const [caseIndex, recorded] of suite.cases.entries()) {
          yield {
            id: `${folder}.${file}.${recorded.id ?? `${suiteIndex}.${caseIndex}`}`,
            group: file,
            leftOut: recorded.ignored === true ? "not met or not run by botocore itself (protocol/ignore-list.json)" : undefined,
            check: () => ("serialized" in recorded ? checkInput(suite, recorded) : checkOutput(suite, recorded)),
          };
        }
      }
    }
  }
}

async function checkInput(suite: Suite, recorded: InputCase): Promise<Mismatch | undefined> {
  const operation = await readSmallOperation(suite, recorded.given);
  const expected = recorded.serialized;
  const params = fillTokens(operation, recorded.params ?? {});
  const request = operation.service.protocol.serialize(operation, params, {});
  const uri = request.query === "" ? request.path : `${request.path}?${request.query}`;
  const actual = { ...request, uri };
  const differences = [
    ...(expected.method === undefined ? [] : findDifferences(expected.method, request.method, "method")),
    ...findDifferences(expected.uri, uri, "uri"),
    ...findSerializedHeaderDifferences(expected.headers ?? {}, request.headers, operation.service.protocol.name),
    ...findPresenceDifferences(
      (expected.requireHeaders ?? []).filter((name) => name !== "Content-Length"),
      request.headers,
      true,
    ),
    ...findPresenceDifferences(expected.forbidHeaders ?? [], request.headers, false),
    ...findHostDifferences(suite.clientEndpoint, expected.host, request.hostPrefix),
  ];
  if (expected.body !== undefined) {
    const { name } = operation.service.protocol;
    const body = name === "smithy-rpc-v2-cbor" ? Buffer.from(expected.body, "base64") : expected.body;
    differences.push(...findContentDifferences(bodyKindOf(name), body, request.body as string | Uint8Array | undefined));
  }
  return mismatch(expected, actual, differences);
}

/**
 * What botocore's own run of these vectors looks past: blanks after the commas of a list, the character set of a form, and the
 * type of a rest payload, which a later stage adds. The content length is the transport's.
 */
function findSerializedHeaderDifferences(expected: Headers, actual: Headers, wire: string): string[] {
  const wanted = spaced(lowerCaseNames(expected));
  const sent = spaced(lowerCaseNames(actual));
  if (wire.startsWith("rest-") && sent["content-type"] === undefined) delete wanted["content-type"];
  return findHeaderDifferences(wanted, sent);
}

function spaced(headers: Headers): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    value.replace(/, */g, ",").replace("; charset=utf-8", ""),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function findPresenceDifferences(names: readonly string[], headers: Headers, present: boolean): string[] {
  const sent = lowerCaseNames(headers);
  return names.flatMap((name) => findDifferences(present, name.toLowerCase() in sent, `header ${name} present`));
}

function findHostDifferences(endpoint: string | undefined, host: string | undefined, prefix: string | undefined): string[] {
  if (endpoint === undefined || host === undefined) return [];
  return findDifferences(host, `${prefix ?? ""}${new URL(endpoint).host}`, "host");
}

/** What precedes serialization: numbers for the texts of special floats, and a token where the caller gave none. */
function fillTokens(operation: OperationModel, params: Record<string, unknown>): Record<string, unknown> {
  if (operation.input === undefined) return {};
  const filled = writeFloats(operation.input, params) as Record<string, unknown>;
  for (const { name, shape } of operation.input.members) if (shape.token) filled[name] ??= TOKEN;
  return filled;
}

/** Turns the texts of special floats into numbers, wherever the shape says number. */
function writeFloats(shape: Shape, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  switch (shape.kind) {
    case "float":
    case "double":
      return typeof value === "string" ? Number(value) : value;
    case "structure":
      return mapEntries(value as object, (key, item) => {
        const member = shape.memberByName.get(key);
        return member === undefined ? item : writeFloats(member.shape, item);
      });
    case "map":
      return mapEntries(value as object, (_key, item) => writeFloats(shape.value!, item));
    case "list":
      return (value as unknown[]).map((item) => writeFloats(shape.element!, item));
    default:
      return value;
  }
}

function mapEntries(record: object, map: (key: string, value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(key, value)]));
}

async function checkOutput(suite: Suite, recorded: OutputCase): Promise<Mismatch | undefined> {
  const operation = await readSmallOperation(suite, recorded.given);
  const { status_code: status = 200, headers: given = {} } = recorded.response;
  const text = recorded.response.body || emptyBody(operation);
  const isBase64 = operation.service.protocol.name === "smithy-rpc-v2-cbor" || operation.eventStreamOutput !== undefined;
  const body = new Uint8Array(Buffer.from(text, isBase64 ? "base64" : "utf8"));
  const headers = lowerCaseNames(given);
  const metadata: ResponseMetadata = { HTTPStatusCode: status, HTTPHeaders: headers, RetryAttempts: 0 };
  if (status >= ERROR_STATUS) return compareError(recorded, parseErrorReply(operation, { status, headers, body }, metadata));
  const output = await readOutput(operation, { status, headers, body }, metadata);
  return compareTexts(recorded.result ?? {}, output);
}

/** The vectors of query leave the document out where it says nothing; a real reply has it. */
function emptyBody({ name, service }: OperationModel): string {
  return service.protocol.name === "query" ? `<${name}Response><${resultWrapperOf(name)}/></${name}Response>` : "";
}

async function readOutput(
  operation: OperationModel,
  response: { status: number; headers: Record<string, string>; body: Uint8Array },
  metadata: ResponseMetadata,
): Promise<Record<string, unknown>> {
  const { protocol: wire } = operation.service;
  if (operation.eventStreamOutput !== undefined) {
    const output = wire.parse(operation, { ...response, body: new Uint8Array(0) }, metadata);
    const reply = { ...response, reason: "", body: bufferedBody(response.body) };
    const { eventStream } = await import("../../../packages/core/src/codegen/v1/event-stream.ts");
    const events: unknown[] = [];
    for await (const event of await eventStream.open(reply, operation, output)) events.push(event);
    output[operation.eventStreamOutput] = events;
    return output;
  }
  const output = wire.parse(operation, response, metadata);
  if (operation.streamingOutput !== undefined) output[operation.streamingOutput] = response.body;
  return output;
}

function compareError(recorded: OutputCase, parsed: ParsedError): Mismatch | undefined {
  const { Error: detail, ResponseMetadata: _metadata, ...members } = parsed;
  const expected: Record<string, unknown> = { code: recorded.errorCode, members: recorded.error ?? {} };
  const actual: Record<string, unknown> = { code: detail.Code, members };
  if (recorded.errorMessage !== undefined) {
    expected["message"] = recorded.errorMessage;
    actual["message"] = detail.Message;
  }
  return compareTexts(expected, actual);
}

function compareTexts(expected: Record<string, unknown>, actual: Record<string, unknown>): Mismatch | undefined {
  const comparable = toTexts(actual);
  return mismatch(expected, comparable, findDifferences(expected, comparable));
}

/** Our values in the notation of these files. */
function toTexts(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) return Buffer.from(value).toString("utf8");
  if (typeof value === "bigint") return toTaggedNow(value);
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return value.map(toTexts);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, toTexts(item)]));
}
