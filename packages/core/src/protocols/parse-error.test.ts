/** Error replies of every protocol: codes, messages, request ids, members (PAR-02, PAR-11 to PAR-15). */
import type { OperationModel } from "../client/operation.ts";
import type { ParsedError } from "../client/output.ts";
import type { Service } from "../client/service.ts";
import { ResponseParserError } from "../errors/parser.ts";
import { cbor } from "./cbor/index.ts";
import { ec2 } from "./ec2/index.ts";
import { json } from "./json/index.ts";
import { operationFixture } from "./operation-fixture.ts";
import { parseErrorReply } from "./parse-error-reply.ts";
import type { Protocol } from "./protocol.ts";
import { query } from "./query/index.ts";
import { responseMetadata } from "./response-metadata.ts";
import { restJson } from "./rest-json/index.ts";
import { restXml } from "./rest-xml/index.ts";

const ERRORS: Partial<Service> = {
  errors: JSON.stringify({
    CageLocked: { shape: { message: "s", "Keeper header:x-keeper": "s", Keys: ["#Key"], "At status": "i" } },
    Legacy: { name: "LegacyError" },
  }),
  errorShapes: JSON.stringify({ Key: { Id: "i" } }),
};

function operation(protocol: Protocol): OperationModel {
  return operationFixture(protocol, "POST /", { output: { Name: "s" }, wrapper: "FeedAnimalResult" }, ERRORS);
}

function parse(protocol: Protocol, status: number, body: string | Uint8Array, headers: Record<string, string> = {}): ParsedError {
  const response = { status, headers, body: typeof body === "string" ? new TextEncoder().encode(body) : body };
  return parseErrorReply(operation(protocol), response, responseMetadata(response));
}

/** Code and message, without the rest. */
function detail(...reply: Parameters<typeof parse>): unknown {
  const { Code, Message } = parse(...reply).Error;
  return [Code, Message];
}

describe("server errors without a protocol", () => {
  test.each([json, restJson, restXml, query, ec2, cbor])("take code and message from the status", (protocol) => {
    for (const body of ["", " \r\n", "<html><body>Http/1.1 Service Unavailable</body></html>", "\n<html>"]) {
      const error = parse(protocol, 503, body, { "x-amzn-requestid": "r" });
      expect(error.Error).toEqual({ Code: "503", Message: "Service Unavailable" });
      expect(error.ResponseMetadata).toEqual({ HTTPStatusCode: 503, HTTPHeaders: { "x-amzn-requestid": "r" }, RetryAttempts: 0 });
    }
    expect(detail(protocol, 599, "")).toEqual(["599", ""]);
  });

  test("status 300 is parsed as a success, so its code is unknown", () => {
    const error = parse(json, 300, '{"Name":"Kim"}');
    expect(error).toMatchObject({ Name: "Kim", ResponseMetadata: { HTTPStatusCode: 300 } });
    expect(error).not.toHaveProperty("Error");
  });
});

describe("errors of json", () => {
  test.each([
    ['{"__type":"Foo","message":"m"}', "Foo", "m"],
    ['{"__type":"a.b#Foo","Message":"M"}', "Foo", "M"],
    ['{"__type":"a#Foo:http://x#y/","message":"lower","Message":"upper"}', "Foo", "lower"],
    ['{"message":"only"}', "400", "only"],
    ['{"__type":"Foo","message":null}', "Foo", null],
    ["{}", "400", ""],
    ["", "400", ""],
    ["plain text", "400", "plain text"],
    ["[1]", "400", "[1]"],
    ['{"code":"Foo"}', "400", ""],
  ])("%j", (body, code, message) => {
    expect(detail(json, 400, body)).toEqual([code, message]);
  });

  test("a legacy code of a former query service wins, the modelled name stays", () => {
    const headers = { "x-amzn-query-error": "Legacy;Sender" };
    expect(parse(json, 400, '{"__type":"x#QueueGone","message":"m"}', headers)).toMatchObject({
      Error: { Code: "Legacy", Message: "m", QueryErrorCode: "QueueGone", Type: "Sender" },
      message: "m",
    });
    for (const odd of ["Legacy", ";Sender", "a;b;c"])
      expect(detail(json, 400, '{"__type":"Foo"}', { "x-amzn-query-error": odd })).toEqual(["Foo", ""]);
  });

  test("modelled members stand at top level", () => {
    const { Error: error, ...members } = parse(
      json,
      400,
      '{"__type":"CageLocked","message":"m","Keys":[{"Id":7,"x":1}],"Other":1}',
    );
    expect(error).toEqual({ Code: "CageLocked", Message: "m" });
    expect(members).toMatchObject({ message: "m", Keys: [{ Id: 7 }] });
    expect(members).not.toHaveProperty("Other");
  });
});

describe("errors of rest-json", () => {
  test.each([
    ['{"message":"m"}', { "x-amzn-errortype": "Foo:http://x/" }, "Foo"],
    ['{"code":"Body"}', { "x-amzn-errortype": "Header" }, "Header"],
    ['{"code":"a#Foo"}', {}, "Foo"],
    ['{"Code":"Foo"}', {}, "Foo"],
    ['{"__type":"Foo"}', {}, "Foo"],
    ['{"code":42}', {}, 42],
    ['{"code":null,"__type":"Foo"}', {}, "Foo"],
    ["", { "x-amzn-errortype": "Foo" }, "Foo"],
  ])("%j %j", (body, headers: Record<string, string>, code) => {
    expect(parse(restJson, 404, body, headers).Error.Code).toBe(code);
  });

  test("modelled members come from headers and status too", () => {
    const error = parse(restJson, 423, '{"message":"m","Keys":[{"Id":"7"}]}', {
      "x-amzn-errortype": "CageLocked",
      "x-keeper": "Ann",
    });
    expect(error).toMatchObject({ Keeper: "Ann", At: 423, Keys: [{ Id: 7 }] });
  });
});

describe("errors of rest-xml", () => {
  test("S3's root keeps its extra fields; ids come from headers", () => {
    const body =
      "<Error><Code>NoSuchKey</Code><Message>m</Message><Key>k</Key><RequestId>R</RequestId><HostId>H</HostId></Error>";
    const error = parse(restXml, 404, body, { "x-amz-request-id": "r", "x-amz-id-2": "h" });
    expect(error.Error).toEqual({ Code: "NoSuchKey", Message: "m", Key: "k" });
    expect(error.ResponseMetadata).toMatchObject({ RequestId: "r", HostId: "h" });
  });

  test("others wrap the error; the id comes from the body", () => {
    const body =
      '<ErrorResponse xmlns="u"><Error><Type>Sender</Type><Code>CageLocked</Code><Message>m</Message><Keys><member><Id>7</Id></member></Keys></Error><RequestId>R</RequestId></ErrorResponse>';
    const error = parse(restXml, 400, body, { "x-amzn-requestid": "r", "x-keeper": "Ann" });
    expect(error).toMatchObject({
      Error: { Type: "Sender", Code: "CageLocked", Message: "m" },
      Keys: [{ Id: 7 }],
      Keeper: "Ann",
      ResponseMetadata: { RequestId: "R" },
    });
  });

  test("without a body (HEAD), or with one that is no XML, the status speaks", () => {
    for (const body of ["", "plain text", "<Error><Code>cut"]) {
      const error = parse(restXml, 404, body, { "x-amz-request-id": "r", "x-amz-id-2": "h" });
      expect(error.Error).toEqual({ Code: "404", Message: "Not Found" });
      expect(error.ResponseMetadata).toMatchObject({ RequestId: "r", HostId: "h" });
    }
    expect(parse(restXml, 301, "").ResponseMetadata).toMatchObject({ RequestId: "", HostId: "" });
  });

  test("a server error in XML keeps its own code", () => {
    expect(detail(restXml, 503, "<Error><Code>SlowDown</Code><Message>m</Message></Error>")).toEqual(["SlowDown", "m"]);
  });
});

describe("errors of query and ec2", () => {
  test("query: code, message and type, the request id from the body", () => {
    const body =
      "<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>a &amp; b</Message></Error><RequestId>R</RequestId></ErrorResponse>";
    const error = parse(query, 400, body, { "x-amzn-requestid": "r" });
    expect(error).toEqual({
      Error: { Type: "Sender", Code: "Throttling", Message: "a & b" },
      ResponseMetadata: { RequestId: "R", HTTPStatusCode: 400, HTTPHeaders: { "x-amzn-requestid": "r" }, RetryAttempts: 0 },
    });
  });

  test("query: modelled members", () => {
    const body =
      "<ErrorResponse><Error><Code>CageLocked</Code><message>m</message><Keys><member><Id>7</Id></member></Keys></Error></ErrorResponse>";
    expect(parse(query, 400, body)).toMatchObject({ message: "m", Keys: [{ Id: 7 }] });
  });

  test("ec2: the first of several errors, and RequestID", () => {
    const body =
      "<Response><Errors><Error><Code>A</Code><Message>1</Message></Error><Error><Code>B</Code></Error></Errors><RequestID>R</RequestID></Response>";
    const error = parse(ec2, 400, body);
    expect(error.Error).toEqual({ Code: "A", Message: "1" });
    expect(error.ResponseMetadata.RequestId).toBe("R");
  });

  test("a body that is no XML is a parser error, which is retried", () => {
    for (const body of ["", "plain text", "<a>"]) expect(() => parse(query, 400, body)).toThrow(ResponseParserError);
  });
});

describe("errors of cbor", () => {
  const text = (value: string): number[] => [0x60 + value.length, ...new TextEncoder().encode(value)];

  test("code from __type, then the status", () => {
    expect(
      detail(cbor, 400, new Uint8Array([0xa2, ...text("__type"), ...text("a#Foo"), ...text("message"), ...text("m")])),
    ).toEqual(["Foo", "m"]);
    expect(detail(cbor, 400, new Uint8Array([0xa0]))).toEqual(["400", ""]);
    expect(() => parse(cbor, 400, new Uint8Array([0xa1]))).toThrow(ResponseParserError);
  });
});

describe("request ids of replies", () => {
  test("x-amzn-requestid, else S3's pair", () => {
    expect(responseMetadata({ status: 200, headers: { "x-amzn-requestid": "a", "x-amz-request-id": "b" } })).toMatchObject({
      RequestId: "a",
    });
    expect(responseMetadata({ status: 200, headers: { "x-amz-request-id": "b" } })).toMatchObject({ RequestId: "b", HostId: "" });
    expect(responseMetadata({ status: 200, headers: {} })).toEqual({ HTTPStatusCode: 200, HTTPHeaders: {}, RetryAttempts: 0 });
  });
});
