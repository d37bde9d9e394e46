/** Which error of the HTTP family stands for what Node reports (botocore `httpsession.py` does the same for urllib3). */
import type { Socket } from "node:net";
import { BotoCoreError } from "../errors/botocore-error.ts";
import {
  ConnectionClosedError,
  ConnectTimeoutError,
  EndpointConnectionError,
  ReadTimeoutError,
  SSLError,
  unexpectedHttpError,
} from "../errors/http.ts";
import { requestUrl, type HttpRequest } from "./request.ts";

const UNREACHABLE =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM|EMFILE|ENFILE|ENOBUFS)$/;
const CLOSED =
  /^(UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|ECONNRESET|ECONNABORTED|EPIPE|HPE_\w+|ERR_STREAM_PREMATURE_CLOSE|ERR_STREAM_DESTROYED|ERR_HTTP_CONTENT_LENGTH_MISMATCH)$/;
const TLS =
  /^(CERT_|ERR_TLS_|ERR_SSL_|ERR_OSSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO$|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_EXCEEDED|INVALID_PURPOSE)/;

/**
 * Turns an error of Node into one of the HTTP family; errors that are of our own pass unchanged.
 *
 * @param to - the request or its address
 * @param socket - tells whether a connection existed
 */
export function nodeHttpError(error: unknown, to: HttpRequest | string, socket?: Socket | null): unknown {
  if (error instanceof BotoCoreError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  const url = typeof to === "string" ? to : requestUrl(to);
  const options = { cause: error };
  if (code === undefined) return unexpectedHttpError(error);
  if (TLS.test(code)) return new SSLError(url, message, options);
  if (UNREACHABLE.test(code)) return new EndpointConnectionError(url, options);
  if (code === "ETIMEDOUT" || code === "ESOCKETTIMEDOUT") {
    return socket?.connecting === false ? new ReadTimeoutError(url, options) : new ConnectTimeoutError(url, options);
  }
  return CLOSED.test(code) ? new ConnectionClosedError(url, options) : unexpectedHttpError(error);
}
