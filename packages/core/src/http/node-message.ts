/** A request in the form Node's http modules take it. */
import type { ClientRequest, RequestOptions } from "node:http";
import { hostHeader } from "../auth/canonical-request.ts";
import type { ConnectionUser } from "./host-connections.ts";
import { bareHost, type Connector } from "./node-connector.ts";
import type { Tunnel } from "./node-tunnel.ts";
import { bodyLength, isStream } from "./request-body.ts";
import type { HttpRequest } from "./request.ts";

/** Headers as Node takes them at the least cost: names and values in turn. */
export interface HeaderList {
  readonly list: readonly string[];
  /** False when a value has other characters. */
  readonly isAscii: boolean;
}

/**
 * The headers of a request with its host, and with the length of a body in memory. Node writes text as Latin-1 and signatures are made
 * over UTF-8, so that values beyond ASCII are given as the bytes they are.
 */
export function headerList(request: HttpRequest): HeaderList {
  const { headers, body } = request;
  const list = headers["host"] === undefined ? ["host", hostHeader(request)] : [];
  let isAscii = true;
  for (const name in headers) {
    let value = headers[name]!;
    if (Buffer.byteLength(value) !== value.length) {
      isAscii = false;
      value = Buffer.from(value, "utf8").toString("latin1");
    }
    list.push(name, value);
  }
  if (body !== undefined && !isStream(body) && headers["content-length"] === undefined)
    list.push("content-length", String(bodyLength(body)));
  return { list, isAscii };
}

/** A request whose head is complete; its body is not sent yet. */
export interface OpenedMessage {
  readonly message: ClientRequest;
  /** False when headers have other characters. */
  readonly isAscii: boolean;
}

/**
 * Makes Node's request.
 *
 * @param user - told of the connection, where a host's own are used
 * @throws the error of Node for a path or headers that cannot be sent
 */
export function openMessage(
  request: HttpRequest,
  { request: make, connections, proxy }: Connector,
  user: ConnectionUser,
  tunnel: Tunnel | undefined,
): OpenedMessage {
  const { method, protocol, hostname, port, path, query } = request;
  const { list, isAscii } = headerList(request);
  const options = {
    agent: connections,
    method,
    protocol,
    hostname: bareHost(hostname),
    port,
    path: query === "" ? path : `${path}?${query}`,
    headers: list,
    joinDuplicateHeaders: true,
    user,
  } as RequestOptions & { tunnel?: Tunnel };
  if (tunnel) options.tunnel = tunnel;
  return { message: make(proxy?.forward ? proxy.forward(options) : options), isAscii };
}
