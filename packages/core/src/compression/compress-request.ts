/** Compresses request bodies with gzip where the model allows it (botocore `compress.py`, spec CHK-14). */
import { gzip } from "#platform";
import { GZIP_FEATURE } from "../client/user-agent.ts";
import type { OperationModel } from "../client/operation.ts";
import type { ResolvedConfig } from "../client/resolved-config.ts";
import { bodyLength, isStream } from "../http/request-body.ts";
import type { HttpRequest } from "../http/request.ts";
import { StreamBody } from "../http/stream-body.ts";

/** Compresses a body that is long enough, or any stream whose length need not be known. */
export function compressRequest(
  request: HttpRequest,
  operation: OperationModel,
  config: ResolvedConfig,
): string | undefined | Promise<string> {
  const { body } = request;
  if (config.disableRequestCompression || config.signatureVersion === "v2" || body === undefined) return undefined;
  if (!operation.traits.compression?.includes("gzip") || !isWorthwhile(operation, body, config)) return undefined;
  if (!isStream(body)) {
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    return gzip(bytes).then((compressed) => finish(request, compressed, String(compressed.length)));
  }
  const compressed = new StreamBody(() => gzipPieces(body), {
    length: undefined,
    replayable: body.replayable,
    description: String(body),
    abandon: () => body.abandon(),
  });
  return finish(request, compressed, undefined);
}

function isWorthwhile(operation: OperationModel, body: HttpRequest["body"], config: ResolvedConfig): boolean {
  const { streamingInput, input } = operation;
  if (streamingInput !== undefined) return input?.memberByName.get(streamingInput)?.shape.length !== true;
  return (bodyLength(body) ?? 0) >= config.requestMinCompressionSizeBytes;
}

/** @returns the feature id */
function finish(request: HttpRequest, body: HttpRequest["body"], length: string | undefined): string {
  const { headers } = request;
  const encoding = headers["content-encoding"];
  request.body = body;
  headers["content-encoding"] = encoding ? `${encoding},gzip` : "gzip";
  if (length === undefined) delete headers["content-length"];
  else if (headers["content-length"] !== undefined) headers["content-length"] = length;
  return GZIP_FEATURE;
}

async function* gzipPieces(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const source = body[Symbol.asyncIterator]();
  const readable = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(value as Uint8Array<ArrayBuffer>);
    },
    async cancel() {
      await source.return?.();
    },
  });
  const reader = readable.pipeThrough(new CompressionStream("gzip")).getReader();
  let isFinished = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if ((isFinished = done)) return;
      yield value!;
    }
  } finally {
    if (!isFinished) await reader.cancel().catch(() => undefined);
  }
}
