/** A transport that keeps what it was asked to send and answers with an empty success of the service's protocol. */
import { frame } from "../../packages/core/src/eventstream/frame-fixture.ts";
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

/** Replies that cannot be empty, by operation. */
const OWN_BODIES: Readonly<Record<string, string>> = {
  // S3: where the bucket is, in an element of its own.
  GetBucketLocation: '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>',
  // Timestream: what its other calls ask first.
  DescribeEndpoints: '{"Endpoints":[{"Address":"cell1.timestream.us-east-1.amazonaws.com","CachePeriodInMinutes":1440}]}',
};

/** What the transport has to know of the operation that is called. */
export interface CalledOperation {
  readonly name: string;
  readonly extras?: { readonly eventStream?: unknown } | undefined;
}

/** @param protocol - name of the protocol in effect */
export function scriptedTransport(protocol: string, called: () => CalledOperation): ScriptedTransport {
  const requests: HttpRequest[] = [];
  const empty = EMPTY_BODIES[protocol];
  if (!empty) throw new Error(`no reply for protocol ${protocol}`);
  return {
    requests,
    send(request) {
      requests.push(request);
      const operation = called();
      if (operation.extras?.eventStream)
        return Promise.resolve(reply("application/vnd.amazon.eventstream", initialResponse(empty)));
      const name = request.headers["x-amz-target"]?.replace(/^.*\./, "") ?? operation.name;
      const own = OWN_BODIES[name];
      return Promise.resolve(reply(empty.type, own === undefined ? empty.body(name) : utf8(own)));
    },
    close() {},
  };
}

/** An event stream that ends after its first message, which carries the output's other members. */
function initialResponse(empty: { type: string; body: (operation: string) => Uint8Array }): Uint8Array {
  return frame({ ":message-type": "event", ":event-type": "initial-response", ":content-type": empty.type }, empty.body(""));
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
