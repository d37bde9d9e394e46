/** Targets of `downloadFileobj`: whatever takes bytes one after the other. They belong to the caller and stay open. */
import { TransferArgumentError } from "../errors.ts";
import type { OpenFile, SequentialWriter } from "../platform/file-system.ts";

/** The part of a Node stream that a download needs. */
interface NodeWritable {
  write(piece: Uint8Array, done: (error?: Error | null) => void): boolean;
  on(event: "error" | "close", listener: (error?: Error) => void): unknown;
  off(event: "error" | "close", listener: (error?: Error) => void): unknown;
}

/** Anything with a `write` that may return a promise; Node's writable streams and file handles are such. */
export interface ObjectWithWrite {
  write(piece: Uint8Array): unknown;
}

/** Everything `downloadFileobj` takes. */
export type DownloadTarget = WritableStream<Uint8Array> | ObjectWithWrite;

/**
 * The writer of what a caller has at hand.
 *
 * @throws TransferArgumentError when it cannot be written to
 */
export function openTarget(fileobj: DownloadTarget): SequentialWriter {
  const facts = (typeof fileobj === "object" && fileobj !== null ? fileobj : {}) as Partial<Record<string, unknown>>;
  if (typeof facts["getWriter"] === "function") return webWriter(fileobj as WritableStream<Uint8Array>);
  if (typeof facts["write"] !== "function") throw new TransferArgumentError("Fileobj must implement write");
  if (typeof facts["fd"] === "number" && typeof facts["stat"] === "function") return handleWriter(fileobj as unknown as OpenFile);
  if (typeof facts["on"] === "function" && typeof facts["pipe"] === "function")
    return nodeWriter(fileobj as unknown as NodeWritable);
  return {
    write: async (piece) => void (await (fileobj as ObjectWithWrite).write(piece)),
    release() {},
  };
}

function webWriter(stream: WritableStream<Uint8Array>): SequentialWriter {
  const writer = stream.getWriter();
  return {
    async write(piece) {
      await writer.ready;
      await writer.write(piece);
    },
    release: () => writer.releaseLock(),
  };
}

/** A file handle is written where it stands; in append mode that is its end. */
function handleWriter(handle: OpenFile): SequentialWriter {
  return {
    async write(piece) {
      let written = 0;
      while (written < piece.length) {
        const { bytesWritten } = await handle.write(piece, written, piece.length - written, null);
        written += bytesWritten;
      }
    },
    release() {},
  };
}

/** Each write waits until the stream took it, so that nothing piles up in front of a slow one. */
function nodeWriter(stream: NodeWritable): SequentialWriter {
  let failure: { readonly error: unknown } | undefined;
  let reject: ((error: unknown) => void) | undefined;
  const fail = (error?: Error): void => {
    failure ??= { error: error ?? new TransferArgumentError("The target stream was closed before the download was complete.") };
    reject?.(failure.error);
  };
  stream.on("error", fail);
  stream.on("close", fail);
  return {
    write: (piece) =>
      new Promise<void>((resolve, rejectWrite) => {
        if (failure) return rejectWrite(failure.error);
        reject = rejectWrite;
        stream.write(piece, (error) => (error ? rejectWrite(error) : resolve()));
      }),
    release() {
      reject = undefined;
      stream.off("error", fail);
      stream.off("close", fail);
    },
  };
}
