/** Successful replies of every protocol (PAR-03 to PAR-10). */
import type { OperationDescription } from "../client/operation.ts";
import { ResponseParserError } from "../errors/parser.ts";
import { cbor } from "./cbor/index.ts";
import { ec2 } from "./ec2/index.ts";
import { json } from "./json/index.ts";
import { operationFixture } from "./operation-fixture.ts";
import type { Protocol } from "./protocol.ts";
import { query } from "./query/index.ts";
import { responseMetadata } from "./response-metadata.ts";
import { restJson } from "./rest-json/index.ts";
import { restXml } from "./rest-xml/index.ts";

function parse(
  protocol: Protocol,
  description: OperationDescription,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Record<string, unknown> {
  const response = { status: 200, headers, body: typeof body === "string" ? new TextEncoder().encode(body) : body };
  const metadata = responseMetadata(response);
  const output = protocol.parse(operationFixture(protocol, "GET /", description), response, metadata);
  return metadata.RequestId === undefined ? output : { ...output, RequestId: metadata.RequestId };
}

describe("replies of query and ec2", () => {
  const output = { Names: ["s"] } as const;

  test("query: members in the wrapper, the request id beside it", () => {
    const body =
      "<R><FeedResult><Names><member>a</member></Names></FeedResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></R>";
    expect(parse(query, { output, wrapper: "FeedResult" }, body, { "x-amzn-requestid": "header" })).toEqual({
      Names: ["a"],
      RequestId: "r",
    });
    expect(parse(query, {}, "<R><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></R>")).toEqual({ RequestId: "r" });
    expect(
      parse(
        query,
        { output },
        "<R><Names><member>a</member></Names><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></R>",
      ),
    ).toEqual({ Names: ["a"], RequestId: "r" });
  });

  test("query: a reply without the wrapper is no reply", () => {
    expect(() => parse(query, { output, wrapper: "FeedResult" }, "<html></html>")).toThrow(
      "there is no <FeedResult> element, which holds the result of FeedAnimal",
    );
    expect(() => parse(query, { output, wrapper: "FeedResult" }, "")).toThrow(ResponseParserError);
    expect(parse(query, { output: {}, wrapper: "FeedResult" }, "")).toEqual({});
  });

  test("ec2: members in the root, named with a small first letter", () => {
    const body = "<R><requestId>r</requestId><names><item>a</item></names></R>";
    expect(parse(ec2, { output }, body)).toEqual({ Names: ["a"], RequestId: "r" });
    expect(parse(ec2, {}, body)).toEqual({ RequestId: "r" });
  });
});

describe("replies of rest-json and rest-xml", () => {
  const output = { "Tag header:etag": "s", Count: "i" } as const;

  test("members of headers and body", () => {
    expect(parse(restJson, { output }, '{"Count":"3"}', { etag: "e" })).toEqual({ Tag: "e", Count: 3 });
    expect(parse(restXml, { output }, "<R><Count>3</Count></R>", { etag: "e" })).toEqual({ Tag: "e", Count: 3 });
    expect(parse(restXml, { output }, "", { etag: "e" })).toEqual({ Tag: "e" });
    expect(() => parse(restJson, { output }, "null")).toThrow("expected an object, got null");
  });

  test("a structured payload is the whole body", () => {
    const payload = { $: { "Tag header:etag": "s", Doc: { Name: "s" } }, payload: "Doc" } as const;
    expect(parse(restJson, { output: payload }, '{"Name":"a"}', { etag: "e" })).toEqual({ Tag: "e", Doc: { Name: "a" } });
    expect(parse(restXml, { output: payload }, "<Any><Name>a</Name></Any>")).toEqual({ Doc: { Name: "a" } });
    expect(parse(restXml, { output: payload }, "")).toEqual({ Doc: {} });
    expect(parse(restJson, { output: payload }, "")).toEqual({ Doc: {} });
  });

  test("a text payload is the body as text; a blob payload is left to the client", () => {
    expect(parse(restJson, { output: { $: { Policy: "s" }, payload: "Policy" } }, "é")).toEqual({ Policy: "é" });
    expect(() => parse(restJson, { output: { $: { Policy: "s" }, payload: "Policy" } }, new Uint8Array([0xff]))).toThrow(
      "it is not UTF-8",
    );
    expect(parse(restXml, { output: { $: { Body: "B", "Tag header:etag": "s" }, payload: "Body" } }, "", { etag: "e" })).toEqual({
      Tag: "e",
    });
  });
});

describe("replies of json and cbor", () => {
  const output = { Name: "s", At: "t", Items: [{ Id: "i" }], Choice: { $: { A: "s" }, union: "Choice" } } as const;

  test("json: without output nothing is read", () => {
    expect(parse(json, {}, "not JSON", { "x-amzn-requestid": "r" })).toEqual({ RequestId: "r" });
    expect(() => parse(json, { output }, "[]")).toThrow("expected an object, got []");
  });

  test("cbor: modelled names only, nulls dropped", () => {
    // {"Name": "a", "X": 1, "At": 1(0), "Items": [{"Id": 1, "Y": 2}], "Choice": {"B": 1}}
    const body = Buffer.from(
      "a5644e616d6561616158016241 74c100654974656d7381a26249640161590266 43686f696365a1614201".replaceAll(" ", ""),
      "hex",
    );
    expect(parse(cbor, { output }, new Uint8Array(body))).toEqual({ Name: "a", At: new Date(0), Items: [{ Id: 1 }], Choice: {} });
    expect(() => parse(cbor, { output }, new Uint8Array())).toThrow("the body is empty");
    expect(() => parse(cbor, { output }, new Uint8Array([0x80]))).toThrow("expected a CBOR map");
  });
});
