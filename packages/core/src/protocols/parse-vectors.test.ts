/** Replies against botocore's protocol vectors, where the recordings are present; the rules themselves are tested beside each file. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describeOperation, ShapeDescriber } from "../../../../codegen/src/emit/wire-description.ts";
import type { ModelOperation, ServiceModel } from "../../../../codegen/src/model/service-model.ts";
import { operation, readOperation, type OperationModel } from "../client/operation.ts";
import type { Service } from "../client/service.ts";
import { eventStream } from "../eventstream/open.ts";
import { cbor } from "./cbor/index.ts";
import { ec2 } from "./ec2/index.ts";
import { json } from "./json/index.ts";
import type { Protocol } from "./protocol.ts";
import { query } from "./query/index.ts";
import { responseMetadata } from "./response-metadata.ts";
import { restJson } from "./rest-json/index.ts";
import { restXml } from "./rest-xml/index.ts";

interface Suite {
  suite: string;
  metadata: ServiceModel["metadata"];
  shapes: ServiceModel["shapes"];
  cases: VectorCase[];
}

interface VectorCase {
  id?: string;
  given: ModelOperation;
  response: { status_code: number; headers?: Record<string, string>; body?: string };
  result?: Record<string, unknown>;
  error?: Record<string, unknown>;
  errorCode?: string;
  errorMessage?: string;
  ignored?: boolean;
}

const ROOT = new URL("../../../../../shared/conformance/protocol/", import.meta.url);
const PROTOCOLS: Readonly<Record<string, Protocol>> = Object.fromEntries(
  [json, restJson, restXml, query, ec2, cbor].map((it) => [it.name, it]),
);

for (const directory of ["output", "legacy/output"]) {
  const folder = new URL(`${directory}/`, ROOT);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json.gz")) : [];
  describe(`recorded replies: ${directory}`, () => {
    test("are absent or cover all protocols", () => {
      if (existsSync(folder)) expect(files.length).toBeGreaterThanOrEqual(5);
    });
    for (const file of files) {
      const suites: Suite[] = JSON.parse(gunzipSync(readFileSync(new URL(file, folder))).toString());
      for (const suite of suites) {
        suite.cases.forEach((vector, index) => {
          if (vector.ignored) return;
          test(`${file} ${vector.id ?? `${suite.suite} ${index}`}`, () => compare(suite, vector, directory === "output"));
        });
      }
    }
  });
}

async function compare(suite: Suite, vector: VectorCase, isSmithy: boolean): Promise<void> {
  const model = operationOf(suite, vector.given, isSmithy);
  const { protocol } = model.service;
  const text = vector.response.body ?? "";
  const isBinary = protocol.name === "smithy-rpc-v2-cbor" || model.eventStreamOutput !== undefined;
  const body = new Uint8Array(Buffer.from(text, isBinary ? "base64" : "utf8"));
  const headers = Object.fromEntries(
    Object.entries(vector.response.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const response = { status: vector.response.status_code, headers, body };
  const metadata = responseMetadata(response);
  if (vector.errorCode !== undefined || vector.error) {
    const { Error: error, ResponseMetadata: _, ...members } = protocol.parseError(model, response, metadata);
    if (vector.errorCode !== undefined) expect(error.Code).toBe(vector.errorCode);
    if (vector.errorMessage !== undefined) expect(error.Message).toBe(vector.errorMessage);
    expect(plain(members)).toEqual(vector.error ?? {});
    return;
  }
  const streamed = model.streamingOutput ?? model.eventStreamOutput;
  const output = protocol.parse(model, streamed ? { ...response, body: new Uint8Array() } : response, metadata);
  if (model.streamingOutput) output[model.streamingOutput] = text;
  if (model.eventStreamOutput) output[model.eventStreamOutput] = await readEvents(model, body, output);
  expect(plain(output)).toEqual(inLowerCase(vector.result ?? {}, model));
}

async function readEvents(model: OperationModel, body: Uint8Array, output: Record<string, unknown>): Promise<unknown[]> {
  const stream = async function* (): AsyncGenerator<Uint8Array> {
    yield body;
  };
  const response = { status: 200, reason: "", headers: {}, body: { bytes: async () => body, stream, cancel: () => undefined } };
  const events: unknown[] = [];
  for await (const event of await eventStream.open(response, model, output)) events.push(event);
  return events;
}

/** Our headers are in lower case, and so are the keys of maps made from them. */
function inLowerCase(result: Record<string, unknown>, model: OperationModel): Record<string, unknown> {
  const lower = (value: unknown): unknown =>
    Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key.toLowerCase(), item]));
  const isHeaderMap = (name: string): boolean => model.output?.memberByName.get(name)?.location === "headers";
  return Object.fromEntries(Object.entries(result).map(([name, value]) => [name, isHeaderMap(name) ? lower(value) : value]));
}

function operationOf(suite: Suite, given: ModelOperation, isSmithy: boolean): OperationModel {
  const name = given.name ?? "OperationName";
  const protocol = PROTOCOLS[suite.metadata.protocols?.[0] ?? suite.metadata.protocol]!;
  const model: ServiceModel = { metadata: suite.metadata, shapes: suite.shapes, operations: {} };
  const options = { protocol: protocol.name };
  // The newer vectors leave out the wrapper of query's results, which botocore's own test adds.
  const output =
    given.output && isSmithy && protocol === query ? { resultWrapper: `${name}Result`, ...given.output } : given.output;
  const description = describeOperation(model, { ...given, ...(output && { output }) }, options);
  const errors = Object.entries(suite.shapes).filter(([, shape]) => shape.exception);
  const describer = new ShapeDescriber(
    model,
    errors.map(([shape]) => ({ shape })),
    options,
  );
  const table = Object.fromEntries(
    errors.map(([shape, { error }]) => [error?.code ?? shape, { name: shape, shape: describer.describe({ shape }) }]),
  );
  const service = { protocol, errors: JSON.stringify(table), errorShapes: JSON.stringify(describer.table) } as unknown as Service;
  return readOperation(
    operation(name, `${given.http?.method ?? "POST"} ${given.http?.requestUri ?? "/"}`, JSON.stringify(description)),
    service,
  );
}

/** Values as the vectors write them: epoch seconds, blobs as text, special floats as words. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (typeof value === "bigint") return { $int: String(value) };
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}
