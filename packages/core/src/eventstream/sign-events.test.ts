/** Proves signed events equal to those of the library, one after the other. */
import { SignatureV4 } from "@smithy/signature-v4";
import { LibrarySha256 } from "../auth/library-fixture.ts";
import { hex } from "../platform/hex.ts";
import { EventStreamDecoder } from "./decoder.ts";
import { encodeHeaders } from "./encoder.ts";
import { signEvents } from "./sign-events.ts";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token" };
const SEED = "a".repeat(64);
const AUTHORIZATION = `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/eu-west-1/lex/aws4_request, SignedHeaders=host, Signature=${SEED}`;

async function* events() {
  yield Uint8Array.of(1, 2, 3);
  yield new Uint8Array(0);
  yield new Uint8Array(70_000).fill(7);
}

test("events are signed as the library signs them, and an empty one ends the stream", async () => {
  const library = new SignatureV4({ credentials, region: "eu-west-1", service: "lex", sha256: LibrarySha256 });
  let second = 0;
  const clock = () => new Date(Date.UTC(2026, 0, 2, 23, 59, 58 + second++, 123));
  const decoder = new EventStreamDecoder();
  for await (const frame of signEvents(events(), AUTHORIZATION, { credentials: () => credentials, clock })) decoder.push(frame);
  const messages = [];
  for (let next = decoder.next(); next; next = decoder.next()) messages.push(next);
  expect(messages.map(({ payload }) => payload.length)).toEqual([3, 0, 70_000, 0]);
  let priorSignature = SEED;
  for (const [index, { headers, payload }] of messages.entries()) {
    const date = new Date(Date.UTC(2026, 0, 2, 23, 59, 58 + index, 123));
    expect(headers[":date"]).toBe(date.getTime());
    const signed = await library.sign(
      { headers: encodeHeaders({ ":date": { type: "timestamp", value: BigInt(date.getTime()) } }), payload },
      { signingDate: date, priorSignature },
    );
    expect(hex(headers[":chunk-signature"] as Uint8Array)).toBe(signed);
    priorSignature = signed;
  }
});

test("events of a request that is not signed by Signature Version 4 stay as they are", async () => {
  const signer = { credentials: () => credentials, clock: () => new Date() };
  for (const authorization of ["Bearer token", undefined]) {
    const frames = [];
    for await (const frame of signEvents(events(), authorization, signer)) frames.push(frame.length);
    expect(frames).toEqual([3, 0, 70_000]);
  }
});
