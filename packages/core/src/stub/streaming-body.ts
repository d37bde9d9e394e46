/** Streaming bodies for stubbed outputs: what `getObject` gives as `Body`. */
import { StreamingBody } from "../http/streaming-body.ts";
import { bodyOf, type BodySource } from "./buffered-body.ts";

/**
 * Makes the body of a stubbed output.
 *
 * @param source - text, bytes, or an async iterable of pieces
 * @example
 * stubber.addResponse("getObject", { Body: streamingBody("hello") });
 */
export function streamingBody(source: BodySource): StreamingBody {
  return new StreamingBody({ status: 200, reason: "OK", headers: {}, body: bodyOf(source) });
}
