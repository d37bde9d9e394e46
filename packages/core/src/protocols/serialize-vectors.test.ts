/** Requests against botocore's protocol vectors, where the recordings are present; the rules themselves are tested beside each file. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { XMLParser } from "fast-xml-parser";
import { describeOperation } from "../../../../codegen/src/emit/wire-description.ts";
import type { ModelOperation, ServiceModel } from "../../../../codegen/src/model/service-model.ts";
import { operation, readOperation, type OperationModel } from "../client/operation.ts";
import type { Service } from "../client/service.ts";
import { serialize as cbor } from "./cbor/serialize.ts";
import { serialize as ec2 } from "./ec2/serialize.ts";
import { serialize as json } from "./json/serialize.ts";
import type { Protocol, SerializedRequest } from "./protocol.ts";
import { serialize as query } from "./query/serialize.ts";
import { serialize as restJson } from "./rest-json/serialize.ts";
import { serialize as restXml } from "./rest-xml/serialize.ts";

interface Suite {
  suite: string;
  metadata: ServiceModel["metadata"];
  shapes: ServiceModel["shapes"];
  clientEndpoint?: string;
  cases: VectorCase[];
}

interface VectorCase {
  id: string;
  given: ModelOperation;
  params?: Record<string, unknown>;
  serialized: {
    method?: string;
    uri?: string;
    headers?: Record<string, string>;
    forbidHeaders?: string[];
    body?: unknown;
    host?: string;
  };
  ignored?: boolean;
}

const ROOT = new URL("../../../../../shared/conformance/protocol/", import.meta.url);
const SERIALIZERS: Readonly<Record<string, Protocol["serialize"]>> = {
  json,
  "rest-json": restJson,
  "rest-xml": restXml,
  query,
  ec2,
  "smithy-rpc-v2-cbor": cbor,
};
const TOKEN = "00000000-0000-4000-8000-000000000000";

/** Cases that botocore does not meet and that we do not meet either, each with the reason. */
const IGNORED: Readonly<Record<string, string>> = {
  QueryFlattenedListArgWithXmlName: "older models rename a flattened list by its element, as botocore does",
  RestJsonHttpPayloadWithUnsetUnion: "an unset structured payload is an empty object, as for other structures",
  MediaTypeHeaderInputBase64: "a JSON header is written from a value, so a text becomes a JSON text",
  RestJsonNullAndEmptyHeaders: "an empty list adds no header",
  NullAndEmptyHeaders: "an empty list adds no header",
  RestJsonHttpChecksumRequired: "checksums are not the protocol's",
  BodyWithXmlName: "the reference names the root element before the shape does",
  RestXmlHttpPayloadWithUnion: "the payload member names the root element",
  HttpPayloadWithXmlName: "the payload member names the root element",
  HttpPayloadWithXmlNamespace: "the payload member names the root element",
  HttpPayloadWithXmlNamespaceAndPrefix: "the payload member names the root element",
  XmlAttributesOnPayload: "the payload member names the root element",
};

for (const directory of ["input", "legacy/input"]) {
  const folder = new URL(`${directory}/`, ROOT);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json.gz")) : [];
  describe(`recorded requests: ${directory}`, () => {
    test("are absent or cover all protocols", () => {
      if (existsSync(folder)) expect(files.length).toBeGreaterThanOrEqual(5);
    });
    for (const file of files) {
      const suites: Suite[] = JSON.parse(gunzipSync(readFileSync(new URL(file, folder))).toString());
      for (const suite of suites) {
        suite.cases.forEach((vector, index) => {
          const id = vector.id ?? `${suite.suite} ${index}`;
          // Compression is not the protocol's.
          if (id in IGNORED || /^SDKAppend|^SDKApplied/.test(id)) return;
          test(`${file} ${id}`, () => compare(suite, vector));
        });
      }
    }
  });
}

function compare(suite: Suite, vector: VectorCase): void {
  const protocol = suite.metadata.protocols?.[0] ?? suite.metadata.protocol;
  const model = operationOf(suite, vector.given, protocol);
  const input: Record<string, unknown> = { ...vector.params };
  for (const member of model.input?.members ?? []) if (member.shape.token) input[member.name] ??= TOKEN;
  const request = SERIALIZERS[protocol]!(model, input, {});
  const { method, uri, headers = {}, forbidHeaders = [], body, host } = vector.serialized;
  if (method) expect(request.method).toBe(method);
  const endpoint = new URL(suite.clientEndpoint ?? "https://example.com");
  const basePath = endpoint.pathname.replace(/\/$/, "");
  if (uri !== undefined) expect(basePath + request.path + (request.query && `?${request.query}`)).toBe(uri);
  for (const [name, value] of Object.entries(headers)) {
    // botocore sends no content type with XML and raw payloads, and its own test asks for none.
    const actual = request.headers[name.toLowerCase()];
    if (actual === undefined && /^content-type$/i.test(name) && protocol.startsWith("rest-")) continue;
    expect([name, spaced(actual)]).toEqual([name, spaced(value)]);
  }
  for (const name of forbidHeaders) expect(Object.keys(request.headers)).not.toContain(name.toLowerCase());
  if (body !== undefined) compareBody(protocol, model, request, body);
  if (host !== undefined) expect((request.hostPrefix ?? "") + endpoint.host + basePath).toBe(host);
}

/** The vectors write a list with spaces and a form's type without its character set; botocore the other way round. */
function spaced(header: string | undefined): string | undefined {
  return header?.replaceAll(/, */g, ",").replace("urlencoded; charset=utf-8", "urlencoded");
}

function operationOf(suite: Suite, given: ModelOperation, protocol: string): OperationModel {
  const description = describeOperation({ metadata: suite.metadata, shapes: suite.shapes, operations: {} }, given, { protocol });
  const wireNameOf = (member: string): string => (protocol === "ec2" ? member.charAt(0).toLowerCase() + member.slice(1) : member);
  const service = {
    apiVersion: suite.metadata.apiVersion,
    targetPrefix: suite.metadata.targetPrefix,
    jsonVersion: suite.metadata.jsonVersion,
    queryCompatible: suite.metadata.awsQueryCompatible !== undefined,
    protocol: { wireNameOf },
  } as unknown as Service;
  return readOperation(
    operation(
      given.name ?? "OperationName",
      `${given.http?.method ?? "POST"} ${given.http?.requestUri ?? "/"}`,
      JSON.stringify(description),
    ),
    service,
  );
}

function compareBody(protocol: string, model: OperationModel, request: SerializedRequest, expected: unknown): void {
  const body = request.body ?? "";
  const payload = model.input?.payload === undefined ? undefined : model.input.memberByName.get(model.input.payload)?.shape.kind;
  if (protocol === "smithy-rpc-v2-cbor") {
    const bytes = Buffer.from(expected as string, "base64");
    if (bytes.length === 0) expect(body).toBe("");
    else expect(decodeCbor(body as Uint8Array)).toEqual(decodeCbor(bytes));
  } else if (payload === "blob" || payload === "string" || expected === "") expect(body).toBe(expected);
  else if (typeof expected !== "string")
    expect(Object.fromEntries(request.form!)).toEqual(texts(expected as Record<string, unknown>));
  else if (protocol.endsWith("json")) expect(JSON.parse(body as string)).toEqual(JSON.parse(expected));
  else if (protocol === "rest-xml") expect(xmlTree(body as string)).toEqual(xmlTree(expected));
  else expect([...new URLSearchParams(body as string)]).toEqual([...new URLSearchParams(expected)]);
}

function texts(fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}

function xmlTree(text: string): unknown {
  const parser = new XMLParser({
    ignoreAttributes: false,
    preserveOrder: true,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: true,
  });
  return parser.parse(text);
}

/** A decoder of its own, so that the two sides of the protocol do not vouch for each other. */
function decodeCbor(bytes: Uint8Array): unknown {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const half = (bits: number): number => (bits === 0x7c00 ? Infinity : bits === 0xfc00 ? -Infinity : NaN);
  const argument = (info: number): number => {
    if (info < 24) return info;
    at += 2 ** (info - 24);
    if (info === 24) return view.getUint8(at - 1);
    if (info === 25) return view.getUint16(at - 2);
    if (info === 26) return view.getUint32(at - 4);
    return Number(view.getBigUint64(at - 8));
  };
  const read = (): unknown => {
    const head = view.getUint8(at++);
    const [major, info] = [head >> 5, head & 31];
    if (major === 7) {
      if (info === 25) return half(argument(25));
      if (info === 26) return view.getFloat32((at += 4) - 4);
      if (info === 27) return view.getFloat64((at += 8) - 8);
      return { 20: false, 21: true, 22: null }[info];
    }
    const count = info === 31 ? Infinity : argument(info);
    const more = (index: number): boolean => (count === Infinity ? view.getUint8(at) !== 0xff || at++ < 0 : index < count);
    if (major === 0) return count;
    if (major === 1) return -1 - count;
    if (major === 2) return Buffer.from(bytes.subarray(at, (at += count))).toString("hex");
    if (major === 3) return new TextDecoder().decode(bytes.subarray(at, (at += count)));
    if (major === 6) return { tag: count, value: read() };
    const items: unknown[] = [];
    const width = major === 5 ? 2 : 1;
    for (let index = 0; more(index); index++) items.push(width === 2 ? [read(), read()] : read());
    return major === 5 ? Object.fromEntries(items as Array<[string, unknown]>) : items;
  };
  return read();
}
