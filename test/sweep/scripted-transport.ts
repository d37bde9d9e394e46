/** A transport that keeps what it was asked to send and answers with an empty success of the service's protocol. */
import type { HttpRequest } from "../../packages/core/src/http/request.ts";
import type { HttpResponse } from "../../packages/core/src/http/response.ts";
import type { Transport } from "../../packages/core/src/http/transport.ts";

/** The transport and what it saw. */
export interface ScriptedTransport extends Transport {
  readonly requests: HttpRequest[];
}

const EMPTY_BODIES: Readonly<Record<string, { type: string; body: (operation: string) => Uint8Array }>> = {
  json: { type: "application/x-amz-json-1.1", body: () => utf8("{}") },
  "rest-json": { type: "application/json", body: () => utf8("{}") },
  "rest-xml": { type: "application/xml", body: () => new Uint8Array(0) },
  query: { type: "text/xml", body: (operation) => utf8(`<${operation}Response><${operation}Result/></${operation}Response>`) },
  ec2: { type: "text/xml", body: (operation) => utf8(`<${operation}Response/>`) },
  "smithy-rpc-v2-cbor": { type: "application/cbor", body: () => new Uint8Array([0xa0]) },
};

/** @param protocol - name of the protocol in effect */
export function scriptedTransport(protocol: string, operation: () => string): ScriptedTransport {
  const requests: HttpRequest[] = [];
  const empty = EMPTY_BODIES[protocol];
  if (!empty) throw new Error(`no reply for protocol ${protocol}`);
  return {
    requests,
    send(request) {
      requests.push(request);
      return Promise.resolve(reply(empty.type, empty.body(operation())));
    },
    close() {},
  };
}

function reply(contentType: string, bytes: Uint8Array): HttpResponse {
  return {
    status: 200,
    reason: "OK",
    headers: { "content-type": contentType, "smithy-protocol": "rpc-v2-cbor", "x-amzn-requestid": "sweep" },
    body: {
      bytes: () => Promise.resolve(bytes),
      async *stream() {
        yield bytes;
      },
      cancel() {},
    },
  };
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
