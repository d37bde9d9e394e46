import { gunzipSync } from "node:zlib";
import { readOperation, type OperationDescription, type OperationModel } from "../client/operation.ts";
import type { ResolvedConfig } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import { compression } from "../codegen/v1/compression.ts";
import { normalizeBody, type StreamBody } from "../http/stream-body.ts";
import type { HttpRequest, RequestBody } from "../http/request.ts";

const service = { name: "x", protocol: { wireNameOf: (name: string) => name } } as unknown as Service;

function operation(description: OperationDescription): OperationModel {
  return readOperation({ name: "Op", http: "POST /", description: JSON.stringify(description), extras: undefined }, service);
}

function request(body: RequestBody, headers: Record<string, string> = {}): HttpRequest {
  return { method: "POST", protocol: "https:", hostname: "h", port: undefined, path: "/", query: "", headers, body };
}

async function unpacked(body: RequestBody): Promise<string> {
  const pieces: Uint8Array[] = [];
  if (body instanceof Uint8Array) pieces.push(body);
  else for await (const piece of body as AsyncIterable<Uint8Array>) pieces.push(piece);
  return gunzipSync(Buffer.concat(pieces)).toString();
}

const config = { disableRequestCompression: false, requestMinCompressionSizeBytes: 10 } as ResolvedConfig;
const plain = operation({ compression: ["gzip"] });
const streaming = operation({
  compression: ["gzip"],
  input: { $: { Body: { $: "B", streaming: true } }, payload: "Body" } as never,
});
const sized = operation({
  compression: ["gzip"],
  input: { $: { Body: { $: "B", streaming: true, length: true } }, payload: "Body" } as never,
});

describe("request compression", () => {
  test("compresses a body of the least size, and corrects its headers", async () => {
    const sent = request("0123456789", { "content-encoding": "custom", "content-length": "10" });
    await compression.apply(sent, plain, config);
    expect(await unpacked(sent.body)).toBe("0123456789");
    expect(sent.headers).toEqual({
      "content-encoding": "custom,gzip",
      "content-length": String((sent.body as Uint8Array).length),
    });
  });

  test.each([
    ["short", plain, config, "012345678"],
    ["not modelled", operation({}), config, "0123456789"],
    ["switched off", plain, { ...config, disableRequestCompression: true }, "0123456789"],
    ["signed by v2", plain, { ...config, signatureVersion: "v2" }, "0123456789"],
    ["absent", plain, config, undefined],
    ["of a kind whose length is needed", sized, config, "0123456789"],
  ])("leaves a body alone that is %s", async (_reason, model, settings, body) => {
    const sent = request(body);
    await compression.apply(sent, model, settings);
    expect([sent.body, sent.headers]).toEqual([body, {}]);
  });

  test("compresses a stream as it is read, again for every attempt", async () => {
    const sent = request((await normalizeBody(new Blob(["tiny"]))) as RequestBody, { "content-length": "4" });
    await compression.apply(sent, streaming, config);
    expect(sent.headers).toEqual({ "content-encoding": "gzip" });
    expect((sent.body as StreamBody).replayable).toBe(true);
    expect([await unpacked(sent.body), await unpacked(sent.body)]).toEqual(["tiny", "tiny"]);
  });
});
