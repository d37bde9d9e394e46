/**
 * Signs the events of an input. Each signature covers the one before it; the first is that of the request, and an empty event ends
 * the stream. Proven equal to `@smithy/signature-v4` in `sign-events.test.ts`.
 *
 * @see https://docs.aws.amazon.com/transcribe/latest/dg/streaming-setting-up.html
 */
import { hmacSha256Hex, sha256Hex } from "#platform";
import { signingDate } from "../auth/signing-date.ts";
import { signingKey } from "../auth/sigv4.ts";
import type { Credentials } from "../client/resolved-config.ts";
import { encodeHeaders, encodeMessage, type TypedHeader } from "./encoder.ts";

/** The value of `x-amz-content-sha256` for a body of signed events. */
export const STREAMING_EVENTS = "STREAMING-AWS4-HMAC-SHA256-EVENTS";

const NO_EVENT: Uint8Array = /*#__PURE__*/ new Uint8Array(0);
const AUTHORIZATION = /^AWS4-HMAC-SHA256 Credential=[^/]*\/\d+\/([^/]*)\/([^/]*)\/aws4_request,.*Signature=([0-9a-f]+)$/;

/** Who signs, and the clock for it. */
export interface EventSigner {
  credentials(): Credentials | Promise<Credentials>;
  clock(): Date;
}

/**
 * Wraps events into signed messages.
 *
 * @param authorization - of the signed request; events of a request signed in another way stay as they are
 */
export async function* signEvents(
  events: AsyncIterable<Uint8Array>,
  authorization: string | undefined,
  signer: EventSigner,
): AsyncGenerator<Uint8Array, void> {
  const [, region, service, seed] = AUTHORIZATION.exec(authorization ?? "") ?? [];
  if (seed === undefined) {
    yield* events;
    return;
  }
  let previous = seed;
  const sign = async (event: Uint8Array): Promise<Uint8Array> => {
    const date = signer.clock();
    const { long, short } = signingDate(date);
    const dated: Record<string, TypedHeader> = { ":date": { type: "timestamp", value: BigInt(date.getTime()) } };
    const scope = `${short}/${region}/${service}/aws4_request`;
    const text = `AWS4-HMAC-SHA256-PAYLOAD\n${long}\n${scope}\n${previous}\n${sha256Hex(encodeHeaders(dated))}\n${sha256Hex(event)}`;
    previous = hmacSha256Hex(signingKey(await signer.credentials(), short, region!, service!), text);
    return encodeMessage({ ...dated, ":chunk-signature": { type: "bytes", value: fromHex(previous) } }, event);
  };
  for await (const event of events) yield await sign(event);
  yield await sign(NO_EVENT);
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, index) => Number.parseInt(text.slice(index * 2, index * 2 + 2), 16));
}
