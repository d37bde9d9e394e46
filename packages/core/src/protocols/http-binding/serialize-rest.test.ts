import type { ShapeReference } from "../../schema/read-description.ts";
import { ParamValidationError } from "../../errors/validation.ts";
import { operationFixture } from "../operation-fixture.ts";
import type { SerializedRequest } from "../protocol.ts";
import { restJson } from "../rest-json/index.ts";
import { restXml } from "../rest-xml/index.ts";

function send(http: string, input: unknown, params: Record<string, unknown>, protocol = restJson): SerializedRequest {
  return protocol.serialize(operationFixture(protocol, http, { input: input as ShapeReference }), params, {});
}

describe("URI labels", () => {
  const shape = { "Bucket! uri": "s", "Key! uri:key": "s", "When uri": "t" };

  test("are percent-encoded; a greedy one keeps its slashes", () => {
    expect(send("GET /{Bucket}/{key+}", shape, { Bucket: "a/b ~é", Key: "c//../d e+'(1)*" }).path).toBe(
      "/a%2Fb%20~%C3%A9/c//../d%20e%2B%27%281%29%2A",
    );
  });

  test("may stand behind the question mark, and parameters follow the template's own", () => {
    const request = send("POST /x?uploads&w={When}", { ...shape, "Max query:max-keys": "i" }, { When: 0, Max: 5 });
    expect([request.path, request.query]).toEqual(["/x", "uploads&w=1970-01-01T00%3A00%3A00Z&max-keys=5"]);
  });

  test.each([[{ Bucket: "b" }], [{ Bucket: "b", Key: null }], [{ Bucket: "b", Key: "" }]])("must have a value: %p", (params) => {
    const attempt = (): unknown => send("GET /{Bucket}/{key+}", shape, params);
    expect(attempt).toThrow(ParamValidationError);
    expect(attempt).toThrow(/Key/);
  });

  test("without a member mean a broken package", () => {
    expect(() => send("GET /{Nope}", shape, {})).toThrow('The URI of FeedAnimal has a label "Nope"');
  });
});

describe("query parameters", () => {
  const shape = {
    "S query:s": "s",
    "B query": "b",
    "T query": "t",
    "E query": "tE",
    "F query": "d",
    "L query:l": ["i"],
    "M query": ["s", "s"],
    "Deep query": ["s", ["s"]],
  };

  test("keep the caller's order and write scalars as words and ISO 8601", () => {
    expect(send("GET /", shape, { F: NaN, T: 0, E: 1.5, B: true, S: "a b&=é" }).query).toBe(
      "F=NaN&T=1970-01-01T00%3A00%3A00Z&E=1&B=true&s=a%20b%26%3D%C3%A9",
    );
  });

  test("repeat the key for a list, skip null", () => {
    expect(send("GET /", shape, { L: [1, null, 2], S: null }).query).toBe("l=1&l=2");
  });

  test("spread maps below members of their own", () => {
    expect(send("GET /", shape, { M: { "a b": "1", s: "map", n: null }, S: "member", Deep: { d: ["x", "y"] } }).query).toBe(
      "a%20b=1&s=member&d=x&d=y",
    );
  });
});

describe("headers", () => {
  const shape = {
    "S header:X-Name": "s",
    "B header": "b",
    "T header": "t",
    "I header": "tI",
    "L header:X-List": ["s"],
    "N header": ["i"],
    "D header": ["t"],
    "J header": { $: "s", json: true },
    "P headers:X-Meta-": ["s", "s"],
    "E headers:": ["s", "s"],
  };
  const headers = (params: Record<string, unknown>): Record<string, string> => send("GET /", shape, params).headers;

  test("have lower-case names and words for booleans", () => {
    expect(headers({ S: "", B: false })).toEqual({ "x-name": "", b: "false" });
  });

  test("carry instants as RFC 822, in whole seconds in every format", () => {
    expect(headers({ T: 1.9, I: 1.9 })).toEqual({ t: "Thu, 01 Jan 1970 00:00:01 GMT", i: "1970-01-01T00:00:01Z" });
  });

  test("join lists, quote where an item needs it, skip null, and leave empty lists out", () => {
    expect(headers({ L: ["a", 'b"c', "d,e", null], N: [1, 2], D: [] })).toEqual({ "x-list": 'a,"b\\"c","d,e"', n: "1,2" });
  });

  test("carry JSON values as base64 of compact ASCII", () => {
    expect(atob(headers({ J: { a: ["é", 1] } })["j"]!)).toBe('{"a":["\\u00e9",1]}');
  });

  test("spread maps below their prefix", () => {
    expect(headers({ P: { Color: "red", x: null }, E: new Map([["X-Any", "1"]]) })).toEqual({
      "x-meta-color": "red",
      "x-any": "1",
    });
  });
});

describe("rest-json bodies", () => {
  const shape = { "Id header": "s", Name: "s", Cage: { "No header": "i" } };

  test("hold the members bound nowhere else", () => {
    const request = send("POST /", shape, { Id: "1", Name: "n", Cage: { No: 3 } });
    expect(request.body).toBe('{"Name":"n","Cage":{"No":3}}');
    expect(request.headers).toEqual({ id: "1", "content-type": "application/json" });
  });

  test("are an empty object without members, and absent when the shape has none", () => {
    expect(send("POST /", shape, { Id: "1" })).toMatchObject({ body: "{}", headers: { "content-type": "application/json" } });
    expect(send("POST /", { "Id header": "s" }, { Id: "1" })).toMatchObject({ body: undefined, headers: { id: "1" } });
    expect(restJson.serialize(operationFixture(restJson, "GET /a?b", {}), {}, {})).toEqual({
      method: "GET",
      path: "/a",
      query: "b",
      headers: {},
      body: undefined,
    });
  });

  test("leave the caller's content type alone", () => {
    const { headers } = send("POST /", { "Type header:Content-Type": "s", Name: "s" }, { Name: "n", Type: "text/x" });
    expect(headers).toEqual({ "content-type": "text/x" });
  });
});

describe("payloads", () => {
  const blob = { $: { Body: "B" }, payload: "Body" };
  const streaming = { $: { Body: { $: "B", streaming: true } }, payload: "Body" };

  test("of structures replace the body; without one rest-json sends an empty object", () => {
    const shape = { $: { "Doc :doc": { A: "i" }, "H header": "s" }, payload: "Doc" };
    expect(send("PUT /", shape, { Doc: { A: 1 }, H: "x" }).body).toBe('{"A":1}');
    expect(send("PUT /", shape, {}).body).toBe("{}");
    expect(send("PUT /", shape, { Doc: { A: 1 } }, restXml).body).toBe("<doc><A>1</A></doc>");
    expect(send("PUT /", shape, {}, restXml).body).toBeUndefined();
  });

  test("of text and bytes go out as they are, without a content type", () => {
    const bytes = new Uint8Array([1]);
    expect(send("PUT /", blob, { Body: bytes })).toMatchObject({ body: bytes, headers: {} });
    expect(send("PUT /", blob, { Body: bytes.buffer }).body).toBe(bytes.buffer);
    expect(send("PUT /", { $: { Text: "s" }, payload: "Text" }, { Text: "é" })).toMatchObject({ body: "é", headers: {} });
    expect(send("PUT /", blob, {}).body).toBeUndefined();
  });

  test("that stream are passed on untouched", () => {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array([1]);
    }
    for (const body of [chunks(), new Blob(["x"]), new ReadableStream<Uint8Array>(), "text", new Uint8Array(1).buffer]) {
      expect(send("PUT /", streaming, { Body: body }).body).toBe(body);
    }
    const stream = chunks();
    expect(send("PUT /", blob, { Body: stream }).body).toBe(stream);
  });

  test("of documents are the document", () => {
    expect(send("PUT /", { $: { Doc: "j" }, payload: "Doc" }, { Doc: [1, "a"] })).toMatchObject({
      body: '[1,"a"]',
      headers: { "content-type": "application/json" },
    });
  });
});

describe("rest-xml bodies", () => {
  test("have the input's name and namespace as root, and no content type", () => {
    const shape = { $: { "Id uri": "s", Name: "s" }, name: "CreateRequest", ns: "https://zoo/" };
    const request = send("POST /{Id}", shape, { Id: "1", Name: "n" }, restXml);
    expect(request).toMatchObject({
      path: "/1",
      body: '<CreateRequest xmlns="https://zoo/"><Name>n</Name></CreateRequest>',
      headers: {},
    });
  });

  test("are absent without members", () => {
    expect(send("POST /", { $: { Name: "s" }, name: "R" }, {}, restXml).body).toBeUndefined();
  });
});
